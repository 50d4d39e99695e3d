using System.Collections.Immutable;
using BondResolution.Domain;
using BondResolution.Domain.Problems;
using BondResolution.Files.Footers;
using BondResolution.Files.Registers;
using BondResolution.Files.Tables;

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

    /// <summary>The lines that are no rows.</summary>
    public PassedOver Passed { get; private set; } = PassedOver.None;

    /// <summary>Reads all rows; why the list is refused, or null.</summary>
    public Problem? ReadAll(ListReading reading)
    {
        var around = new Surroundings(table, faults, SummedColumns.Of(table, reading.CountsMoney), countsMoney: reading.CountsMoney);
        around.ReadTitles();
        var problem = ReadRows(reading, around);
        Passed = new PassedOver(around.Passed.Listed, around.Passed.Count);
        if (faults.Count == 0)
        {
            var accounts = _accounts.Distinct(StringComparer.Ordinal).Count();
            reading.CheckTotal(around.Totals);
            RegisterTotalsCheck.CompareAccounts(accounts, around.Totals, options, faults);
        }

        faults.EndRow(0, []);
        var hasTotal = around.Totals.HasAny || (options.ExpectUnits ?? options.ExpectHolders ?? options.ExpectAmount?.Value) is not null;
        IsEndUnconfirmed = table.Source.IsUnterminated && !hasTotal;
        if ((problem ?? faults.AsOne(RegisterFileProblems.ListFaulty, options.FileName)) is { } refused)
            return refused;
        return _lines.Count == 0 ? FileProblems.NoRows.With(("file", options.FileName), ("line", table.HeaderLine)) : null;
    }

    private Problem? ReadRows(ListReading reading, Surroundings around)
    {
        var book = new AccountBook(reading.MayRepeat ? 0 : table.Source.EstimateRecords(table.Source.Whole));
        var accountAt = table.IndexOf(Field.Account);
        var header = table.Columns[accountAt].Header;
        using var rows = new TableRows(table, faults, around.Passed);
        Func<RowSums> sums = () => new RowSums(_lines.Count, reading.Sum, 0, faults.Count == 0);
        while (rows.Next())
        {
            if (around.PassesOver(rows, Surroundings.IsAccount(rows.Cells, accountAt), sums))
                continue;
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
}
