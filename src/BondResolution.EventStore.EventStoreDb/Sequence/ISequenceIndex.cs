namespace BondResolution.EventStore.EventStoreDb.Sequence;

/// <summary>
/// Where the reader of <c>$all</c> keeps the sequences it assigned, the leaves and its checkpoint. All of it follows from
/// <c>$all</c> alone: it may be deleted and comes back the same. Several processes may share one. Every member throws
/// <see cref="StoreUnreachableException"/> where it cannot be used.
/// </summary>
public interface ISequenceIndex : IAsyncDisposable
{
    ValueTask<SequenceCheckpoint> ReadCheckpointAsync(CancellationToken cancel);

    /// <summary>Adds entries and moves the checkpoint, both or neither.</summary>
    /// <param name="after">The sequence of the checkpoint the entries follow.</param>
    /// <returns>False where somebody else moved the checkpoint since; nothing was added.</returns>
    ValueTask<bool> AddAsync(long after, IReadOnlyList<SequenceEntry> entries, SequenceCheckpoint checkpoint, CancellationToken cancel);

    /// <summary>All an append asks before it appends, in one go: the checkpoint, what stands under each id (null: nothing), and the last version of a stream (−1: there is none).</summary>
    ValueTask<(SequenceCheckpoint Checkpoint, IReadOnlyList<SequenceEntry?> Standing, long LastVersion)> LookAsync(string stream, IReadOnlyList<Guid> ids, CancellationToken cancel);

    /// <summary>The entry of an event id, or null.</summary>
    ValueTask<SequenceEntry?> FindAsync(Guid id, CancellationToken cancel);

    /// <summary>The entry of a sequence, or null.</summary>
    ValueTask<SequenceEntry?> FindAsync(long sequence, CancellationToken cancel);

    /// <summary>Entries of a stream in order, from a version on; at most so many.</summary>
    ValueTask<IReadOnlyList<SequenceEntry>> OfStreamAsync(string stream, long fromVersion, int atMost, CancellationToken cancel);

    /// <summary>Entries of a command by sequence, after one; at most so many.</summary>
    ValueTask<IReadOnlyList<SequenceEntry>> OfCommandAsync(string commandId, long afterSequence, int atMost, CancellationToken cancel);

    /// <summary>Leaf hashes by sequence, after one; at most so many. Sequences are without gap.</summary>
    ValueTask<IReadOnlyList<ReadOnlyMemory<byte>>> LeavesAsync(long afterSequence, int atMost, CancellationToken cancel);
}
