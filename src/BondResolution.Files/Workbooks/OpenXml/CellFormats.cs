using System.Collections.Immutable;
using System.Globalization;
using System.Xml;

namespace BondResolution.Files.Workbooks.OpenXml;

/// <summary>Which of a workbook's formats show a number as a date or a time.</summary>
internal static class CellFormats
{
    /// <summary>For each format of cells, in order, whether it shows dates or times.</summary>
    public static ImmutableArray<bool> AreDates(XmlReader styles)
    {
        var own = new Dictionary<int, bool>();
        var found = ImmutableArray.CreateBuilder<bool>();
        var isOfCells = false;
        while (styles.Read())
        {
            if (styles.LocalName == "cellXfs")
                isOfCells = styles.NodeType == XmlNodeType.Element && !styles.IsEmptyElement;
            if (styles.NodeType != XmlNodeType.Element || !XmlText.IsOwn(styles))
                continue;
            if (styles.LocalName == "numFmt")
                own[NumberOf(styles)] = IsDate(styles.GetAttribute("formatCode") ?? "");
            else if (isOfCells && styles.LocalName == "xf")
                found.Add(own.TryGetValue(NumberOf(styles), out var isDate) ? isDate : IsDate(NumberOf(styles)));
        }

        return found.ToImmutable();
    }

    private static int NumberOf(XmlReader format) => int.Parse(format.GetAttribute("numFmtId") ?? "0", CultureInfo.InvariantCulture);

    /// <summary>Formats that every spreadsheet has, those of East Asian dates and Thai ones included.</summary>
    private static bool IsDate(int format) => format is >= 14 and <= 22 or >= 27 and <= 36 or >= 45 and <= 47 or >= 50 and <= 58 or >= 71 and <= 81;

    /// <summary>Whether a format has a part of a date or a time in it, apart from what it quotes. [h] is one; [Red] and [$-804] are none.</summary>
    private static bool IsDate(string format)
    {
        for (var at = 0; at < format.Length; at++)
        {
            switch (format[at])
            {
                case '"':
                    at = EndOf(format, at, '"');
                    break;
                case '[':
                    var end = EndOf(format, at, ']');
                    if (end > at + 1 && !format.AsSpan()[(at + 1)..int.Min(end, format.Length)].ContainsAnyExcept("hHmMsS"))
                        return true;
                    at = end;
                    break;
                case '\\' or '_' or '*':
                    at++;
                    break;
                case 'y' or 'Y' or 'm' or 'M' or 'd' or 'D' or 'h' or 'H' or 's' or 'S':
                    return true;
            }
        }

        return false;
    }

    private static int EndOf(string format, int begin, char mark)
    {
        var end = format.IndexOf(mark, begin + 1);
        return end < 0 ? format.Length : end;
    }
}
