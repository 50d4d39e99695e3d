using BondResolution.EventStore.EventStoreDb.Wire;

namespace BondResolution.EventStore.EventStoreDb.Sequence;

/// <summary>An append that the cluster has taken and that is to be numbered.</summary>
/// <param name="Batch">What was appended.</param>
/// <param name="Append">The append's own id.</param>
/// <param name="FirstVersion">Of its first event.</param>
/// <param name="Last">Where its last event is in <c>$all</c>.</param>
internal sealed record WrittenAppend(AppendBatch Batch, Guid Append, long FirstVersion, AllPosition Last)
{
    public long LastVersion => FirstVersion + Batch.Events.Count - 1;

    /// <summary>Whether an event is the first of this append, and not of an earlier one of the same events.</summary>
    public bool BeginsWith(ClusterEvent e) => e.Append == Append && e.Id == Batch.Events[0].Id;

    /// <summary>Its entries, and the checkpoint after them, where its first event is the next one behind a checkpoint.</summary>
    public (IReadOnlyList<SequenceEntry> Entries, SequenceCheckpoint Reached) EntriesBehind(SequenceCheckpoint from, ClusterEvent first)
    {
        var recordedAt = first.RecordedBehind(from.Head.At);
        var tree = from.Frontier.Copy();
        var entries = new SequenceEntry[Batch.Events.Count];
        for (var i = 0; i < entries.Length; i++)
        {
            var e = Batch.Events[i];
            var leaf = Batch.LeafOf(i, from.Head.Ledger, tree.Size + 1, FirstVersion + i, recordedAt).Hash();
            tree.Append(leaf);
            entries[i] = new(tree.Size, Batch.Stream, FirstVersion + i, e.Id, e.CommandId, recordedAt, Append, i == entries.Length - 1 ? Last : first.Position, leaf);
        }

        return (entries, new(new(from.Head.Ledger, tree.Size, recordedAt, tree.Root()), tree, Last, entries[^1].Id));
    }
}
