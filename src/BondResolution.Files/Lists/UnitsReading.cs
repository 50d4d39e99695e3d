using BondResolution.Domain;
using BondResolution.Domain.Problems;
using BondResolution.Files.Registers;
using BondResolution.Files.Tables;
using BondResolution.Files.Text;

namespace BondResolution.Files.Lists;

/// <summary>Reads a list that counts bonds.</summary>
internal abstract class UnitsReading(OpenTable table, RegisterOptions options, Faults faults) : ListReading(table, options, faults)
{
    protected abstract Int128 Sum { get; }

    public override void CheckTotal(FooterReader footer) => RegisterTotalsCheck.CompareUnits(Sum, footer, Options, Faults);

    protected long ReadUnits(TableRows rows)
    {
        if (rows[Table.IndexOf(Field.Units)] is not { } cell)
            return 0;
        if (!WholeNumber.TryParse(CellText.Narrow(cell), Limits.MaxUnits, out var units))
            Add(RowProblems.Units, rows, Field.Units, cell, $"0..{Limits.MaxUnits}");
        return units;
    }
}
