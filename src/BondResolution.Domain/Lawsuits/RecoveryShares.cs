using System.Collections.Immutable;
using BondResolution.Domain.Money;
using BondResolution.Domain.Plans;

namespace BondResolution.Domain.Lawsuits;

/// <summary>What each beneficiary is given of a recovery, in fen, as columns of equal length in the order of the beneficiaries.</summary>
/// <param name="Spent">Sums of the columns.</param>
/// <param name="Surplus">What nobody is owed. Spent and surplus are exactly what was to be shared.</param>
public sealed record RecoveryShares(long[] CostsFen, long[] InterestFen, long[] PrincipalFen, long[] LateFen, TierAmounts Spent, Fen Surplus)
{
    /// <summary>What each is given of all tiers together.</summary>
    public long[] GivenFen { get; } = [.. CostsFen.Select((costs, i) => costs + InterestFen[i] + PrincipalFen[i] + LateFen[i])];

    /// <summary>
    /// Runs the tiers and shares each by weights, largest remainder, ties to whoever stands earlier. Principal goes to nobody beyond what
    /// his bonds still owe: the rest of such a share goes to the others, and no more principal is paid than all are owed together.
    /// </summary>
    /// <param name="amount">What is to be shared, not negative.</param>
    /// <param name="owed">What is owed to all of them by tier.</param>
    /// <param name="order">Each tier once.</param>
    /// <param name="weights">Bonds; not negative, at least one above 0 where anything is to be shared.</param>
    /// <param name="principalOwedFen">Principal each is still owed; not negative.</param>
    public static RecoveryShares Compute(
        Fen amount, TierAmounts owed, ImmutableArray<AppropriationTier> order, ReadOnlySpan<long> weights, ReadOnlySpan<long> principalOwedFen)
    {
        long most = 0;
        for (var i = 0; i < weights.Length; i++)
            most = checked(most + (weights[i] > 0 ? principalOwedFen[i] : 0));
        var within = owed with { Principal = owed.Principal.Value < most ? owed.Principal : new Fen(most) };
        var (spent, surplus) = Waterfall.Run(amount, within, order);
        return new RecoveryShares(
            LargestRemainder.Split(spent.Costs.Value, weights), LargestRemainder.Split(spent.Interest.Value, weights),
            SharedOut.Split(spent.Principal.Value, weights, principalOwedFen), LargestRemainder.Split(spent.Late.Value, weights), spent, surplus);
    }
}
