namespace BondResolution.Application.Lists;

/// <summary>A field of CSV.</summary>
public static class CsvField
{
    /// <summary>A text as RFC 4180 wants it: in quotes where it holds a comma, a quote or an end of line.</summary>
    public static string Quoted(string text) =>
        text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
