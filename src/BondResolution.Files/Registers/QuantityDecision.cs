using System.Globalization;
using BondResolution.Domain;
using BondResolution.Domain.Money;
using BondResolution.Domain.Problems;
using BondResolution.Domain.Registers;
using BondResolution.Files.Tables;

namespace BondResolution.Files.Registers;

/// <summary>
/// Tells whether a column called money (持有金额) holds money or the number of bonds, and turns it into bonds. Decided by
/// the operator or a control total alone: a guess that is wrong is wrong by the face of a bond, a hundredfold.
/// </summary>
internal static class QuantityDecision
{
    /// <summary>Turns fen into bonds in place; null after a fault was told, or where rows without a quantity leave it open.</summary>
    public static QuantityIs? Decide(RegisterRows rows, RegisterOptions options, Faults faults)
    {
        if (!rows.IsYuan)
            return QuantityIs.Units;
        if (options.QuantityIs is null && rows.UnreadQuantities > 0)
            return null;
        var decided = options.QuantityIs ?? FromTotals(rows, options, faults);
        if (decided is { } quantityIs)
            Convert(rows, quantityIs == QuantityIs.Face ? options.Face.Value : 100, quantityIs, faults);
        return decided;
    }

    private static QuantityIs? FromTotals(RegisterRows rows, RegisterOptions options, Faults faults)
    {
        Int128 sum = 0;
        foreach (var fen in rows.Quantities)
            sum += fen;
        var (total, source) = rows.Footer.Totals.Units is { } stated
            ? (stated, rows.Footer.UnitsSource)
            : (options.ExpectUnits, RegisterTotalsCheck.ExpectUnitsSource);
        var read = Yuan(sum);
        if (total is not { } units)
        {
            faults.Add(RegisterFileProblems.QuantityUndecided, ("column", rows.QuantityHeader), ("read", read));
            return null;
        }

        if (sum == (Int128)units * 100 && rows.WithPoint.Count == 0)
            return QuantityIs.Units;
        if (sum == (Int128)units * options.Face.Value)
            return QuantityIs.Face;
        faults.Add(RegisterFileProblems.TotalQuantity, ("column", rows.QuantityHeader), ("read", read), ("source", source),
            ("expected", units), ("face", options.Face));
        return null;
    }

    private static void Convert(RegisterRows rows, long fenPerBond, QuantityIs quantityIs, Faults faults)
    {
        var quantities = rows.Quantities;
        for (var row = 0; row < quantities.Count; row++)
        {
            var (units, rest) = Math.DivRem(quantities[row], fenPerBond);
            if (rest != 0)
                faults.Add(RowProblems.NotWholeBonds, ("line", rows.Lines[row]), ("column", rows.QuantityHeader),
                    ("read", new Fen(quantities[row])), ("expected", new Fen(fenPerBond)));
            else if (units > Limits.MaxUnits)
                faults.Add(RowProblems.Units, ("line", rows.Lines[row]), ("column", rows.QuantityHeader), ("read", units),
                    ("expected", $"0..{Limits.MaxUnits}"));
            else if (rows.Frozen[row] > units)
                faults.Add(RowProblems.Frozen, ("line", rows.Lines[row]), ("column", rows.FrozenHeader), ("read", rows.Frozen[row]),
                    ("expected", $"0..{units}"));
            quantities[row] = units;
        }
    }

    private static string Yuan(Int128 fen)
    {
        var (yuan, cents) = Int128.DivRem(fen, 100);
        return cents == 0
            ? yuan.ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{yuan}.{(int)cents:00}");
    }
}
