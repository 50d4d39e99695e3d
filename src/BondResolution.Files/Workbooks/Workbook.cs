using System.IO.Packaging;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace BondResolution.Files.Workbooks;

/// <summary>
/// Writes workbooks (Office Open XML, .xlsx) row by row: a million rows need no more memory than one. A sheet that has more rows than a spreadsheet takes goes on in a further
/// sheet, under the same headings.
/// </summary>
public static class Workbook
{
    /// <summary>Rows of one sheet, the heading included: what spreadsheets take.</summary>
    public const int MaxRows = 1_048_576;

    /// <summary>Characters of a side of a page's head: a spreadsheet takes 255 of all with its codes, and an ampersand is two.</summary>
    private const int MaxHeadCharacters = 60;

    /// <summary>The number of the paper.</summary>
    private const uint A4 = 9;

    /// <summary>Characters of one cell: what spreadsheets take.</summary>
    public const int MaxCellCharacters = 32_767;

    private const string Main = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    private const string Related = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    /// <summary>Writes to a stream, which stays open.</summary>
    /// <param name="sheets">In their order; the rows of one are read before those of the next.</param>
    /// <param name="stream">Where to.</param>
    /// <param name="maxRows">Rows of one sheet, the heading included.</param>
    public static void Write(IEnumerable<Sheet> sheets, Stream stream, int maxRows = MaxRows)
    {
        // Written once, front to back: a package that may be read again is kept in memory whole.
        using var package = Package.Open(stream, FileMode.Create, FileAccess.Write);
        var names = new List<string>();
        foreach (var sheet in sheets)
        {
            using var rows = Summed(sheet).GetEnumerator();
            var hasMore = rows.MoveNext();
            for (var number = 1; number == 1 || hasMore; number++)
            {
                names.Add(number == 1 ? sheet.Name : $"{sheet.Name} ({number})");
                hasMore = WriteSheet(package, names.Count, sheet, rows, hasMore, maxRows);
            }
        }

        WriteStyles(package);
        WriteIndex(package, names);
    }

    private static Uri SheetUri(int index) => new($"/xl/worksheets/sheet{index}.xml", UriKind.Relative);

    /// <summary>The rows of a sheet with their sums below them.</summary>
    private static IEnumerable<Cell[]> Summed(Sheet sheet)
    {
        var (sums, kinds, isEmpty) = (new long[sheet.Columns.Count], new CellKind[sheet.Columns.Count], true);
        foreach (var row in sheet.Rows)
        {
            isEmpty = false;
            foreach (var column in sheet.Summed)
            {
                if (column < row.Length && row[column].Kind is CellKind.Number or CellKind.Yuan)
                    (sums[column], kinds[column]) = (checked(sums[column] + row[column].Amount), row[column].Kind);
            }

            yield return row;
        }

        if (!isEmpty && sheet.Summed.Count > 0)
            yield return [.. sums.Select((sum, column) => column == 0 ? Cell.Total(sheet.TotalWord) : kinds[column] is CellKind.Empty
                ? default : Cell.Total(kinds[column], sum))];
    }

    /// <summary>Whether rows are left over.</summary>
    private static bool WriteSheet(Package package, int index, Sheet sheet, IEnumerator<Cell[]> rows, bool hasMore, int maxRows)
    {
        var columns = sheet.Columns;
        using var part = package.CreatePart(SheetUri(index), Main + "worksheet+xml", CompressionOption.Fast).GetStream();
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartDocument();
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(new SheetProperties(new PageSetupProperties { FitToPage = true }));
        writer.WriteElement(new SheetViews(new SheetView(
            new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 }));
        writer.WriteElement(new Columns(columns.Select((c, i) => new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = c.Width, CustomWidth = true })));
        writer.WriteStartElement(new SheetData());
        var cells = new RowWriter(writer, columns);
        cells.Write([.. columns.Select(c => Cell.Heading(c.Heading))]);
        for (var written = 1; hasMore && written < maxRows; written++)
        {
            cells.Write(rows.Current);
            hasMore = rows.MoveNext();
        }

