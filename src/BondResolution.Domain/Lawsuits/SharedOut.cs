using BondResolution.Domain.Money;

namespace BondResolution.Domain.Lawsuits;

/// <summary>Sharing of a sum by weights where nobody takes more than he is owed.</summary>
public static class SharedOut
{
    /// <summary>
    /// Shares by weights, largest remainder, ties to whoever stands earlier; who would get more than his most gets that, and the rest is
    /// shared again among the others by their weights. Shares add up to the sum, or to the most of all where that is less.
    /// </summary>
    /// <param name="total">Not negative.</param>
    /// <param name="weights">Not negative.</param>
    /// <param name="most">As many as weights, not negative; where the weight is 0 nothing is shared.</param>
    public static long[] Split(long total, ReadOnlySpan<long> weights, ReadOnlySpan<long> most)
    {
        var shares = new long[weights.Length];
        var open = weights.ToArray();
        while (total > 0)
        {
            var round = LargestRemainder.Split(total, open);
            var capped = false;
            for (var i = 0; i < round.Length; i++)
            {
                if (open[i] > 0 && round[i] > most[i])
                {
                    (shares[i], open[i], capped) = (most[i], 0, true);
                    total -= most[i];
                }
            }

            if (capped)
                continue;
            for (var i = 0; i < round.Length; i++)
                shares[i] += round[i];
            break;
        }

        return shares;
    }
}
