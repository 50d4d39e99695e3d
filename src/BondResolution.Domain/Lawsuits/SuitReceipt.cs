using System.Collections.Immutable;
using BondResolution.Domain.Money;
using BondResolution.Domain.Payouts;
using BondResolution.Domain.Plans;

namespace BondResolution.Domain.Lawsuits;

/// <summary>Money a suit brought in (回收款), and how it is to be spent. What holders are given of it is in the holdings.</summary>
/// <param name="No">From 1 within the suit.</param>
/// <param name="From">Out of what, e.g. pledged equity; null where nothing was said.</param>
/// <param name="Cancel">Whether bonds whose principal it pays off are cancelled.</param>
/// <param name="Amount">What came in; the debtor paid it whole.</param>
/// <param name="Advanced">Goes back to the trustee.</param>
/// <param name="Prepaid">Goes back to holders who prepaid, in the order it was laid out; what all laid out together by bonds in suit.</param>
/// <param name="Order">The order of the tiers.</param>
/// <param name="Owed">What is owed to the beneficiaries by tier, before it.</param>
/// <param name="Tax">Withheld from interest by class of holder; null: nothing is.</param>
/// <param name="CostsAwarded">Of what goes back so much was awarded as costs, and the debtor owes it; null in receipts of version 1: all of it counted as costs.</param>
public sealed record SuitReceipt(
    int No, Fen Amount, string? From, Beneficiaries Beneficiaries, bool Cancel, Fen Advanced, Fen Prepaid,
    ImmutableArray<AppropriationTier> Order, TierAmounts Owed, TaxRates? Tax, Fen? CostsAwarded)
{
    /// <summary>What goes back to whoever laid it out.</summary>
    public Fen TakenBack => Advanced + Prepaid;

    /// <summary>Of what goes back the costs the debtor pays by it, before every tier.</summary>
    public Fen CostsPaid => CostsAwarded ?? TakenBack;

    /// <summary>What goes back and the debtor does not owe: a cost of the beneficiaries.</summary>
    public Fen NotAwarded => TakenBack - CostsPaid;

    /// <summary>What pays the tiers, whoever is given it.</summary>
    public Fen ForTiers => Amount - CostsPaid;

    /// <summary>What is left for holders.</summary>
    public Fen ForHolders => Amount - TakenBack;
}
