using BondResolution.Integrity;

namespace BondResolution.EventStore.EventStoreDb.Wire;

/// <summary>An event as the cluster holds it: everything that is hashed but its sequence, which the reader of <c>$all</c> assigns.</summary>
/// <param name="Stream">Without the ledger's prefix.</param>
/// <param name="Version">Its revision in the stream, from 0.</param>
/// <param name="GivenInstant">When its writer recorded it, by the writer's clock; the ledger's instant is not before that of the event before it.</param>
/// <param name="Append">Names the append that wrote it, so that a writer knows its own.</param>
/// <param name="Position">Its place in <c>$all</c>.</param>
internal sealed record ClusterEvent(
    string Stream, long Version, Guid Id, string Type, DateOnly On, DateTimeOffset GivenInstant, string CommandId, Guid Append,
    ReadOnlyMemory<byte> Metadata, ReadOnlyMemory<byte> Payload, AllPosition Position)
{
    /// <summary>When it was recorded where the event before it was recorded at an instant: never before that.</summary>
    public DateTimeOffset RecordedBehind(DateTimeOffset before) => GivenInstant > before ? GivenInstant : before;

    /// <summary>The event at its place in the ledger.</summary>
    public StoredEvent At(LedgerId ledger, long sequence, DateTimeOffset recordedAt) =>
        new(ledger, sequence, Stream, Version, Id, Type, On, recordedAt, CommandId, Metadata, Payload);
}
