using System.Collections.Immutable;
using System.Globalization;
using System.Xml;

namespace BondResolution.Files.Workbooks.OpenXml;

/// <summary>A sheet's part before its rows are read: what kind of sheet it is, and which of its cells are merged, which stands after the rows.</summary>
/// <param name="HasRows">Whether it is a sheet of cells; a chart has none.</param>
/// <param name="Merged">First and last row, from 1, of each range of merged cells, in ascending order.</param>
internal sealed record SheetOutline(bool HasRows, ImmutableArray<(int First, int Last)> Merged)
{
    /// <summary>Goes through the whole part once, so that damage is known before a row of any sheet is taken; null where it is no sheet.</summary>
    public static SheetOutline? Of(XmlReader xml)
    {
        xml.MoveToContent();
        if (xml.LocalName is "chartsheet" or "dialogsheet" or "macrosheet")
        {
            xml.Skip();
            return new SheetOutline(false, []);
        }

        if (xml.LocalName != "worksheet" || !XmlText.IsOwn(xml))
            return null;
        var merged = ImmutableArray.CreateBuilder<(int, int)>();
        var data = 0;
        xml.Read();
        while (!xml.EOF)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "mergeCell" && XmlText.IsOwn(xml))
                merged.Add(RowsOf(xml.GetAttribute("ref") ?? ""));
            data += xml.NodeType == XmlNodeType.Element && xml.Depth == 1 && IsData(xml) ? 1 : 0;
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName != "mergeCells")
                xml.Skip();
            else
                xml.Read();
        }

        merged.Sort();
        return data == 1 ? new SheetOutline(true, merged.ToImmutable()) : null;
    }

    /// <summary>Whether an element holds a sheet's rows.</summary>
    public static bool IsData(XmlReader xml) => xml.LocalName == "sheetData" && XmlText.IsOwn(xml);

    /// <summary>Rows of a range such as A1:E2.</summary>
    private static (int First, int Last) RowsOf(string range)
    {
        var colon = range.IndexOf(':', StringComparison.Ordinal);
        var first = RowOf(colon < 0 ? range : range.AsSpan(0, colon));
        return (first, colon < 0 ? first : RowOf(range.AsSpan(colon + 1)));
    }

    private static int RowOf(ReadOnlySpan<char> cell) =>
        int.TryParse(cell.TrimStart("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz$"), NumberStyles.None, CultureInfo.InvariantCulture, out var row)
            ? row
            : throw new InvalidDataException($"merged cells are called {cell[..int.Min(cell.Length, 20)]}");
}
