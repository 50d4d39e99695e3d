using BondResolution.Integrity;

namespace BondResolution.EventStore.EventStoreDb.Sequence;

/// <summary>What the reader of <c>$all</c> keeps of an event: its place in the ledger, and what finds it again. The event itself stays on the cluster.</summary>
/// <param name="Sequence">From 1, in the order of <c>$all</c>.</param>
/// <param name="RecordedAt">When it was recorded; never decreasing along the sequence.</param>
/// <param name="Append">The append that wrote it.</param>
/// <param name="Position">From which <c>$all</c> is read to come to it: its own, or that of an event before it in the same append.</param>
/// <param name="Leaf">Its leaf's hash, 32 bytes.</param>
public sealed record SequenceEntry(
    long Sequence, string Stream, long Version, Guid Id, string CommandId, DateTimeOffset RecordedAt, Guid Append, AllPosition Position, ReadOnlyMemory<byte> Leaf)
{
    /// <summary>What to throw where the cluster no longer shows the event in its place.</summary>
    internal LedgerAlteredException NotAsRead(string cluster) => new($"{cluster}: version {Version} of {Stream}, sequence {Sequence}, is no longer what was read there.");
}
