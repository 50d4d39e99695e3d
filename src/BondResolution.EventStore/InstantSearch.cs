namespace BondResolution.EventStore;

/// <summary>Finds what was recorded last by an instant: instants never decrease along the sequence, so halving finds it.</summary>
public static class InstantSearch
{
    /// <summary>The last sequence recorded at or before an instant; 0 where there is none.</summary>
    /// <param name="last">The ledger's last sequence.</param>
    /// <param name="instantOf">When a sequence from 1 to <paramref name="last"/> was recorded.</param>
    public static async ValueTask<long> LastByAsync(DateTimeOffset instant, long last, Func<long, ValueTask<DateTimeOffset>> instantOf)
    {
        var (atOrBefore, after) = (0L, last + 1);
        while (after - atOrBefore > 1)
        {
            var middle = atOrBefore + (after - atOrBefore) / 2;
            if (await instantOf(middle).ConfigureAwait(false) <= instant)
                atOrBefore = middle;
            else
                after = middle;
        }

        return atOrBefore;
    }
}
