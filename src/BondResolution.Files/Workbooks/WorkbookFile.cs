using System.Collections.Immutable;
using System.Text;
using BondResolution.Domain;
using BondResolution.Domain.Problems;
using BondResolution.Files.Tables;
using BondResolution.Files.Text;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace BondResolution.Files.Workbooks;

/// <summary>A workbook (.xlsx, .xls) and its sheets. What it inflates to is bounded before anything in it is believed.</summary>
public sealed class WorkbookFile : TableSource
{
    private readonly IExcelDataReader _reader;
    private readonly ImmutableArray<SheetInfo> _sheets;
    private readonly ImmutableDictionary<string, SheetMarks> _marks;

    static WorkbookFile() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance); // .xls names its code page

    private WorkbookFile(IExcelDataReader reader, string name, string kind, ImmutableArray<SheetInfo> sheets, ImmutableDictionary<string, SheetMarks> marks)
        : base(name, kind) => (_reader, _sheets, _marks) = (reader, sheets, marks);

    internal override ImmutableArray<TableForm> Forms => [.. _sheets.Select(sheet => new TableForm(null, sheet.Name, sheet.IsHidden))];

    /// <summary>Opens a workbook; one that is damaged, protected or inflates without bounds is a problem of kind <c>file.*</c>.</summary>
    /// <param name="kind"><c>xlsx</c> or <c>xls</c>.</param>
    internal static Outcome<WorkbookFile> Open(byte[] bytes, string name, string kind)
    {
        try
        {
            if (kind != "xlsx")
                return Open(bytes, name, kind, () => BinaryMarks.Of(bytes));
            using var package = new WorkbookPackage(bytes);
            return package.Check() is { } limit
                ? FileProblems.WorkbookTooLarge.With(("file", name), ("read", limit.Part), ("limit", limit.Limit))
                : Open(bytes, name, kind, package.Marks);
        }
        catch (Exception broken) when (IsDamage(broken))
        {
            return Damaged(name, kind, broken);
        }
    }

    /// <summary>Goes through every sheet for what its reader passes over, beside that reader, which goes through it for its width.</summary>
    private static Outcome<WorkbookFile> Open(byte[] bytes, string name, string kind, Func<ImmutableDictionary<string, SheetMarks>> findMarks)
    {
        var marking = Task.Run(findMarks);
        Outcome<WorkbookFile>? opened = null;
        try
        {
            var reader = ExcelReaderFactory.CreateReader(new MemoryStream(bytes, writable: false));
            opened = Sheets(reader, name).Try(out var sheets, out var problem)
                ? new WorkbookFile(reader, name, kind, [.. sheets], marking.GetAwaiter().GetResult())
                : problem;
        }
        finally
        {
            marking.GetAwaiter().GetResult(); // what it finds wrong comes before what the reader does
        }

        return opened;
    }

    private static Outcome<List<SheetInfo>> Sheets(IExcelDataReader reader, string name)
    {
        var sheets = new List<SheetInfo>();
        do
        {
            if (reader.FieldCount > Limits.MaxSheetColumns || sheets.Count == Limits.MaxSheets)
                return FileProblems.WorkbookTooLarge.With(("file", name), ("read", reader.Name),
                    ("limit", $"{Limits.MaxSheets} sheets of {Limits.MaxSheetColumns} columns"));
            sheets.Add(new SheetInfo(reader.Name ?? "", sheets.Count, reader.VisibleState is not (null or "visible"), reader.FieldCount,
                [.. (reader.MergeCells ?? []).Select(range => (range.FromRow + 1, range.ToRow + 1)).Order()]));
        }
        while (reader.NextResult());
        return sheets;
    }

    internal override int EstimateRecords(TextPart part) => 1_000;

    internal override int FormulasIn(TableForm form) => MarksOf(form)?.Formulas ?? 0;

    /// <summary>The rows of a sheet, read by the one reader there is: one after the other, never two at once.</summary>
    internal override Records Records(TableForm form, TextPart part)
    {
        var sheet = _sheets.First(sheet => sheet.Name == form.Sheet);
        try
        {
            // The one reader goes back to its beginning: another would first go through every sheet again for its width.
            _reader.Reset();
            for (var at = 0; at < sheet.Index; at++)
                _reader.NextResult();
            return new SheetRows(this, _reader, sheet, MarksOf(form));
        }
        catch (Exception broken) when (IsDamage(broken))
        {
            return new SheetRows(this, broken, sheet);
        }
    }

    /// <summary>Whatever a reader of foreign formats throws at bytes that somebody made up is damage; a machine without memory is none.</summary>
    internal static bool IsDamage(Exception thrown) => thrown is not (OutOfMemoryException or OperationCanceledException);

    internal static Problem Damaged(string name, string kind, Exception broken) => broken is InvalidPasswordException
        ? FileProblems.WorkbookProtected.With(("file", name), ("kind", kind))
        : FileProblems.WorkbookDamaged.With(("file", name), ("kind", kind), ("reason", broken.Message.ReplaceLineEndings(" ").TrimEnd('.')));

    private SheetMarks? MarksOf(TableForm form) => _marks.GetValueOrDefault(form.Sheet ?? "");
}
