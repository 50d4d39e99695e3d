using System.Buffers;
using System.Globalization;
using System.Text;

namespace BondResolution.Files.Text;

/// <summary>What a cell says, apart from how it was typed.</summary>
internal static class CellText
{
    private const int MaxQuoted = 40;

    /// <summary>Invisible marks (zero width, direction, soft hyphen, byte order) and the mark of a character lost earlier.</summary>
    private static readonly SearchValues<char> Hidden = SearchValues.Create(
        "\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B\u180C\u180D\u180E\u200B\u200C\u200D\u200E\u200F\u2028\u2029" +
        "\u202A\u202B\u202C\u202D\u202E\u2060\u2061\u2062\u2063\u2064\u2065\u2066\u2067\u2068\u2069\u3164\uFEFF\uFFA0" +
        "\uFFF9\uFFFA\uFFFB\uFFFC\uFFFD");

    /// <summary>Whether a cell is ASCII from the first visible character to the last: then there is nothing to do.</summary>
    public static bool IsPlain(ReadOnlySpan<char> cell)
    {
        // a loop, not a search through a range: cells are short, and that search allocates until it is compiled again
        foreach (var c in cell)
        {
            if (c is < ' ' or > '~')
                return false;
        }

        return cell.Length == 0 || (cell[0] > ' ' && cell[^1] > ' ');
    }

    /// <summary>Position of the first invisible or control character, or -1. Line breaks and tabs are let through where text may have them.</summary>
    public static int FindHidden(ReadOnlySpan<char> cell, bool allowsBreaks)
    {
        for (var at = 0; at < cell.Length; at++)
        {
            var c = cell[at];
            if (c is >= ' ' and < '\u007F' or >= '\u4E00' and <= '\u9FFF')
                continue;
            if (c < ' ' ? !(allowsBreaks && c is '\n' or '\r' or '\t') : c is >= '\u007F' and <= '\u009F' || Hidden.Contains(c))
                return at;
        }

        return -1;
    }

    /// <summary>Without space around it.</summary>
    public static string Trim(string cell) => IsPlain(cell) ? cell : cell.Trim();

    /// <summary>Trimmed, full-width letters, digits and signs as ASCII: １２３ is 123, ＡＢ is AB.</summary>
    public static string Narrow(string cell)
    {
        if (IsPlain(cell))
            return cell;
        var text = new StringBuilder(cell.Length);
        foreach (var c in cell)
            text.Append(c is >= '\uFF01' and <= '\uFF5E' ? (char)(c - 0xFEE0) : c == '\u3000' ? ' ' : c);
        return text.ToString().Trim();
    }

    /// <summary>How names of columns and words are compared: narrow, lower case, without spaces and underscores.</summary>
    public static string Word(string cell)
    {
        var narrow = Narrow(cell);
        var text = new StringBuilder(narrow.Length);
        foreach (var c in narrow)
        {
            if (c != '_' && !char.IsWhiteSpace(c))
                text.Append(char.ToLowerInvariant(c));
        }

        return text.ToString();
    }

    /// <summary>
    /// A cell of a row as a message shows it. What may be a name is cut to its first character, for rows slip and names come to stand in other columns; numbers of persons are
    /// masked by the message itself (<see cref="Domain.Problems.Problem"/>). The whole of it is in the rejects.
    /// </summary>
    public static string QuoteRow(string cell) => Quote(MayBeName(cell) ? Vault.MaskedHolder.First(cell.Trim()) : cell);

    /// <summary>Whether a cell has two Chinese characters or more that are not all a number in words.</summary>
    private static bool MayBeName(string cell)
    {
        const string Counting = "零〇一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾佰仟元角分整正";
        var (han, naming) = (0, 0);
        foreach (var c in cell)
        {
            var isHan = c is >= '\u4E00' and <= '\u9FFF';
            han += isHan ? 1 : 0;
            naming += isHan && !Counting.Contains(c, StringComparison.Ordinal) ? 1 : 0;
        }

        return han > 1 && naming > 0;
    }

    /// <summary>A number of a person as a message shows it.</summary>
    public static string QuotePerson(string cell) => Quote(Vault.MaskedHolder.Middle(cell.Trim(), 4, 4));

    /// <summary>A cell as a message shows it: one line, no more than 40 characters, nothing invisible.</summary>
    public static string Quote(string cell)
    {
        var text = new StringBuilder(cell.Length + 2).Append('"');
        foreach (var c in cell.AsSpan(0, Math.Min(cell.Length, MaxQuoted)))
        {
            if (c < ' ' || c is >= '\u007F' and <= '\u009F' || char.IsSurrogate(c) || Hidden.Contains(c))
                text.Append("\\u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture));
            else
                text.Append(c);
        }

        return text.Append(cell.Length > MaxQuoted ? "…\"" : "\"").ToString();
    }
}
