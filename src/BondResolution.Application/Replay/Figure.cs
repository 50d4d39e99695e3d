using System.Globalization;
using System.Text.Json;
using BondResolution.Domain.Money;

namespace BondResolution.Application.Replay;

/// <summary>Compares figures: exactly, or at the precision they were published with (1.46亿, 4564.73万).</summary>
public static class Figure
{
    private const string Approximate = "~";
    private const string Truncated = "~trunc";

    /// <summary>A path without its mark of precision, and the mark.</summary>
    public static (string Path, bool AtPrecision, bool Truncates) Split(string path) =>
        path.EndsWith(Truncated, StringComparison.Ordinal) ? (path[..^Truncated.Length], true, true)
        : path.EndsWith(Approximate, StringComparison.Ordinal) ? (path[..^Approximate.Length], true, false)
        : (path, false, false);

    /// <summary>Whether the ledger's value is the expected one: numbers by value, other texts letter by letter.</summary>
    public static bool Equal(JsonElement expected, JsonElement actual)
    {
        if (expected.ValueKind == JsonValueKind.Null || actual.ValueKind == JsonValueKind.Null)
            return expected.ValueKind == actual.ValueKind;
        var (left, right) = (Text(expected), Text(actual));
        return Number(left) is { } a && Number(right) is { } b ? a == b : left == right;
    }

    /// <summary>
    /// Whether the ledger's value, brought to the unit and the decimals the expected figure is written with, is that
    /// figure: rounded half up, or cut off.
    /// </summary>
    public static bool EqualAtPrecision(string expected, JsonElement actual, bool truncates)
    {
        var (digits, scale) = expected switch
        {
            [.. var head, '亿'] => (head, 100_000_000m),
            [.. var head, '万'] => (head, 10_000m),
            _ => (expected, 1m)
        };
        digits = digits.Replace(",", "", StringComparison.Ordinal);
        if (Number(digits) is not { } wanted || Number(Text(actual)) is not { } value)
            return false;
        var point = digits.IndexOf('.');
        var decimals = point < 0 ? 0 : digits.Length - point - 1;
        var scaled = value / scale;
        return (truncates ? decimal.Round(scaled, decimals, MidpointRounding.ToZero) : Rounding.HalfUp(scaled, decimals)) == wanted;
    }

    /// <summary>A value as text, without quotes.</summary>
    public static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Null => "null",
        _ => value.GetRawText()
    };

    private static decimal? Number(string text) => DecimalText.TryParse(text, maxDecimals: 28, out var number) ? number : null;
}
