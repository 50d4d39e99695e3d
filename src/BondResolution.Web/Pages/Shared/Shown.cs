using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace BondResolution.Web.Pages.Shared;

/// <summary>How values look on a page: thousands set apart, instants in China time; the exact value stands in <c>data-value</c>.</summary>
internal static class Shown
{
    /// <summary>A figure: digits in groups of three. An unknown one is said to be unknown.</summary>
    public static string Figure(JsonNode? value, bool chinese) =>
        value is null ? chinese ? "未知" : "unknown"
        : value.GetValueKind() == JsonValueKind.Number || IsMoney(value.Exact()) ? Grouped(value.Exact()!) : value.Exact() ?? "";

    public static string Figure(string? value, bool chinese) => value is null ? chinese ? "未知" : "unknown" : Grouped(value);

    /// <summary>Sets thousands apart; a text that is no number stays as it is.</summary>
    public static string Grouped(string number)
    {
        var start = number.StartsWith('-') ? 1 : 0;
        var point = number.IndexOf('.') is var at and >= 0 ? at : number.Length;
        for (var i = start; i < number.Length; i++)
        {
            if (!char.IsAsciiDigit(number[i]) && i != point)
                return number;
        }

        var text = new StringBuilder(number);
        for (var i = point - 3; i > start; i -= 3)
            text.Insert(i, ',');
        return text.Replace("-", "−", 0, start).ToString();
    }

    /// <summary>An instant in China time, to the second.</summary>
    public static string Instant(string? instant) =>
        DateTimeOffset.TryParse(instant, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? at.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) : instant ?? "";

    /// <summary>The beginning of a hash.</summary>
    public static string Short(string? hash) => hash is { Length: > 12 } ? $"{hash[..12]}…" : hash ?? "";

    private static bool IsMoney(string? text) =>
        text is { Length: > 3 } && text[^3] == '.' && char.IsAsciiDigit(text[0] == '-' ? text[1] : text[0]);
}
