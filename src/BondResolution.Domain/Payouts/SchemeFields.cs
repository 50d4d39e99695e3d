using System.Text.Json;
using BondResolution.Domain.Money;
using BondResolution.Domain.Problems;

namespace BondResolution.Domain.Payouts;

/// <summary>
/// The fields of one JSON object of a scheme, asked for one after the other; remembers the first that cannot be read and
/// what was asked for, so that a field nobody asked for is found.
/// </summary>
internal sealed class SchemeFields(JsonElement element, string type)
{
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);

    /// <summary>Why the object cannot be read, or null so far.</summary>
    public Problem? Problem { get; private set; }

    public bool Has(string field)
    {
        asked.Add(field);
        return element.TryGetProperty(field, out _);
    }

    public T Read<T>(string field, string expected, Func<JsonElement, (bool Read, T Value)> read)
    {
        asked.Add(field);
        if (!element.TryGetProperty(field, out var found))
        {
            Problem ??= Missing(field);
            return default!;
        }

        var (isRead, value) = read(found);
        if (!isRead)
            Problem ??= Mistyped(field, found, expected);
        return value;
    }

    /// <summary>A price, also one below or beyond what a bond may cost: <see cref="SchemeRules"/> refuse that, for it can be read.</summary>
    public Price Price(string field) => Read(field, "yuan as a string, not negative, at most six decimals, \"0.5671\"",
        found => (DecimalText.TryParse(Text(found) ?? "", maxDecimals: 6, out var yuan), new Price(yuan)));

    public Fen Amount(string field) => Read(field, "yuan as a string with two decimals, \"45636630.00\"",
        found => (Fen.TryParse(Text(found) ?? "", out var amount), amount));

    /// <summary>What there is to divide. More than <see cref="Limits.MaxAmountFen"/> can be read, but is out of range.</summary>
    public Fen Fund(string field)
    {
        if (element.TryGetProperty(field, out var found) && Text(found) is { Length: > 3 } text && text[^3] == '.'
            && DecimalText.TryParse(text, maxDecimals: 2, out var yuan) && decimal.Abs(yuan) > new Fen(Limits.MaxAmountFen).Yuan)
        {
            asked.Add(field);
            Problem ??= SchemeProblems.FundOutOfRange.With(("fund", text), ("most", new Fen(Limits.MaxAmountFen)));
            return default;
        }

        return Amount(field);
    }

    /// <summary>A rate, also one out of range, as with <see cref="Price"/>.</summary>
    public Rate Rate(string field) => Read(field, "a rate as a string, \"0.20\"",
        found => (DecimalText.TryParse(Text(found) ?? "", maxDecimals: 10, out var rate), new Rate(rate)));

    public int Count(string field) => Read(field, "a whole number",
        found => (TryInt(found, out var count), count));

    public T Word<T>(string field, params (string Word, T Value)[] words) => Read(field, string.Join(", ", words.Select(word => $"\"{word.Word}\"")),
        found =>
        {
            var text = Text(found);
            var at = Array.FindIndex(words, word => word.Word == text);
            return (at >= 0, at >= 0 ? words[at].Value : default!);
        });

    /// <summary>The problem so far, or the first field that was never asked for.</summary>
    public Problem? Finish()
    {
        foreach (var field in element.EnumerateObject())
        {
            if (!asked.Contains(field.Name))
                Problem ??= SchemeProblems.UnknownField.With(("type", type), ("field", field.Name), ("known", string.Join(", ", asked.Order(StringComparer.Ordinal))));
        }

        return Problem;
    }

    /// <summary>A field that is missing, with one that is there and was probably meant.</summary>
    private Problem Missing(string field) => NearestWord
        .Hint(SchemeProblems.MissingField, field, element.EnumerateObject().Select(p => p.Name).Where(there => !asked.Contains(there)))
        .With(("type", type), ("field", field));

    public static Problem Mistyped(string field, JsonElement found, string expected) =>
        SchemeProblems.Mistyped.With(("field", field), ("found", Shown(found)), ("expected", expected));

    public static string? Text(JsonElement found) => found.ValueKind == JsonValueKind.String ? found.GetString() : null;

    private static bool TryInt(JsonElement found, out int count)
    {
        count = 0;
        return found.ValueKind == JsonValueKind.Number && found.TryGetInt32(out count);
    }

    /// <summary>What stands there, cut where it is long.</summary>
    private static string Shown(JsonElement found)
    {
        var text = found.GetRawText();
        return text.Length <= 60 ? text : $"{text[..60]}…";
    }
}
