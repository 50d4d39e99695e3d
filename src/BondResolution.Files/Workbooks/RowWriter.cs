using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace BondResolution.Files.Workbooks;

/// <summary>Writes the rows of one sheet, from its first.</summary>
internal sealed class RowWriter(OpenXmlWriter writer, IReadOnlyList<SheetColumn> columns)
{
    /// <summary>The format of texts (@).</summary>
    public const uint TextFormat = 49;

    /// <summary>The format of whole numbers (#,##0).</summary>
    public const uint WholeFormat = 3;

    /// <summary>The format of yuan (#,##0.00).</summary>
    public const uint YuanFormat = 4;

    private static readonly Row RowElement = new();
    private static readonly DocumentFormat.OpenXml.Spreadsheet.Cell CellElement = new();
    private static readonly CellValue ValueElement = new();
    private static readonly InlineString InlineElement = new();
    private static readonly OpenXmlAttribute IsInline = new("t", "", "inlineStr");
    private static readonly OpenXmlAttribute[][] Attributes =
    [
        [], [IsInline, Style(1)], [Style(2)], [Style(3)], [IsInline, Style(4)], [IsInline, Style(5)], [Style(6)], [Style(7)]
    ];

    private static readonly OpenXmlAttribute[] Wrapped = [IsInline, Style(8)];
    private static readonly OpenXmlAttribute[] FigureHeading = [IsInline, Style(9)];

    /// <summary>Points that a line of a row takes.</summary>
    private const int LineHeight = 14;

    /// <summary>Lines that a row can be high: a spreadsheet takes 409 points.</summary>
    private const int MaxLines = 29;

    private int _row;

    public void Write(ReadOnlySpan<Cell> cells)
    {
        _row++;
        var number = _row.ToString(CultureInfo.InvariantCulture);
        var lines = 1;
        for (var i = 0; i < cells.Length; i++)
            lines = int.Max(lines, LinesOf(cells[i], i));
        writer.WriteStartElement(RowElement, lines == 1 ? [new OpenXmlAttribute("r", "", number)] :
        [
            new OpenXmlAttribute("r", "", number), new OpenXmlAttribute("customHeight", "", "1"),
            new OpenXmlAttribute("ht", "", (int.Min(lines, MaxLines) * LineHeight).ToString(CultureInfo.InvariantCulture))
        ]);
        for (var i = 0; i < cells.Length; i++)
        {
            if (cells[i].Kind is CellKind.Empty)
                continue;
            writer.WriteStartElement(CellElement, [new OpenXmlAttribute("r", "", Column(i) + number), .. AttributesOf(cells[i], i)]);
            Write(cells[i]);
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }

    private OpenXmlAttribute[] AttributesOf(in Cell cell, int column) => cell.Kind switch
    {
        CellKind.Heading when columns[column].IsFigure => FigureHeading,
        CellKind.Text when LinesOf(cell, column) > 1 => Wrapped,
        _ => Attributes[(int)cell.Kind]
    };

    /// <summary>The lines that a text takes in its column; a number is never broken. Words are broken where they end, so that a line
    /// is seldom full: an eighth of it is left.</summary>
    private int LinesOf(in Cell cell, int column)
    {
        if (column >= columns.Count || cell.Kind is not (CellKind.Text or CellKind.Heading))
            return 1;
        var (text, room) = (cell.Content, columns[column].Width * 7 / 8);
        if (text.Length * 2 <= room)
            return 1;
        var lines = 0;
        foreach (var line in text.AsSpan().Split('\n'))
        {
            var width = 0;
            foreach (var c in text[line])
                width += c > '\u2E7F' ? 2 : 1;
            lines += int.Max(1, (width + room - 1) / room);
        }

        return lines;
    }

    private void Write(in Cell cell)
    {
        if (cell.Kind is CellKind.Text or CellKind.Heading or CellKind.TotalText)
        {
            writer.WriteStartElement(InlineElement);
            writer.WriteElement(new DocumentFormat.OpenXml.Spreadsheet.Text(cell.Content) { Space = SpaceProcessingModeValues.Preserve });
            writer.WriteEndElement();
            return;
        }

        writer.WriteStartElement(ValueElement);
        writer.WriteString(cell.Content);
        writer.WriteEndElement();
    }

    /// <summary>The letter of a column, from 0; a sheet here has no more than 26.</summary>
    private static string Column(int index) => ((char)('A' + index)).ToString();

    private static OpenXmlAttribute Style(int number) => new("s", "", number.ToString(CultureInfo.InvariantCulture));
}
