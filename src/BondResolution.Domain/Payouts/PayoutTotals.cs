using BondResolution.Domain.Money;

namespace BondResolution.Domain.Payouts;

/// <summary>Sums of every column of a payment. Whole numbers of 64 bits, which the limits of the holders guarantee.</summary>
/// <param name="Holders">Accounts, with and without bonds.</param>
/// <param name="DeferredAccounts">Accounts from which something is held back.</param>
public sealed record PayoutTotals(
    int Holders, int DeferredAccounts, long Units, long Base, long UnitsPaid, long UnitsDeferred,
    Fen Principal, Fen Interest, Fen Tax, Fen DeferredPrincipal, Fen DeferredInterest)
{
    /// <summary>What the payment costs before its fee.</summary>
    public Fen Gross => Principal + Interest;

    /// <summary>What reaches the holders.</summary>
    public Fen Net => Gross - Tax;

    /// <summary>The gross amount held back.</summary>
    public Fen Deferred => DeferredPrincipal + DeferredInterest;
}
