using System.Collections.Immutable;
using System.Globalization;
using BondResolution.Domain;
using BondResolution.Domain.Problems;
using BondResolution.Files.Tables;
using BondResolution.Files.Text;
using BondResolution.Files.Workbooks.Binary;
using BondResolution.Files.Workbooks.OpenXml;

namespace BondResolution.Files.Workbooks;

/// <summary>A workbook (.xlsx, .xls) and its sheets. Each sheet that it lists can be read, or the workbook is refused.</summary>
internal abstract class WorkbookFile : TableSource
{
    private const int EstimatedRecords = 1_000;

    private readonly ImmutableArray<SheetInfo> _sheets;

    protected WorkbookFile(string name, string kind, ImmutableArray<SheetInfo> sheets)
        : base(name, kind) => _sheets = sheets;

    internal override ImmutableArray<TableForm> Forms => [.. _sheets.Select(sheet => new TableForm(null, sheet.Name, sheet.IsHidden))];

    /// <summary>
    /// Opens a workbook; one that is damaged, protected, lists a sheet that cannot be read or inflates without bounds is a problem of kind
    /// <c>file.*</c>.
    /// </summary>
    /// <param name="kind"><c>xlsx</c> or <c>xls</c>.</param>
    internal static Outcome<WorkbookFile> Open(byte[] bytes, string name, string kind)
    {
        try
        {
            var opened = kind == "xlsx" ? XlsxWorkbook.Open(bytes, name) : XlsWorkbook.Open(bytes, name);
            return opened.Try(out var workbook, out var problem) ? Checked(workbook) : problem;
        }
        catch (Exception broken) when (IsDamage(broken))
        {
            return Damaged(name, kind, broken);
        }
    }

    /// <summary>Whatever a reader of foreign formats throws at bytes that somebody made up is damage; a machine without memory is none.</summary>
    internal static bool IsDamage(Exception thrown) => thrown is not (OutOfMemoryException or OperationCanceledException);

    internal static Problem Damaged(string name, string kind, Exception broken) =>
        FileProblems.WorkbookDamaged.With(("file", name), ("kind", kind), ("reason", broken.Message.ReplaceLineEndings(" ").TrimEnd('.')));

    internal static Problem TooLarge(string name, string part, string limit) =>
        FileProblems.WorkbookTooLarge.With(("file", name), ("read", part), ("limit", limit));

    internal override int EstimateRecords(TextPart part) => EstimatedRecords;

    internal override int FormulasIn(TableForm form) => FormulasIn(SheetOf(form));

    internal override Records Records(TableForm form, TextPart part) => Rows(SheetOf(form));

    /// <summary>The rows of a sheet. They are read one after the other, never two sheets at once.</summary>
    protected abstract SheetRows Rows(SheetInfo sheet);

    /// <summary>Formulas in a sheet whose rows were read.</summary>
    protected abstract int FormulasIn(SheetInfo sheet);

    /// <summary>Refuses a workbook of too many sheets, and one of whose sheets two have one name: it could not be said which is meant.</summary>
    private static Outcome<WorkbookFile> Checked(WorkbookFile workbook)
    {
        if (workbook._sheets.Length > Limits.MaxSheets)
            return TooLarge(workbook.Name, "list of sheets", string.Create(CultureInfo.InvariantCulture, $"{Limits.MaxSheets} sheets"));
        if (workbook._sheets.IsEmpty)
            throw new InvalidDataException("it lists no sheet");
        var twice = workbook._sheets.GroupBy(sheet => sheet.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(named => named.Count() > 1);
        return twice is null ? workbook : throw new InvalidDataException($"two sheets are called {CellText.Quote(twice.Key)}");
    }

    private SheetInfo SheetOf(TableForm form) => _sheets.First(sheet => sheet.Name == form.Sheet);
}
