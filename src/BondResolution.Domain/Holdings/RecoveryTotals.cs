using BondResolution.Domain.Money;

namespace BondResolution.Domain.Holdings;

/// <summary>Sums of a recovery's lines, and what stays.</summary>
/// <param name="Surplus">What nobody is owed: it stays with the trustee and is shown.</param>
public sealed record RecoveryTotals(
    long Accounts, long Units, long UnitsCancelled, Fen Principal, Fen Interest, Fen Costs, Fen Late, Fen Tax, Fen Prepaid, Fen Surplus)
{
    /// <summary>What holders are given after costs, before tax.</summary>
    public Fen Cash => Principal + Interest + Costs + Late;
}
