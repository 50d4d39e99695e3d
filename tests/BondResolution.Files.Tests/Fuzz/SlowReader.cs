using System.Globalization;
using System.Text;

namespace BondResolution.Files.Tests.Fuzz;

/// <summary>
/// Reads what stands in a delimited text, slowly, by nothing but RFC 4180 and a header's line: what a reader that was written to be fast and
/// careful is held against. It shares no code with it.
/// </summary>
internal static class SlowReader
{
    /// <summary>Every record that is not blank, with the physical line on which it begins and its fields, trimmed.</summary>
    public static List<(int Line, List<string> Fields)> Records(byte[] bytes, string encoding, char delimiter)
    {
        var text = Decode(bytes, encoding);
        var records = new List<(int, List<string>)>();
        var (line, began, fields, field, isQuoted, wasQuoted) = (1, 1, new List<string>(), new StringBuilder(), false, false);
        for (var at = 0; at <= text.Length; at++)
        {
            var c = at < text.Length ? text[at] : '\n';
            var isEnd = c is '\n' or '\r';
            if (isQuoted && at < text.Length)
            {
                if (c == '"' && at + 1 < text.Length && text[at + 1] == '"')
                    field.Append(text[at++]);
                else if (c == '"')
                    isQuoted = false;
                else
                    field.Append(c);
            }
            else if (c == '"' && field.Length == 0 && !wasQuoted)
            {
                isQuoted = wasQuoted = true;
            }
            else if (c == delimiter || isEnd)
            {
                fields.Add(field.ToString().Trim());
                field.Clear();
                wasQuoted = false;
            }
            else
            {
                field.Append(c);
            }

            if (isEnd && !isQuoted)
            {
                if (fields.Exists(f => f.Length > 0))
                    records.Add((began, fields));
                fields = [];
            }

            if (c == '\n' || (c == '\r' && (at + 1 >= text.Length || text[at + 1] != '\n')))
                line++;
            if (isEnd && !isQuoted)
            {
                if (c == '\r' && at + 1 < text.Length && text[at + 1] == '\n')
                {
                    at++;
                    line++;
                }

                began = line;
            }
        }

        return records;
    }

    /// <summary>A number of bonds as a text writes it: digits, perhaps full-width, perhaps in groups of three, perhaps with zeros after a point; null for anything else.</summary>
    public static long? Bonds(string text)
    {
        var narrow = Narrow(text);
        var point = narrow.IndexOf('.', StringComparison.Ordinal);
        if (point >= 0 && point < narrow.Length - 1 && narrow[(point + 1)..].All(c => c == '0'))
            narrow = narrow[..point];
        var digits = narrow.Replace(",", "", StringComparison.Ordinal);
        if (digits.Length is 0 or > 18 || digits.Any(c => c is < '0' or > '9'))
            return null;
        var value = long.Parse(digits, CultureInfo.InvariantCulture);
        return narrow == digits || narrow == Grouped(digits) ? value : null;
    }

    /// <summary>What a cell says: full-width as ASCII, without a spreadsheet's apostrophe and without the formula that makes a text of it.</summary>
    public static string Narrow(string text)
    {
        var said = text.Length > 1 && text[0] is '\'' or '＇' ? text[1..].Trim() : text;
        if (said.StartsWith("=\"", StringComparison.Ordinal) && said.EndsWith('"') && said.Count(c => c == '"') == 2)
            said = said[2..^1];
        return string.Concat(said.Select(c => c is >= '！' and <= '～' ? (char)(c - 0xFEE0) : c == '　' ? ' ' : c)).Trim();
    }

    private static string Grouped(string digits)
    {
        for (var at = digits.Length - 3; at > 0; at -= 3)
            digits = digits.Insert(at, ",");
        return digits;
    }

    private static string Decode(byte[] bytes, string encoding) => encoding switch
    {
        "utf-16le" => Encoding.Unicode.GetString(bytes)[1..],
        "utf-16be" => Encoding.BigEndianUnicode.GetString(bytes)[1..],
        "gb18030" => Encoding.GetEncoding("GB18030").GetString(bytes),
        "utf-8-bom" => Encoding.UTF8.GetString(bytes)[1..],
        _ => Encoding.UTF8.GetString(bytes)
    };
}
