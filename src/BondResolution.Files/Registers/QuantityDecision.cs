using System.Globalization;
using BondResolution.Domain;
using BondResolution.Domain.Money;
using BondResolution.Domain.Problems;
using BondResolution.Domain.Registers;
using BondResolution.Files.Footers;
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
            return options.QuantityIs ?? QuantityIs.Units;
        if (rows.UnreadQuantities > 0)
            return null;
        var decided = FromTotals(rows, options, faults);
        if (decided is { } quantityIs)
            Convert(rows, RegisterRows.FenPerBond(quantityIs, options.Face), faults);
        return decided;
    }

    private static QuantityIs? FromTotals(RegisterRows rows, RegisterOptions options, Faults faults)
    {
        var fens = default(WideSum);
        foreach (var fen in rows.Quantities.Span)
            fens.Add(fen);
        var sum = fens.Total;
        var (total, source) = rows.Footer.Totals.Units is { } stated
            ? (stated, rows.Footer.SourceOf(TotalKind.Units))
            : (options.ExpectUnits, RegisterTotalsCheck.Said(options, "expectUnits"));
        var read = Yuan(sum);
        if (total is not { } units)
        {
            faults.Add(RegisterFileProblems.QuantityUndecided, ("column", rows.QuantityHeader), ("read", read),
                ("expectUnits", options.Called("expectUnits")), ("quantityIs", options.Called("quantityIs")));
            return null;
        }

        if (sum == (Int128)units * 100)
            return QuantityIs.Units;
        if (sum == (Int128)units * options.Face.Value)
            return QuantityIs.Face;
        faults.Add(RegisterFileProblems.TotalQuantity, [("column", rows.QuantityHeader), ("read", read), .. source.Details, ("expected", units), ("face", options.Face)]);
        return null;
    }

    /// <summary>Why an amount is no number of bonds of so many fen each; null where it is one.</summary>
    public static (ProblemKind Kind, (string, object?)[] Details)? Misfit(long fen, long fenPerBond, out long units)
    {
        (units, var rest) = Math.DivRem(fen, fenPerBond);
        if (rest != 0)
            return (RowProblems.NotWholeBonds, [("read", new Fen(fen)), ("expected", new Fen(fenPerBond))]);
        return units > Limits.MaxUnits ? (RowProblems.Units, [("read", units), ("expected", $"0..{Limits.MaxUnits}")]) : null;
    }

    /// <summary>Turns fen into bonds in place; a row that does not come to whole bonds, or has more of them frozen, is a fault.</summary>
    public static void Convert(RegisterRows rows, long fenPerBond, Faults faults)
    {
        var quantities = rows.Quantities.Span;
        for (var row = 0; row < quantities.Length; row++)
        {
            if (Misfit(quantities[row], fenPerBond, out var units) is { } misfit)
                faults.AddLate(misfit.Kind, [("line", rows.Lines[row]), ("column", rows.QuantityHeader), .. misfit.Details]);
            else if (rows.Frozen[row] > units)
                faults.AddLate(RowProblems.Frozen, ("line", rows.Lines[row]), ("column", rows.FrozenHeader), ("read", rows.Frozen[row]),
                    ("expected", $"0..{units}"));
            quantities[row] = units;
        }
    }

    /// <summary>Fen as yuan, with decimals where there are any.</summary>
    public static string Yuan(Int128 fen)
    {
        var (yuan, cents) = Int128.DivRem(fen, 100);
        return cents == 0
            ? yuan.ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{yuan}.{(int)cents:00}");
    }
}
