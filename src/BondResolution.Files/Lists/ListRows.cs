using System.Collections.Immutable;
using BondResolution.Domain;
using BondResolution.Domain.Bonds;
using BondResolution.Domain.Problems;
using BondResolution.Files.Registers;
using BondResolution.Files.Tables;
using BondResolution.Files.Text;

namespace BondResolution.Files.Lists;

/// <summary>The rows of a list that names accounts, with titles above, control totals and notes below, as registers have them. Every fault of every row is told.</summary>
internal sealed class ListRows(OpenTable table, RegisterOptions options, Faults faults)
{
    private readonly List<int> _lines = [];
    private readonly List<string> _accounts = [];

    public ImmutableArray<int> Lines => [.. _lines];

    public ImmutableArray<string> Accounts => [.. _accounts];

    /// <summary>As <see cref="RegisterFile.IsEndUnconfirmed"/>.</summary>
    public bool IsEndUnconfirmed { get; private set; }

    /// <summary>Reads all rows; why the list is refused, or null.</summary>
    public Problem? ReadAll(ListReading reading)
    {
        var footer = new FooterReader(table.Form.Delimiter, faults, reading.CountsMoney);
        foreach (var (line, cells) in table.Titles)
        {
            if (!footer.Take(line, cells.AsSpan(), isBelowHeader: false) && TableRows.LooksLikeData(cells))
                faults.Add(RowProblems.AboveHeader, ("line", line), ("expected", table.HeaderLine));
            faults.EndRow(line, cells.AsSpan());
        }

        var problem = ReadRows(reading, footer);
        if (faults.Count == 0)
        {
            var accounts = _accounts.Distinct(StringComparer.Ordinal).Count();
            reading.CheckTotal(footer);
            RegisterTotalsCheck.CompareAccounts(accounts, footer, options, faults);
        }

        faults.EndRow(0, []);
        var hasTotal = footer.HasTotals || (options.ExpectUnits ?? options.ExpectHolders ?? options.ExpectAmount?.Value) is not null;
        IsEndUnconfirmed = table.Source.IsUnterminated && !hasTotal;
        if ((problem ?? faults.AsOne(RegisterFileProblems.ListFaulty, options.FileName)) is { } refused)
            return refused;
        return _lines.Count == 0 ? FileProblems.NoRows.With(("file", options.FileName), ("line", table.HeaderLine)) : null;
    }

    private Problem? ReadRows(ListReading reading, FooterReader footer)
    {
        var book = new AccountBook(reading.MayRepeat ? 0 : table.Source.EstimateRecords(table.Source.Whole));
        var accountAt = table.IndexOf(Field.Account);
        var header = table.Columns[accountAt].Header;
        using var rows = new TableRows(table, faults);
        while (rows.Next())
        {
            if (IsFooter(rows, accountAt, footer))
                continue;
            if (footer.FirstLine > 0)
                faults.Add(RowProblems.AfterTotals, ("line", rows.Line), ("expected", footer.FirstLine));
            if (_lines.Count == options.MaxRows)
            {
                faults.Add(RegisterFileProblems.TooManyAccounts, ("line", rows.Line), ("expected", options.MaxRows));
                faults.EndRow(rows.Line, rows.Cells);
                return null;
            }

            _lines.Add(rows.Line);
            if (rows.CheckShape())
            {
                var account = rows[accountAt] is { } cell ? AccountCell.Read(cell, rows.Line, header, faults) : null;
                if (account is not null && !reading.MayRepeat && book.Enter(account, rows.Line) is > 0 and var first)
                    faults.Add(reading.Twice, ("line", rows.Line), ("column", header), ("read", account), ("first", first), ("expected", "1×"), ("repeated", options.Called("repeated")));
                _accounts.Add(account ?? "");
                reading.Read(rows);
            }

            faults.EndRow(rows.Line, rows.Cells);
        }

        return rows.Problem;
    }

    /// <summary>Whether a record states control totals, or stands below such and is no row: who printed it and when may follow.</summary>
    private bool IsFooter(TableRows rows, int accountAt, FooterReader footer)
    {
        var cells = rows.Cells;
        if (cells.Length > accountAt && AccountNumber.IsWellFormed(CellText.Narrow(cells[accountAt])))
            return false;
        if (!footer.Take(rows.Line, cells, isBelowHeader: true))
            return footer.FirstLine > 0 && !TableRows.LooksLikeData(cells.ToArray());
        faults.EndRow(rows.Line, cells);
        return true;
    }
}
