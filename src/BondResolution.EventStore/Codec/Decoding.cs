using System.Text.Json;
using BondResolution.Domain.Recording;
using BondResolution.EventStore.Codec.Lines;

namespace BondResolution.EventStore.Codec;

/// <summary>Stored events with what they say. What an event says is told only where it is the one its kept leaf was made of.</summary>
public static class Decoding
{
    /// <summary>Decodes events as they are read, in their order; lines on all processors.</summary>
    /// <param name="events">As read.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="UnreadableEventException">A type that this program does not know.</exception>
    /// <exception cref="LedgerAlteredException">A payload that is none of its type.</exception>
    public static IAsyncEnumerable<(StoredEvent Stored, IDomainEvent Event)> DecodedAsync(this IAsyncEnumerable<StoredEvent> events, CancellationToken cancel = default) =>
        InOrder.SelectAsync(events, stored => (stored, stored.DecodedPayload()), cancel);

    /// <summary>What a stored event says.</summary>
    /// <exception cref="UnreadableEventException">A type that this program does not know.</exception>
    /// <exception cref="LedgerAlteredException">Not the event that was recorded, or a payload that is none of its type; it names the sequence.</exception>
    public static IDomainEvent DecodedPayload(this StoredEvent stored) => stored.HeldToItsLeaf().DecodedUnchecked();

    /// <summary>The same for whoever holds the event to the ledger's root, and so needs not hash it twice.</summary>
    /// <exception cref="UnreadableEventException">A type that this program does not know.</exception>
    /// <exception cref="LedgerAlteredException">A payload that is none of its type; it names the sequence.</exception>
    public static IDomainEvent DecodedUnchecked(this StoredEvent stored)
    {
        try
        {
            return EventJson.Decode(stored.Type, stored.Payload.Span);
        }
        catch (UnreadableEventException broken) when (broken.InnerException is not null)
        {
            throw new LedgerAlteredException($"sequence {stored.Sequence}: its payload cannot be read as {stored.Type} ({broken.InnerException.Message})", broken);
        }
    }

    /// <summary>The lines of a stored event that holds some.</summary>
    /// <param name="stored">The event.</param>
    /// <param name="secret">Their secret.</param>
    /// <exception cref="LedgerAlteredException">Not those that were recorded, or they cannot be read; it names the sequence.</exception>
    public static LineTable DecodedLines(this StoredEvent stored, out byte[] secret)
    {
        try
        {
            return LineTable.Decode(stored.HeldToItsLeaf().Payload.Span, out secret);
        }
        catch (Exception broken) when (broken is JsonException or FormatException)
        {
            throw new LedgerAlteredException($"sequence {stored.Sequence}: its payload cannot be read as {stored.Type} ({broken.Message})", broken);
        }
    }

    private static StoredEvent HeldToItsLeaf(this StoredEvent stored) => stored.IsAsRecorded()
        ? stored
        : throw new LedgerAlteredException($"sequence {stored.Sequence}: the event is not the one that was recorded in ledger {stored.Ledger}: its leaf differs");

    /// <summary>A stored event's metadata.</summary>
    /// <exception cref="LedgerAlteredException">They cannot be read; it names the sequence.</exception>
    public static EventMetadata DecodedMetadata(this StoredEvent stored)
    {
        try
        {
            return EventMetadata.Decode(stored.Metadata.Span);
        }
        catch (JsonException broken)
        {
            throw new LedgerAlteredException($"sequence {stored.Sequence}: its metadata cannot be read ({broken.Message})", broken);
        }
    }
}
