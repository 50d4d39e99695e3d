using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using BondResolution.Domain;
using BondResolution.Domain.Bonds;
using BondResolution.Domain.Money;
using BondResolution.Domain.Payouts;
using BondResolution.Domain.Time;
using BondResolution.Integrity;

namespace BondResolution.EventStore.Codec;

/// <summary>
/// How values of a type stand in an event's JSON: money, prices and rates as texts, enumerations by their words, days as yyyy-MM-dd,
/// records as objects.
/// </summary>
internal abstract class ValueJson
{
    private const string DateFormat = "yyyy-MM-dd";

    private delegate object Reading(ref Utf8JsonReader reader);

    private static readonly Dictionary<Type, ValueJson> Plain = new()
    {
        [typeof(string)] = new Scalar((ref r) => Text(ref r), (to, value) => to.WriteStringValue((string)value)),
        [typeof(bool)] = new Scalar(
            (ref r) => r.TokenType is JsonTokenType.True or JsonTokenType.False ? r.GetBoolean() : throw new JsonException("true or false was expected"),
            (to, value) => to.WriteBooleanValue((bool)value)),
        [typeof(int)] = new Scalar(
            (ref r) => r.TokenType == JsonTokenType.Number && r.TryGetInt32(out var number) ? number : throw new JsonException("a whole number was expected"),
            (to, value) => to.WriteNumberValue((int)value)),
        [typeof(long)] = new Scalar(
            (ref r) => r.TokenType == JsonTokenType.Number && r.TryGetInt64(out var number) ? number : throw new JsonException("a whole number was expected"),
            (to, value) => to.WriteNumberValue((long)value)),
        [typeof(DateOnly)] = new Scalar((ref r) => Date(Text(ref r)), (to, value) => to.WriteStringValue(((DateOnly)value).ToString(DateFormat, CultureInfo.InvariantCulture))),
        [typeof(DateTimeOffset)] = new Scalar(
            (ref r) => InstantText.Parse(Text(ref r)),
            (to, value) => to.WriteStringValue(InstantText.Format((DateTimeOffset)value))),
        [typeof(Fen)] = new Scalar(
            (ref r) => Fen.TryParse(Text(ref r), out var amount) ? amount : throw new JsonException("an amount in yuan with two decimals was expected"), WriteText),
        [typeof(Price)] = new Scalar((ref r) => Price.TryParse(Text(ref r), out var price) ? price : throw new JsonException("a price was expected"), WriteText),
        [typeof(Rate)] = new Scalar((ref r) => Rate(Text(ref r)), WriteText),
        [typeof(RateSteps)] = new Scalar(ReadSteps, WriteSteps),
        [typeof(Scheme)] = new Scalar(ReadScheme, (to, value) => SchemeJson.Write(to, (Scheme)value)),
        [typeof(AccountNumber)] = new Scalar((ref r) => (AccountNumber)Text(ref r), WriteText),
        [typeof(PersonToken)] = new Scalar((ref r) => (PersonToken)Text(ref r), WriteText)
    };

    /// <summary>The form of a type.</summary>
    public static ValueJson Of(Type type) =>
        Plain.TryGetValue(type, out var plain) ? plain
        : type.IsEnum ? new Word(type)
        : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>) ? new ArrayJson(type)
        : RecordJson.OfRecord(type);

    /// <summary>Reads a value; the reader stands on its first token, and on its last behind.</summary>
    /// <exception cref="JsonException">It is not of this form.</exception>
    public abstract object Read(ref Utf8JsonReader reader);

    public abstract void Write(Utf8JsonWriter to, object value);

    private protected static void Expect(bool isSo, string what)
    {
        if (!isSo)
            throw new JsonException($"{what} was expected");
    }

    private static string Text(ref Utf8JsonReader reader)
    {
        Expect(reader.TokenType == JsonTokenType.String, "a text");
        return reader.GetString()!;
    }

    private static void WriteText(Utf8JsonWriter to, object value) => to.WriteStringValue(value.ToString());

    private static DateOnly Date(string text) =>
        DateOnly.TryParseExact(text, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : throw new JsonException("a day as yyyy-MM-dd was expected");

    private static Rate Rate(string text) => Domain.Money.Rate.TryParse(text, out var rate) ? rate : throw new JsonException("a rate was expected");

    private static object ReadScheme(ref Utf8JsonReader reader)
    {
        using var json = JsonDocument.ParseValue(ref reader);
        var scheme = SchemeJson.Read(json.RootElement);
        return scheme.Problem is { } problem ? throw new JsonException(problem.ToString()) : scheme.Value;
    }

    /// <summary>One rate as a text, rates by date as <c>[["2024-08-15","0.0475"],…]</c>.</summary>
    private static object ReadSteps(ref Utf8JsonReader reader)
    {
        using var json = JsonDocument.ParseValue(ref reader);
        if (json.RootElement.ValueKind == JsonValueKind.String)
            return RateSteps.Of(Rate(json.RootElement.GetString()!));
        Expect(json.RootElement.ValueKind == JsonValueKind.Array, "a rate, or rates by day,");
        var steps = RateSteps.Of([.. json.RootElement.EnumerateArray().Select(StepOf)]);
        return steps.Problem is { } problem ? throw new JsonException(problem.ToString()) : steps.Value;
    }

    private static RateStep StepOf(JsonElement json) =>
        json.ValueKind == JsonValueKind.Array && json.GetArrayLength() == 2 && json[0].ValueKind == JsonValueKind.String && json[1].ValueKind == JsonValueKind.String
            ? new RateStep(Date(json[0].GetString()!), Rate(json[1].GetString()!))
            : throw new JsonException("a day with its rate was expected");

    private static void WriteSteps(Utf8JsonWriter to, object value)
    {
        var rates = (RateSteps)value;
        if (rates.IsSingle)
        {
            to.WriteStringValue(rates.Steps[0].Rate.ToString());
            return;
        }

        to.WriteStartArray();
        foreach (var step in rates.Steps)
        {
            to.WriteStartArray();
            to.WriteStringValue(step.From.ToString(DateFormat, CultureInfo.InvariantCulture));
            to.WriteStringValue(step.Rate.ToString());
            to.WriteEndArray();
        }

        to.WriteEndArray();
    }

    private sealed class Scalar(Reading read, Action<Utf8JsonWriter, object> write) : ValueJson
    {
        public override object Read(ref Utf8JsonReader reader) => read(ref reader);

        public override void Write(Utf8JsonWriter to, object value) => write(to, value);
    }

    private sealed class Word(Type type) : ValueJson
    {
        public override object Read(ref Utf8JsonReader reader) =>
            Words.Find(type, Text(ref reader)) ?? throw new JsonException($"one of {string.Join(", ", Words.All(type))} was expected");

        public override void Write(Utf8JsonWriter to, object value) => to.WriteStringValue(Words.All(type)[Convert.ToInt32(value, CultureInfo.InvariantCulture)]);
    }
}
