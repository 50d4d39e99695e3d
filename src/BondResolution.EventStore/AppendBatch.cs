using BondResolution.Domain;
using BondResolution.Integrity;

namespace BondResolution.EventStore;

/// <summary>
/// The events of one append, checked against the limits: everything a store can do
/// before it takes the ledger's lock.
/// </summary>
public sealed class AppendBatch
{
    private AppendBatch(string stream, ExpectedVersion expected, IReadOnlyList<NewEvent> events, AppendGuard? guard) =>
        (Stream, Expected, Events, Guard) = (stream, expected, events, guard);

    public string Stream { get; }

    public ExpectedVersion Expected { get; }

    /// <summary>What else must be so; null: nothing.</summary>
    public AppendGuard? Guard { get; }

    /// <summary>At least one.</summary>
    public IReadOnlyList<NewEvent> Events { get; }

    /// <exception cref="ArgumentException">
    /// No event; an id twice; a stream, type or command id that is empty or holds control characters; a payload above
    /// <see cref="Limits.MaxPayloadBytes"/> or more than <see cref="Limits.MaxTransactionBytes"/> of them together.
    /// </exception>
    public static AppendBatch Prepare(string stream, ExpectedVersion expected, IReadOnlyList<NewEvent> events, AppendGuard? guard = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(expected.Value, ExpectedVersion.Any.Value, nameof(expected));
        CheckName(stream, nameof(stream));
        if (events.Count == 0)
            throw new ArgumentException("An append has at least one event.", nameof(events));
        var ids = new HashSet<Guid>();
        var payloadBytes = 0L;
        foreach (var e in events)
        {
            CheckName(e.Type, nameof(events));
            CheckName(e.CommandId, nameof(events));
            if (!ids.Add(e.Id))
                throw new ArgumentException($"Event id {e.Id} stands twice in one append.", nameof(events));
            if (e.Payload.Length > Limits.MaxPayloadBytes)
                throw new ArgumentException(
                    $"The payload of {e.Type} has {e.Payload.Length} bytes; an event takes at most {Limits.MaxPayloadBytes}.", nameof(events));
            payloadBytes += e.Payload.Length;
        }
        if (payloadBytes > Limits.MaxTransactionBytes)
            throw new ArgumentException(
                $"The payloads have {payloadBytes} bytes; one append takes at most {Limits.MaxTransactionBytes}.", nameof(events));
        return new(stream, expected, events, guard);
    }

    /// <summary>The leaf of the event at an index, once its place and instant are known.</summary>
    public EventLeaf LeafOf(int index, LedgerId ledger, long sequence, long version, DateTimeOffset recordedAt)
    {
        var e = Events[index];
        return new(ledger, sequence, Stream, version, e.Id, e.Type, e.On, recordedAt, e.CommandId, e.Metadata, e.PayloadDigest);
    }

    /// <summary>
    /// What to answer where some of the events stand already. Metadata is not compared: who repeats a command may be
    /// somebody else, and the first stands.
    /// </summary>
    /// <param name="standing">For each event of the batch what stands under its id, null where nothing does.</param>
    /// <returns>Null where nothing stands and the batch is to be appended.</returns>
    /// <exception cref="InvalidOperationException">An id stands with other content, in another stream, or for a part of the events only.</exception>
    public AppendResult.Recorded? AnswerIfStanding(IReadOnlyList<StoredEvent?> standing)
    {
        if (standing.All(s => s is null))
            return null;
        for (var i = 0; i < Events.Count; i++)
        {
            if (standing[i] is not { } stored)
                throw new InvalidOperationException($"Event {Events[i].Id} is new, but others of the same append to {Stream} are recorded already.");
            if (!IsSame(Events[i], stored))
                throw new InvalidOperationException(
                    $"Event {stored.Id} is recorded already at sequence {stored.Sequence} in {stored.Stream} with other content.");
        }
        return new(standing.Min(s => s!.Sequence), standing.Max(s => s!.Sequence), Again: true);
    }

    private bool IsSame(NewEvent given, StoredEvent stored) =>
        stored.Stream == Stream && stored.Type == given.Type && stored.On == given.On && stored.CommandId == given.CommandId
        && stored.Payload.Span.SequenceEqual(given.Payload.Span);

    private static void CheckName(string name, string parameter)
    {
        if (name.Length == 0 || name.Any(char.IsControl))
            throw new ArgumentException("A stream, an event type and a command id are not empty and hold no control characters.", parameter);
    }
}
