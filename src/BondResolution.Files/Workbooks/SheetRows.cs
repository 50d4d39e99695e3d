using System.Globalization;
using BondResolution.Domain;
using BondResolution.Domain.Problems;
using BondResolution.Files.Tables;

namespace BondResolution.Files.Workbooks;

/// <summary>
/// The rows of a sheet, their cells as text: a number as its shortest exact digits, a date or truth value as itself and a fault
/// wherever the column is read, because what the sheet holds is then not what the file's maker meant to write.
/// </summary>
internal abstract class SheetRows(WorkbookFile file, SheetInfo sheet) : Records
{
    private string[] _cells = [""];
    private ProblemKind?[] _faults = [null];
    private int _merged;
    private int _used;

    /// <summary>Cells up to the last that is not empty, or as many as the header has.</summary>
    public sealed override int Count => int.Max(1, int.Max(_used, Width));

    protected SheetInfo Sheet => sheet;

    public sealed override string this[int field] => field < _cells.Length ? _cells[field] : "";

    public sealed override ProblemKind? FaultOf(int field) => field < _faults.Length ? _faults[field] : null;

    public sealed override bool Read()
    {
        if (Problem is not null)
            return false;
        try
        {
            if (!ReadRow() || Problem is not null)
                return false;
        }
        catch (Exception broken) when (WorkbookFile.IsDamage(broken))
        {
            Problem = WorkbookFile.Damaged(file.Name, file.EncodingName, broken);
            return false;
        }

        while (_merged < sheet.Merged.Length && sheet.Merged[_merged].Last < Line)
            _merged++;
        IsMerged = _merged < sheet.Merged.Length && sheet.Merged[_merged].First <= Line;
        return true;
    }

    /// <summary>Goes to the next row of the sheet: calls <see cref="Begin"/>, and <see cref="Set"/> for each cell that is not empty.</summary>
    /// <returns>Whether there is one.</returns>
    protected abstract bool ReadRow();

    /// <summary>Begins a row; its cells are empty.</summary>
    /// <param name="row">From 1.</param>
    /// <param name="isHidden">Whether the sheet hides it.</param>
    protected void Begin(long row, bool isHidden)
    {
        _cells.AsSpan(0, _used).Fill("");
        _faults.AsSpan(0, _used).Clear();
        _used = 0;
        IsHidden = isHidden;
        if (row > Limits.MaxSheetRows)
            Problem = WorkbookFile.TooLarge(file.Name, sheet.Name, string.Create(CultureInfo.InvariantCulture, $"{Limits.MaxSheetRows} rows"));
        else
            Line = (int)row;
    }

    /// <summary>Sets a cell of the row. One that is blank is nothing, however far to the right a format has reached.</summary>
    /// <param name="column">From 0.</param>
    /// <param name="text">What it says.</param>
    /// <param name="fault">Why it does not hold what it shows, or null.</param>
    protected void Set(int column, string text, ProblemKind? fault)
    {
        if (text.Length == 0)
            return;
        if (column >= Limits.MaxSheetColumns)
        {
            if (!string.IsNullOrWhiteSpace(text))
                Problem ??= WorkbookFile.TooLarge(file.Name, sheet.Name, string.Create(CultureInfo.InvariantCulture, $"{Limits.MaxSheetColumns} columns"));
            return;
        }

        if (column >= _cells.Length)
            Grow(column + 1);
        if (text.Length > Limits.MaxTextLength)
            (text, fault) = (text[..Limits.MaxTextLength], RowProblems.CellTooLong);
        (_cells[column], _faults[column]) = (text, fault);
        _used = int.Max(_used, column + 1);
    }

    private void Grow(int columns)
    {
        var before = _cells.Length;
        Array.Resize(ref _cells, int.Max(columns, 2 * before));
        Array.Resize(ref _faults, _cells.Length);
        _cells.AsSpan(before).Fill("");
    }
}
