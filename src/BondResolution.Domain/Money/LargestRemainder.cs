namespace BondResolution.Domain.Money;

/// <summary>
/// Division of a whole sum by weights so that the shares add up to it exactly: everyone gets the whole part of his
/// share, the rest goes one by one to the largest remainders; ties go to whoever stands earlier.
/// Published vectors, in fen: 5 by 3:7 → 2, 3; 100 by 1:1:1 → 34, 33, 33; 101 → 34, 34, 33.
/// </summary>
public static class LargestRemainder
{
    /// <summary>
    /// Shares of <paramref name="total"/> (not negative) by <paramref name="weights"/> (not negative), in the order given.
    /// Where all weights are zero, all shares are zero and the total is left over: the caller refuses or keeps it.
    /// </summary>
    public static long[] Split(long total, ReadOnlySpan<long> weights)
    {
        var shares = new long[weights.Length];
        Int128 weightSum = 0;
        foreach (var weight in weights)
            weightSum += weight;
        if (weightSum == 0)
            return shares;

        var remainders = new Int128[weights.Length];
        var rest = total;
        for (var i = 0; i < weights.Length; i++)
        {
            var product = (Int128)total * weights[i];
            shares[i] = (long)(product / weightSum);
            remainders[i] = product % weightSum;
            rest -= shares[i];
        }

        if (rest == 0)
            return shares;
        var order = new int[weights.Length];
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        Array.Sort(order, (a, b) => remainders[b].CompareTo(remainders[a]) is var byRest and not 0 ? byRest : a.CompareTo(b));
        for (var i = 0; i < rest; i++)
            shares[order[i]]++;
        return shares;
    }
}
