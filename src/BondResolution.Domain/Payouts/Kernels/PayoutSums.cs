using BondResolution.Domain.Money;

namespace BondResolution.Domain.Payouts.Kernels;

/// <summary>Sums over the rows of a payment in 128 bits: 2·10^7 rows of 64 bits each cannot overflow them, whatever the limits become.</summary>
public readonly record struct PayoutSums(
    int Holders, int DeferredAccounts, Int128 Units, Int128 Base, Int128 UnitsPaid, Int128 UnitsDeferred,
    Int128 PrincipalFen, Int128 InterestFen, Int128 TaxFen, Int128 DeferredPrincipalFen, Int128 DeferredInterestFen)
{
    /// <summary>The same as totals of a payment; an <see cref="OverflowException"/> where one does not fit, which the limits rule out.</summary>
    public PayoutTotals ToTotals() => checked(new PayoutTotals(
        Holders, DeferredAccounts, (long)Units, (long)Base, (long)UnitsPaid, (long)UnitsDeferred, new Fen((long)PrincipalFen),
        new Fen((long)InterestFen), new Fen((long)TaxFen), new Fen((long)DeferredPrincipalFen), new Fen((long)DeferredInterestFen)));

    internal PayoutSums With(in BlockSums block) => new(
        Holders + block.Holders, DeferredAccounts + block.DeferredAccounts, Units + block.Units, Base + block.Base,
        UnitsPaid + block.UnitsPaid, UnitsDeferred + block.UnitsDeferred, PrincipalFen + block.Principal, InterestFen + block.Interest,
        TaxFen + block.Tax, DeferredPrincipalFen + block.DeferredPrincipal, DeferredInterestFen + block.DeferredInterest);

    internal PayoutSums With(in PayoutSums other) => new(
        Holders + other.Holders, DeferredAccounts + other.DeferredAccounts, Units + other.Units, Base + other.Base,
        UnitsPaid + other.UnitsPaid, UnitsDeferred + other.UnitsDeferred, PrincipalFen + other.PrincipalFen,
        InterestFen + other.InterestFen, TaxFen + other.TaxFen, DeferredPrincipalFen + other.DeferredPrincipalFen,
        DeferredInterestFen + other.DeferredInterestFen);
}
