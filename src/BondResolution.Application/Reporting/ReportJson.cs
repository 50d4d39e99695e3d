using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using BondResolution.Domain.Money;
using BondResolution.Files.Payouts;
using BondResolution.Views.Reports;

namespace BondResolution.Application.Reporting;

/// <summary>Reports as JSON: money as yuan strings, bonds as integers, instants in RFC 3339 UTC.</summary>
public static class ReportJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.General)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        Converters = { new YuanConverter(), new InstantConverter() }
    };

    private static readonly JsonSerializerOptions OneLine = new(Options) { WriteIndented = false };

    /// <summary>A report as a JSON tree; an absent value stands as null.</summary>
    public static JsonNode Of<T>(T report) => JsonSerializer.SerializeToNode(report, Options)!;

    /// <summary>The totals of a payout list under the names of the list's columns, with the fee.</summary>
    public static JsonObject Totals(PayoutListColumns list, Fen fee)
    {
        var (principal, interest, tax) = (Money(list.PrincipalFen), Money(list.InterestFen), Money(list.TaxFen));
        return new JsonObject
        {
            ["holders"] = list.Count,
            ["units"] = Sum(list.Units),
            ["units_paid"] = Sum(list.UnitsPaid),
            ["units_deferred"] = Sum(list.UnitsDeferred),
            ["principal"] = principal.ToString(),
            ["interest"] = interest.ToString(),
            ["gross"] = (principal + interest).ToString(),
            ["tax"] = tax.ToString(),
            ["net"] = (principal + interest - tax).ToString(),
            ["deferred"] = Money(list.DeferredFen).ToString(),
            ["fee"] = fee.ToString()
        };
    }

    /// <summary>A recorded list as the columns that are written.</summary>
    public static PayoutListColumns Columns(PayoutList list) => new()
    {
        Accounts = list.Accounts, Units = list.Units, UnitsPaid = list.UnitsPaid, UnitsDeferred = list.UnitsDeferred,
        PrincipalFen = list.PrincipalFen, InterestFen = list.InterestFen, TaxFen = list.TaxFen, DeferredFen = list.DeferredFen
    };

    /// <summary>A report straight as it is printed: one of a million rows makes no tree of them.</summary>
    public static string TextOf<T>(T report) => JsonSerializer.Serialize(report, Options);

    /// <summary>JSON as one line: of many answers to many lines, a line each.</summary>
    public static string Line(JsonNode json) => json.ToJsonString(OneLine);

    /// <summary>JSON as it is printed.</summary>
    public static string Text(JsonNode json) => json.ToJsonString(Options);

    private static long Sum(ReadOnlyMemory<long> column)
    {
        long sum = 0;
        foreach (var value in column.Span)
            sum += value;
        return sum;
    }

    private static Fen Money(ReadOnlyMemory<long> fen) => new(Sum(fen));

    private sealed class YuanConverter : JsonConverter<Fen>
    {
        public override Fen Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            Fen.TryParse(reader.GetString() ?? "", out var amount) ? amount : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, Fen value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }

    private sealed class InstantConverter : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            DateTimeOffset.Parse(reader.GetString()!, CultureInfo.InvariantCulture);

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(
            value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture));
    }
}
