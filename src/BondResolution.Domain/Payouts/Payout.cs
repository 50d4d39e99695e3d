using BondResolution.Domain.Money;
using BondResolution.Domain.Problems;

namespace BondResolution.Domain.Payouts;

/// <summary>
/// Computes a payment in the order its rules stand in: base, entitlement, what frozen bonds hold back, tax. Written to be
/// read and checked; faster ways to the same figures are tested against it.
/// </summary>
public static class Payout
{
    /// <summary>
    /// The payment of a scheme to the holders of a register. Refused: a scheme that breaks <see cref="SchemeRules"/>, rows
    /// out of order or out of range, a fund that nobody or not everybody can share in. Columns of different length are a
    /// bug and an <see cref="ArgumentException"/>.
    /// </summary>
    /// <param name="face">What one bond is paid at by <see cref="Scheme.OnePer"/>, above zero, at most <see cref="Limits.MaxPriceYuan"/>.</param>
    /// <param name="split">What cash of <see cref="Scheme.Tiered"/> covers first.</param>
    public static Outcome<PayoutResult> Compute(Scheme scheme, PayoutInput input, Fen face, CashSplit split)
    {
        if (SchemeRules.Check(scheme) is { } broken)
            return broken;
        if (PayoutRules.Check(input, face) is { } wrong)
            return wrong;

        var bases = new long[input.Count];
        for (var row = 0; row < bases.Length; row++)
            bases[row] = input.Units[row] - input.Deferred[row];
        if (scheme is Scheme.ProRata proRata && PayoutRules.CheckFund(proRata.Fund, bases) is { } unfit)
            return unfit;

        var claimants = Claimants.Of(scheme.Group, input, bases);
        var theirs = Entitlement.Of(scheme, claimants.Bases, split);
        var entitled = new Entitlement(
            claimants.Share(theirs.Units, bases), claimants.Share(theirs.PrincipalFen, bases), claimants.Share(theirs.InterestFen, bases));

        var columns = scheme is Scheme.OnePer ? Cancel(entitled.Units, input, bases, face) : PayMoney(entitled, input, bases);
        for (var row = 0; row < columns.Count; row++)
            columns.TaxFen[row] = Tax(columns.InterestFen[row], scheme.Tax.Of(input.Classes[row]));
        return new PayoutResult(columns, PayoutTotals.Of(input, columns));
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
        Rounding.HalfUpShare(interestFen, rate.Scaled(), ExactScale.RateUnit);

    private static PayoutColumns Blank(long[] bases)
    {
        long[] Column() => new long[bases.Length];
        return new(bases, Column(), Column(), Column(), Column(), Column(), Column(), Column());
    }
}
