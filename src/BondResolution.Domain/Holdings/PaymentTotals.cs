using BondResolution.Domain.Money;

namespace BondResolution.Domain.Holdings;

/// <summary>Sums of a payment's lines; money is what is paid now, gross of tax, without the fee.</summary>
/// <param name="Entitled">Bonds entitled: paid and deferred; 0 for schemes that cancel none.</param>
/// <param name="DeferredMoney">Gross amount held back.</param>
/// <param name="Fee">The depository's fee on principal and interest paid now.</param>
public sealed record PaymentTotals(
    long Accounts, long Units, long Base, long Entitled, long UnitsPaid, long UnitsDeferred,
    Fen Principal, Fen Interest, Fen Tax, Fen DeferredMoney, Fen Fee)
{
    public Fen Cash => Principal + Interest;
}
