using BondResolution.Domain.Recording;
using BondResolution.EventStore.Codec;

namespace BondResolution.Application.Recording;

/// <summary>The events of a decision, all at hand.</summary>
internal sealed class DecidedEvents<TEvent>(IReadOnlyList<TEvent> events) : IPendingEvents<TEvent>
    where TEvent : class, IDomainEvent
{
    public int Count => events.Count;

    public int Standing => 0;

    public bool IsLines(int index) => EventCatalogue.Of(events[index]).HoldsLines;

    public TEvent At(int index) => events[index];

    public void Passed(int index, ReadOnlySpan<byte> payloadDigest)
    {
    }
}
