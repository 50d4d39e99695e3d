using BondResolution.Domain.Bonds;
using BondResolution.Domain.Problems;
using BondResolution.Files.Tables;
using BondResolution.Files.Text;

namespace BondResolution.Files.Footers;

/// <summary>
/// What stands around the rows of a table, and among them: titles, blank lines, control totals, notes, drawn lines. Each such line is listed with the reason why it
/// is no row; what they state of totals and dates is taken.
/// </summary>
internal sealed class Surroundings
{
    private readonly OpenTable _table;
    private readonly Faults _faults;
    private readonly SummedColumns _summed;
    private readonly FooterReader _labelled;
    private readonly TotalRow _totalRow;
    private readonly bool _isFirst;

    /// <param name="summed">The columns that add up.</param>
    /// <param name="isFirst">Whether what is read begins with the table's first row.</param>
    /// <param name="countsMoney">Whether rows are payments.</param>
    public Surroundings(OpenTable table, Faults faults, SummedColumns summed, bool isFirst = true, bool countsMoney = false)
    {
        (_table, _faults, _summed, _isFirst) = (table, faults, summed, isFirst);
        Totals = new StatedTotals(faults, summed.IsMoney);
        _labelled = new FooterReader(table.Form.Delimiter, Totals, countsMoney);
        _totalRow = new TotalRow(table, Totals, summed, faults);
    }

    public StatedTotals Totals { get; private set; }

    public PassedLines Passed { get; } = new();

    public StatedDates Dates { get; } = new();

    public StatedCodes Codes { get; } = new();

    /// <summary>Line of the first control total below a row, or 0: no row may follow it.</summary>
    public int FirstTotalLine { get; private set; }

    /// <summary>Whether something was met that is understood only by who reads from the beginning: sums of sections, rows after totals.</summary>
    public bool NeedsBeginning { get; private set; }

    /// <summary>Whether two parts of a text state control totals, so that each would have to know the other's.</summary>
    public bool HasTotalsTwice { get; private set; }

    /// <summary>Passes over the records above the header; one that looks like a row is a fault.</summary>
    public void ReadTitles()
    {
        foreach (var (line, cells) in _table.Titles)
        {
            var titles = cells.AsSpan();
            if (RecordSense.IsDrawn(titles))
                Passed.Add(line, titles, IsBlank(titles) ? PassedReason.Blank : PassedReason.Dashes);
            else if (_labelled.Take(line, titles) || _totalRow.Take(line, titles, null, default, out _))
                Passed.Add(line, titles, PassedReason.Total);
            else if (RecordSense.IsRowAbove(_table, _summed, titles))
                _faults.Add(RowProblems.AboveHeader, ("line", line), ("expected", _table.HeaderLine));
            else
                Passed.Add(line, titles, PassedReason.Title);
            CheckEndMark(line, titles);
            Dates.Take(line, titles, isTitle: true);
            Codes.Note(line, titles);
            _faults.EndRow(line, titles);
        }
    }

    /// <summary>Whether a record below the header is no row; then it is passed over. A row below control totals is a fault.</summary>
    /// <param name="isAccount">Whether it names a proper account in the column of accounts.</param>
    /// <param name="before">What the rows before it come to.</param>
    public bool PassesOver(TableRows rows, bool isAccount, Func<RowSums> before)
    {
        if (!isAccount && Reason(rows, before) is { } why)
        {
            CheckEndMark(rows.Line, rows.Cells);
            Passed.Add(rows.Line, rows.Cells, why);
            Dates.Take(rows.Line, rows.Cells, isTitle: false);
            Codes.Note(rows.Line, rows.Cells);
            _faults.EndRow(rows.Line, rows.Cells);
            return true;
        }

        if (FirstTotalLine > 0)
        {
            NeedsBeginning = true;
            _faults.Add(RowProblems.AfterTotals, ("line", rows.Line), ("expected", FirstTotalLine));
        }

        return false;
    }

    /// <summary>Appends what surrounds the next part of a text.</summary>
    public void Append(Surroundings next)
    {
        Passed.Append(next.Passed);
        Dates.Append(next.Dates);
        Codes.Append(next.Codes);
        HasTotalsTwice |= Totals.HasAny && next.Totals.HasAny;
        Totals = next.Totals.HasAny ? next.Totals : Totals;
    }

    private PassedReason? Reason(TableRows rows, Func<RowSums> before)
    {
        var line = rows.Line;
        var cells = rows.Cells;
        if (rows.HasBadQuotes)
            return null;
        if (RecordSense.IsDrawn(cells) && !rows.HasDamage)
            return PassedReason.Dashes;
        var isSection = false;
        if (!_labelled.Take(line, cells) && !_totalRow.Take(line, cells, rows, before(), out isSection))
            return RecordSense.IsRow(_table, _summed, rows, FirstTotalLine > 0) ? null : PassedReason.Note;
        NeedsBeginning |= isSection;
        if (!isSection && FirstTotalLine == 0 && (!_isFirst || before().Rows > 0))
            FirstTotalLine = line;
        return PassedReason.Total;
    }

    /// <summary>
    /// A mark of the text's end in what is passed over is a fault: old programs read no further, and what follows may be rows.
    /// </summary>
    private void CheckEndMark(int line, ReadOnlySpan<string> cells)
    {
        foreach (var cell in cells)
        {
            if (!cell.Contains('\u001A', StringComparison.Ordinal))
                continue;
            _faults.Add(RowProblems.EndMark, ("line", line));
            return;
        }
    }

    private static bool IsBlank(ReadOnlySpan<string> cells) => !cells.ContainsAnyExcept("");

    /// <summary>Whether a cell is a proper account.</summary>
    public static bool IsAccount(ReadOnlySpan<string> cells, int column) => column < cells.Length && AccountNumber.IsWellFormed(CellText.Narrow(cells[column]));
}
