namespace BondResolution.EventStore;

/// <summary>Which events are not those that the leaves kept beside them were made of: asked once it is known that some are not.</summary>
/// <param name="First">The first of them by sequence; null: all fit.</param>
/// <param name="FitsNone">Whether none of several events fits: then it is the ledger's id that was changed, or the events are another ledger's.</param>
public sealed record LeafFit(long? First, bool FitsNone)
{
    /// <summary>Reads events and leaves in order, as far as it takes to tell.</summary>
    public static async Task<LeafFit> FindAsync(IEventStore store, LedgerHead head, CancellationToken cancel = default)
    {
        long? first = null;
        var read = 0L;
        await using var leaves = store.ReadLeavesAsync(cancel).GetAsyncEnumerator(cancel);
        await foreach (var stored in store.ReadAllAsync(0, cancel).ConfigureAwait(false))
        {
            if (stored.Sequence > head.Sequence || !await leaves.MoveNextAsync().ConfigureAwait(false))
                break;
            read++;
            var isRecorded = leaves.Current.Span.SequenceEqual(stored.Leaf().Hash());
            if (!isRecorded)
                first ??= stored.Sequence;
            if (first is { } found && (isRecorded || found > 1))
                return new(found, FitsNone: false); // another event fits, before it or behind it
        }

        return new(first, FitsNone: first is not null && read > 1);
    }

    /// <summary>What to say of a ledger none of whose events fits its id.</summary>
    public static string OtherId(LedgerHead head) =>
        $"none of its events was recorded under the id {head.Ledger} that is kept with the head: the id was changed, or they are another ledger's events";
}
