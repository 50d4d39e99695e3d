using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace BondResolution.Files.Workbooks;

/// <summary>Writes the rows of one sheet, from its first.</summary>
internal sealed class RowWriter(OpenXmlWriter writer, IReadOnlyList<(string Heading, int Width)> columns)
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

    private int _row;

    public void Write(ReadOnlySpan<Cell> cells)
    {
        _row++;
        var number = _row.ToString(CultureInfo.InvariantCulture);
        writer.WriteStartElement(RowElement, [new OpenXmlAttribute("r", "", number)]);
        for (var i = 0; i < cells.Length; i++)
        {
            if (cells[i].Kind is CellKind.Empty)
                continue;
            writer.WriteStartElement(CellElement, [new OpenXmlAttribute("r", "", Column(i) + number), .. AttributesOf(cells[i].Kind, i)]);
            Write(cells[i]);
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }

    private OpenXmlAttribute[] AttributesOf(CellKind kind, int column) =>
        kind is CellKind.Text && column < columns.Count && columns[column].Width >= Sheet.WrapsFrom ? Wrapped : Attributes[(int)kind];

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