        writer.WriteEndElement();
        writer.WriteElement(new PageMargins { Left = 0.4, Right = 0.4, Top = 0.5, Bottom = 0.6, Header = 0.3, Footer = 0.3 });
        writer.WriteElement(new PageSetup { PaperSize = A4, Orientation = OrientationValues.Landscape, FitToWidth = 1, FitToHeight = 0 });
        writer.WriteElement(new HeaderFooter(new OddHeader($"&L&8{Head(sheet.Head.Left)}&R&8{Head(sheet.Head.Right)}"),
            new OddFooter("&L&8&A&R&8&P / &N")));
        writer.WriteEndElement();
        return hasMore;
    }

    /// <summary>A side of a page's head; a blank first, so that none of its digits count for the size before it.</summary>
    private static string Head(string text) => " " + (text.Length <= MaxHeadCharacters ? text : text[..(MaxHeadCharacters - 1)] + "…")
        .Replace("&", "&&", StringComparison.Ordinal);

    /// <summary>Styles by the numbers <see cref="RowWriter"/> gives them: plain, text, whole number, yuan, heading, the word of totals,
    /// their numbers, their yuan, a text that wraps, a heading of figures.</summary>
    private static void WriteStyles(Package package)
    {
        using var part = package.CreatePart(new Uri("/xl/styles.xml", UriKind.Relative), Main + "styles+xml").GetStream();
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartDocument();
        writer.WriteElement(new Stylesheet(
            new Fonts(Face(), Face(new Bold())),
            new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
            new Borders(new Border(), new Border(new LeftBorder(), new RightBorder(), new TopBorder { Style = BorderStyleValues.Thin },
                new BottomBorder(), new DiagonalBorder())),
            new CellStyleFormats(new CellFormat()),
            new CellFormats(
                new CellFormat(), Text(), Format(RowWriter.WholeFormat), Format(RowWriter.YuanFormat),
                new CellFormat(Wrapping()) { FontId = 1, ApplyFont = true, ApplyAlignment = true },
                Total(RowWriter.TextFormat), Total(RowWriter.WholeFormat), Total(RowWriter.YuanFormat),
                Text(wraps: true),
                new CellFormat(Wrapping(HorizontalAlignmentValues.Right)) { FontId = 1, ApplyFont = true, ApplyAlignment = true })));

        // a text stands a little away from the number to its left
        static CellFormat Text(bool wraps = false) => new(new Alignment
        {
            Horizontal = HorizontalAlignmentValues.Left, Indent = 1, Vertical = VerticalAlignmentValues.Top, WrapText = wraps
        }) { NumberFormatId = RowWriter.TextFormat, ApplyNumberFormat = true, ApplyAlignment = true };

        static CellFormat Format(uint number) => new(new Alignment { Vertical = VerticalAlignmentValues.Top }) { NumberFormatId = number,
            ApplyNumberFormat = true, ApplyAlignment = true };

        static CellFormat Total(uint number) => new() { NumberFormatId = number, ApplyNumberFormat = true, FontId = 1, ApplyFont = true,
            BorderId = 1, ApplyBorder = true };

        static Alignment Wrapping(HorizontalAlignmentValues? across = null) => new()
        {
            WrapText = true, Vertical = VerticalAlignmentValues.Top, Horizontal = across ?? HorizontalAlignmentValues.Left,
            Indent = across is null ? 1u : 0
        };

        static Font Face(params OpenXmlElement[] weight) => new([.. weight, new FontSize { Val = 10 }, new FontName { Val = "Arial" }]);
    }

    private static void WriteIndex(Package package, List<string> names)
    {
        var workbook = package.CreatePart(new Uri("/xl/workbook.xml", UriKind.Relative), Main + "sheet.main+xml");
        package.CreateRelationship(workbook.Uri, TargetMode.Internal, Related + "officeDocument", "rId1");
        workbook.CreateRelationship(new Uri("/xl/styles.xml", UriKind.Relative), TargetMode.Internal, Related + "styles", "rIdStyles");
        for (var i = 1; i <= names.Count; i++)
            workbook.CreateRelationship(SheetUri(i), TargetMode.Internal, Related + "worksheet", $"rId{i}");
        using var part = workbook.GetStream();
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartDocument();
        writer.WriteElement(new DocumentFormat.OpenXml.Spreadsheet.Workbook(new Sheets(names.Select((name, i) =>
            new DocumentFormat.OpenXml.Spreadsheet.Sheet { Name = name, SheetId = (uint)i + 1, Id = $"rId{i + 1}" })),
            new DefinedNames(names.Select((name, i) => new DefinedName($"'{name}'!$1:$1") { Name = "_xlnm.Print_Titles",
                LocalSheetId = (uint)i }))));
    }
}
