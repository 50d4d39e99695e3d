using BondResolution.Domain.Recording;

namespace BondResolution.EventStore.Codec;

/// <summary>Stored events with what they say.</summary>
public static class Decoding
{
    private const int EventsPerBlock = 16;
    private const int BlocksAhead = 16;

    /// <summary>Decodes events as they are read, in their order; lines on all processors.</summary>
    /// <param name="events">As read.</param>
    /// <param name="known">What an event says where it is at hand already, by the sequence; else null.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="UnreadableEventException">As <see cref="EventJson.Decode"/>.</exception>
    public static IAsyncEnumerable<(StoredEvent Stored, IDomainEvent Event)> DecodedAsync(
        this IAsyncEnumerable<StoredEvent> events, Func<long, IDomainEvent?>? known = null, CancellationToken cancel = default) =>
        InOrder.SelectAsync(events, stored => (stored, known?.Invoke(stored.Sequence) ?? EventJson.Decode(stored.Type, stored.Payload.Span)),
            EventsPerBlock, BlocksAhead, cancel);
}
