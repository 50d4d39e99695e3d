using BondResolution.Integrity;

namespace BondResolution.EventStore;

/// <summary>An event as the store holds it.</summary>
/// <param name="Ledger">The ledger it was read from, by the id that is kept with the head.</param>
/// <param name="Sequence">Its place in the whole ledger, from 1, without gap.</param>
/// <param name="Stream">The document it belongs to.</param>
/// <param name="Version">Its place in that stream, from 0.</param>
/// <param name="RecordedAt">When it was recorded, UTC; never decreasing along the sequence.</param>
public sealed record StoredEvent(
    LedgerId Ledger, long Sequence, string Stream, long Version, Guid Id, string Type, DateOnly On, DateTimeOffset RecordedAt, string CommandId,
    ReadOnlyMemory<byte> Metadata, ReadOnlyMemory<byte> Payload)
{
    /// <summary>The leaf hash kept beside the event; empty where none was read with it. What the event says is not believed where it has another leaf.</summary>
    public ReadOnlyMemory<byte> KeptLeaf { get; init; }

    /// <summary>Whether the event is the one its kept leaf was made of, or there is none at hand. It hashes the payload.</summary>
    public bool IsAsRecorded() => KeptLeaf.IsEmpty || KeptLeaf.Span.SequenceEqual(Leaf().Hash());

    /// <summary>What the tree over the ledger says of this event, computed anew from what is held.</summary>
    public EventLeaf Leaf() => Leaf(EventLeaf.DigestOf(Payload.Span));

    /// <summary>The same where the payload's digest is at hand.</summary>
    public EventLeaf Leaf(ReadOnlyMemory<byte> payloadDigest) => new(Ledger, Sequence, Stream, Version, Id, Type, On, RecordedAt, CommandId, Metadata, payloadDigest);

    /// <summary>The event without its payload, where that is not wanted.</summary>
    internal StoredEvent With(PayloadWanted wants) => wants(Sequence, Type, Payload.Span) ? this : this with { Payload = default };
}
