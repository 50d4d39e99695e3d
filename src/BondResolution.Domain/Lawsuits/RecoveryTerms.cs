using System.Collections.Immutable;
using BondResolution.Domain.Money;
using BondResolution.Domain.Payouts;
using BondResolution.Domain.Plans;

namespace BondResolution.Domain.Lawsuits;

/// <summary>A recovery as it is asked for, before its waterfall runs.</summary>
/// <param name="Amount">What came in, above 0.</param>
/// <param name="From">Out of what; null where nothing was said.</param>
/// <param name="CostsBack">Costs to be paid back out of it, the trustee's first; null: all that is open.</param>
/// <param name="Owed">Owed to the beneficiaries by tier.</param>
/// <param name="Tax">Withheld from interest by class of holder; null: nothing is.</param>
public sealed record RecoveryTerms(
    Fen Amount, string? From, Beneficiaries Beneficiaries, bool Cancel, Fen? CostsBack,
    ImmutableArray<AppropriationTier> Order, TierAmounts Owed, TaxRates? Tax);
