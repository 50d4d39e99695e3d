using BondResolution.Domain;
using BondResolution.Domain.Money;
using BondResolution.Domain.Problems;
using BondResolution.Domain.Registers;
using BondResolution.Files.Tables;
using BondResolution.Files.Text;

namespace BondResolution.Files.Registers;

/// <summary>How many bonds a row holds, and how many of them are frozen.</summary>
internal sealed partial class RegisterRows
{
    /// <summary>Fen that a bond stands for in the column of quantities; 1 where it counts bonds.</summary>
    /// <param name="quantityIs">What the quantity was decided to be.</param>
    public long QuantityPerBond(QuantityIs quantityIs) => IsYuan ? FenPerBond(quantityIs, _options.Face) : _fenPerBond > 0 ? _fenPerBond : 1;

    /// <summary>Fen that a bond stands for in a column that is read as yuan.</summary>
    public static long FenPerBond(QuantityIs quantityIs, Fen face) => quantityIs == QuantityIs.Face ? face.Value : 100;

    private bool TryReadQuantity(TableRows rows, out long quantity)
    {
        quantity = 0;
        if (rows[_quantity] is not { } cell)
            return false;
        var text = CellText.Narrow(cell);
        if (IsMoney ? WholeNumber.TryParseYuan(text, Limits.MaxAmountFen / 100, out quantity, out _) : TryReadBonds(rows, text, out quantity))
            return _fenPerBond == 0 || TryDivide(rows.Line, ref quantity);
        if (IsMoney)
            _faults.Add(RowProblems.Quantity, ("line", rows.Line), ("column", QuantityHeader), ("read", CellText.QuoteRow(cell)),
                ("expected", $"0..{Limits.MaxAmountFen / 100}[.00]"));
        else
            AddUnits(rows.Line, QuantityHeader, cell);
        return false;
    }

    private bool TryDivide(int line, ref long quantity)
    {
        if (QuantityDecision.Misfit(quantity, _fenPerBond, out var units) is not { } misfit)
        {
            quantity = units;
            return true;
        }

        _faults.Add(misfit.Kind, [("line", line), ("column", QuantityHeader), .. misfit.Details]);
        return false;
    }

    private bool TryReadFrozen(TableRows rows, out long frozen)
    {
        frozen = 0;
        if (rows[_frozen] is not { } cell)
            return false;
        if (cell.Length == 0 || TryReadBonds(rows, CellText.Narrow(cell), out frozen))
            return true;
        AddUnits(rows.Line, FrozenHeader, cell);
        return false;
    }

    private static bool TryReadBonds(TableRows rows, string text, out long units)
    {
        if (!WholeNumber.TryParseBonds(text, Limits.MaxUnits, out units, out var hasPoint))
            return false;
        if (hasPoint)
            rows.CountZeroDecimals();
        return true;
    }

    private void AddUnits(int line, string column, string cell) =>
        _faults.Add(WholeNumber.IsUnclear(CellText.Narrow(cell)) ? RowProblems.UnitsUnclear : RowProblems.Units,
            ("line", line), ("column", column), ("read", CellText.QuoteRow(cell)), ("expected", UnitsExpected));
}
