using System.Collections.Immutable;
using BondResolution.Domain.Money;
using BondResolution.Domain.Plans;

namespace BondResolution.Domain.Lawsuits;

/// <summary>Amounts by the tier money pays them in (费用、利息、本金), and the doubled interest's added part, which comes last.</summary>
/// <param name="Late">迟延履行期间加倍部分债务利息.</param>
public sealed record TierAmounts(Fen Costs, Fen Interest, Fen Principal, Fen Late)
{
    public static readonly TierAmounts Zero = new(Fen.Zero, Fen.Zero, Fen.Zero, Fen.Zero);

    public Fen Total => Costs + Interest + Principal + Late;

    /// <summary>The three tiers of claims or of an award; nothing late.</summary>
    public static TierAmounts Of(ImmutableArray<AwardedComponent> components) => new(
        Sum(components, AppropriationTier.Costs), Sum(components, AppropriationTier.Interest), Sum(components, AppropriationTier.Principal), Fen.Zero);

    public Fen Of(AppropriationTier tier) => tier switch
    {
        AppropriationTier.Costs => Costs,
        AppropriationTier.Interest => Interest,
        AppropriationTier.Principal => Principal,
        _ => throw new ArgumentOutOfRangeException(nameof(tier))
    };

    public static TierAmounts operator +(TierAmounts left, TierAmounts right) =>
        new(left.Costs + right.Costs, left.Interest + right.Interest, left.Principal + right.Principal, left.Late + right.Late);

    /// <summary>What is left of each, none below zero: what pays one tier too much lowers no other.</summary>
    public TierAmounts Less(TierAmounts paid) => new(
        Left(Costs, paid.Costs), Left(Interest, paid.Interest), Left(Principal, paid.Principal), Left(Late, paid.Late));

    private static Fen Left(Fen owed, Fen paid) => paid < owed ? owed - paid : Fen.Zero;

    private static Fen Sum(ImmutableArray<AwardedComponent> components, AppropriationTier tier) =>
        Fen.Sum(components.Where(c => c.Tier == tier).Select(c => c.Amount));
}
