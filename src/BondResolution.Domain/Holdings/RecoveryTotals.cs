using BondResolution.Domain.Money;

namespace BondResolution.Domain.Holdings;

/// <summary>Sums of a recovery's lines, and what stays. The tiers say what the debtor paid.</summary>
/// <param name="Borne">Costs the beneficiaries bore; null in totals of version 1: none.</param>
/// <param name="Surplus">What nobody is owed: it stays with the trustee and is shown.</param>
public sealed record RecoveryTotals(
    long Accounts, long Units, long UnitsCancelled, Fen Principal, Fen Interest, Fen Costs, Fen Late, Fen Tax, Fen Prepaid, Fen Surplus, Fen? Borne)
{
    /// <summary>What holders are given after costs, before tax.</summary>
    public Fen Cash => Gross - HoldersBore;

    /// <summary>What the debtor paid on their bonds, before costs.</summary>
    public Fen Gross => Principal + Interest + Costs + Late;

    /// <summary>Costs taken back first that were not awarded.</summary>
    public Fen HoldersBore => Borne ?? Fen.Zero;
}
