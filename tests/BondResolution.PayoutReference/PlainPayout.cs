using BondResolution.Domain.Money;
using BondResolution.Domain.Payouts;

namespace BondResolution.PayoutReference;

/// <summary>
/// A payment in the order its rules stand in: base, entitlement, what frozen bonds hold back, tax, one account after the
/// other in checked arithmetic. Written to be read; the kernels that pay out are held to its figures.
/// </summary>
public static class PlainPayout
{
    /// <summary>The payment of a scheme to holders that <see cref="Payout.Compute"/> does not refuse; of others it knows nothing.</summary>
    /// <param name="face">What one bond is paid at by <see cref="Scheme.OnePer"/>.</param>
    /// <param name="split">What cash of <see cref="Scheme.Tiered"/> covers first.</param>
    public static PayoutResult Compute(Scheme scheme, PayoutInput input, Fen face, CashSplit split)
    {
        var bases = new long[input.Count];
        for (var row = 0; row < bases.Length; row++)
            bases[row] = input.Units[row] - input.Deferred[row];

        var claimants = Claimants.Of(scheme.Group, input, bases);
        var theirs = Entitlement.Of(scheme, claimants.Bases, split);
        var entitled = new Entitlement(
            claimants.Share(theirs.Units, bases), claimants.Share(theirs.PrincipalFen, bases), claimants.Share(theirs.InterestFen, bases));

        var columns = scheme is Scheme.OnePer ? Cancel(entitled.Units, input, bases, face) : PayMoney(entitled, input, bases);
        for (var row = 0; row < columns.Count; row++)
            columns.TaxFen[row] = Tax(columns.InterestFen[row], scheme.Tax.Of(input.Classes[row]));
        return new PayoutResult(columns, Totals(input, columns));
    }

    private static PayoutTotals Totals(PayoutInput input, PayoutColumns columns)
    {
        var deferredAccounts = 0;
        for (var row = 0; row < columns.Count; row++)
        {
            if (columns.UnitsDeferred[row] > 0 || columns.Deferred(row) > Fen.Zero)
                deferredAccounts++;
        }

        return new PayoutTotals(
            columns.Count, deferredAccounts, input.Units.Sum(), columns.Base.Sum(), columns.UnitsPaid.Sum(), columns.UnitsDeferred.Sum(),
            new Fen(columns.PrincipalFen.Sum()), new Fen(columns.InterestFen.Sum()), new Fen(columns.TaxFen.Sum()),
            new Fen(columns.DeferredPrincipalFen.Sum()), new Fen(columns.DeferredInterestFen.Sum()));
    }

    /// <summary>Bonds are cancelled, the free ones of an account first, each paid at face; entitled ones that are not free are deferred.</summary>
    private static PayoutColumns Cancel(long[] entitled, PayoutInput input, long[] bases, Fen face)
    {
        var columns = Blank(bases);
        for (var row = 0; row < bases.Length; row++)
        {
            var free = long.Min(input.Units[row] - input.Frozen[row], bases[row]);
            columns.UnitsPaid[row] = long.Min(entitled[row], free);
            columns.UnitsDeferred[row] = entitled[row] - columns.UnitsPaid[row];
            columns.PrincipalFen[row] = (face * columns.UnitsPaid[row]).Value;
            columns.DeferredPrincipalFen[row] = (face * columns.UnitsDeferred[row]).Value;
        }

        return columns;
    }

    /// <summary>Money is paid for the free part of an account's bonds, of principal and of interest; the rest is deferred.</summary>
    private static PayoutColumns PayMoney(Entitlement entitled, PayoutInput input, long[] bases)
    {
        var columns = Blank(bases);
        for (var row = 0; row < bases.Length; row++)
        {
            var units = input.Units[row];
            if (units == 0)
                continue;
            var free = units - input.Frozen[row];
            columns.PrincipalFen[row] = Rounding.HalfUpShare(entitled.PrincipalFen[row], free, units);
            columns.InterestFen[row] = Rounding.HalfUpShare(entitled.InterestFen[row], free, units);
            columns.DeferredPrincipalFen[row] = entitled.PrincipalFen[row] - columns.PrincipalFen[row];
            columns.DeferredInterestFen[row] = entitled.InterestFen[row] - columns.InterestFen[row];
        }

        return columns;
    }

    private static long Tax(long interestFen, Rate rate) =>
        Rounding.HalfUpShare(interestFen, Exact.Scaled(rate), Exact.RateUnit);

    private static PayoutColumns Blank(long[] bases)
    {
        long[] Column() => new long[bases.Length];
        return new(bases, Column(), Column(), Column(), Column(), Column(), Column(), Column());
    }
}
