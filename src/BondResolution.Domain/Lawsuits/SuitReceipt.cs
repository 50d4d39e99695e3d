using System.Collections.Immutable;
using BondResolution.Domain.Money;
using BondResolution.Domain.Payouts;
using BondResolution.Domain.Plans;

namespace BondResolution.Domain.Lawsuits;

/// <summary>Money a suit brought in (回收款), and how it is to be spent. What holders are given of it is in the holdings.</summary>
/// <param name="No">From 1 within the suit.</param>
/// <param name="Amount">What came in.</param>
/// <param name="From">Out of what, e.g. pledged equity; null where nothing was said.</param>
/// <param name="Cancel">Whether bonds whose principal it pays off are cancelled.</param>
/// <param name="Advanced">Goes back to the trustee.</param>
/// <param name="Prepaid">Goes back to holders who prepaid, in the order it was laid out; what all laid out together by bonds in suit.</param>
/// <param name="Order">The order of the tiers.</param>
/// <param name="Owed">What is owed to the beneficiaries by tier, before it.</param>
/// <param name="Tax">Withheld from interest by class of holder; null: nothing is.</param>
public sealed record SuitReceipt(
    int No, Fen Amount, string? From, Beneficiaries Beneficiaries, bool Cancel, Fen Advanced, Fen Prepaid,
    ImmutableArray<AppropriationTier> Order, TierAmounts Owed, TaxRates? Tax)
{
    /// <summary>What is left for the tiers.</summary>
    public Fen ForHolders => Amount - Advanced - Prepaid;
}
