using BondResolution.Domain;
using BondResolution.Domain.Problems;
using BondResolution.Files.Footers;
using BondResolution.Files.Registers;
using BondResolution.Files.Tables;
using BondResolution.Files.Text;

namespace BondResolution.Files.Lists;

/// <summary>Reads a list that counts bonds.</summary>
internal abstract class UnitsReading(OpenTable table, RegisterOptions options, Faults faults) : ListReading(table, options, faults)
{
    public override void CheckTotal(StatedTotals footer)
    {
        RegisterTotalsCheck.CompareUnits(Sum, footer, Options, Faults);
        if (footer[TotalKind.Quantity] is { } total && Sum != total)
            Faults.Add(RegisterFileProblems.TotalColumn, [("column", Header(Field.Units)), ("read", Sum), ("expected", total), .. footer.SourceOf(TotalKind.Quantity).Details]);
    }

    protected long ReadUnits(TableRows rows)
    {
        if (rows[Table.IndexOf(Field.Units)] is not { } cell)
            return 0;
        if (!WholeNumber.TryParseBonds(CellText.Narrow(cell), Limits.MaxUnits, out var units, out _))
            Add(WholeNumber.IsUnclear(CellText.Narrow(cell)) ? RowProblems.UnitsUnclear : RowProblems.Units, rows, Field.Units, cell, $"0..{Limits.MaxUnits}");
        Sum += units;
        return units;
    }
}
