using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using BondResolution.Domain.Bonds;
using BondResolution.Domain.Money;
using BondResolution.Domain.Payouts;
using BondResolution.Domain.Time;

namespace BondResolution.EventStore.Codec;

internal sealed class FenConverter : JsonConverter<Fen>
{
    public override Fen Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
        Fen.TryParse(reader.GetString() ?? "", out var amount) ? amount : throw new JsonException("an amount in yuan with two decimals was expected");

    public override void Write(Utf8JsonWriter writer, Fen value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}

internal sealed class PriceConverter : JsonConverter<Price>
{
    public override Price Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
        Price.TryParse(reader.GetString() ?? "", out var price) ? price : throw new JsonException("a price was expected");

    public override void Write(Utf8JsonWriter writer, Price value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}

internal sealed class RateConverter : JsonConverter<Rate>
{
    public override Rate Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
        Rate.TryParse(reader.GetString() ?? "", out var rate) ? rate : throw new JsonException("a rate was expected");

    public override void Write(Utf8JsonWriter writer, Rate value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}

/// <summary>One rate as a string, rates by date as <c>[["2024-08-15","0.0475"],…]</c>.</summary>
internal sealed class RateStepsConverter : JsonConverter<RateSteps>
{
    public override RateSteps Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
    {
        using var json = JsonDocument.ParseValue(ref reader);
        if (json.RootElement.ValueKind == JsonValueKind.String)
            return RateSteps.Of(RateOf(json.RootElement));
        var steps = RateSteps.Of([.. json.RootElement.EnumerateArray().Select(StepOf)]);
        return steps.Problem is { } problem ? throw new JsonException(problem.ToString()) : steps.Value;
    }

    public override void Write(Utf8JsonWriter writer, RateSteps value, JsonSerializerOptions options)
    {
        if (value.IsSingle)
        {
            writer.WriteStringValue(value.Steps[0].Rate.ToString());
            return;
        }

        writer.WriteStartArray();
        foreach (var step in value.Steps)
        {
            writer.WriteStartArray();
            writer.WriteStringValue(step.From.ToString("yyyy-MM-dd"));
            writer.WriteStringValue(step.Rate.ToString());
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
    }

    private static RateStep StepOf(JsonElement json) =>
        json.GetArrayLength() == 2 && DateOnly.TryParseExact(json[0].GetString(), "yyyy-MM-dd", out var from)
            ? new RateStep(from, RateOf(json[1]))
            : throw new JsonException("a date with its rate was expected");

    private static Rate RateOf(JsonElement json) =>
        Rate.TryParse(json.GetString() ?? "", out var rate) ? rate : throw new JsonException("a rate was expected");
}

internal sealed class SchemeConverter : JsonConverter<Scheme>
{
    public override Scheme Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
    {
        using var json = JsonDocument.ParseValue(ref reader);
        var scheme = SchemeJson.Read(json.RootElement);
        return scheme.Problem is { } problem ? throw new JsonException(problem.ToString()) : scheme.Value;
    }

    public override void Write(Utf8JsonWriter writer, Scheme value, JsonSerializerOptions options) => SchemeJson.Write(writer, value);
}
