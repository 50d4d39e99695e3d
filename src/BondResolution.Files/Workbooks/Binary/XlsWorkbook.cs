using System.Collections.Immutable;
using System.Text;
using BondResolution.Domain.Problems;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace BondResolution.Files.Workbooks.Binary;

/// <summary>An .xls of Excel 5 and later: records (BIFF5, BIFF8) in a compound file.</summary>
internal sealed class XlsWorkbook : WorkbookFile
{
    private const string Kind = "xls";

    private readonly IExcelDataReader _reader;
    private readonly IReadOnlyList<SheetMarks> _marks;

    static XlsWorkbook() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance); // .xls names its code page

    private XlsWorkbook(string name, IExcelDataReader reader, ImmutableArray<SheetInfo> sheets, IReadOnlyList<SheetMarks> marks)
        : base(name, Kind, sheets) => (_reader, _marks) = (reader, marks);

    /// <summary>Opens a workbook.</summary>
    /// <exception cref="InvalidDataException">It does not hold together; other exceptions say the same.</exception>
    public static Outcome<WorkbookFile> Open(byte[] bytes, string name)
    {
        var isProtected = FileProblems.WorkbookProtected.With(("file", name), ("kind", Kind));
        if (BinaryMarks.Of(new CompoundFile(bytes).Stream("Workbook", "Book")) is not { } marks)
            return isProtected;
        try
        {
            var reader = ExcelReaderFactory.CreateReader(new MemoryStream(bytes, writable: false));
            return new XlsWorkbook(name, reader, Sheets(reader, marks), marks);
        }
        catch (InvalidPasswordException)
        {
            return isProtected;
        }
    }

    /// <summary>The rows of a sheet, from the one reader that there is: another would first go through every sheet again for its width.</summary>
    protected override SheetRows Rows(SheetInfo sheet)
    {
        _reader.Reset();
        for (var at = 0; at < sheet.Index; at++)
            _reader.NextResult();
        return new XlsRows(this, _reader, sheet, _marks[sheet.Index]);
    }

    protected override int FormulasIn(SheetInfo sheet) => _marks[sheet.Index].Formulas;

    private static ImmutableArray<SheetInfo> Sheets(IExcelDataReader reader, IReadOnlyList<SheetMarks> marks)
    {
        if (reader.ResultsCount != marks.Count)
            throw new InvalidDataException($"of {marks.Count} sheets {reader.ResultsCount} can be read");
        var sheets = ImmutableArray.CreateBuilder<SheetInfo>();
        do
        {
            var index = sheets.Count;
            sheets.Add(new SheetInfo(reader.Name ?? "", index, reader.VisibleState is not (null or "visible"), [.. marks[index].Merged.Order()]));
        }
        while (reader.NextResult());
        return sheets.ToImmutable();
    }
}
