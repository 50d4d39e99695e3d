using System.Collections.Immutable;
using BondResolution.Domain.Money;
using BondResolution.Domain.Plans;
using BondResolution.Domain.Time;

namespace BondResolution.Domain.Lawsuits;

/// <summary>What a judgment, a mediation or a settlement gives the plaintiff.</summary>
/// <param name="DefendantBears">The defendant's share of the court fees, 0 to 1 (Decree 481, Art. 29: the loser bears them); null where nothing is said of it.</param>
/// <param name="PayBy">When it is to be paid; empty where it sets no time: then from the day it is in force.</param>
/// <param name="Appropriation">The order it sets for payments, or default where it sets none.</param>
/// <param name="LateCount">Which ends of a time of late performance count (policy; 法释〔2014〕8号 does not say); null: undecided.</param>
public sealed record Award(
    ImmutableArray<AwardedComponent> Components, Rate? DefendantBears, ImmutableArray<PayTerm> PayBy,
    ImmutableArray<AppropriationTier> Appropriation, DayCounting? LateCount)
{
    public TierAmounts Amounts => TierAmounts.Of(Components);

    public Fen Total => Amounts.Total;
}
