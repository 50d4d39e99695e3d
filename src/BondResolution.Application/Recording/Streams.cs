using BondResolution.Domain.Bonds;
using BondResolution.Domain.Holdings;
using BondResolution.Domain.Recording;
using BondResolution.EventStore;
using BondResolution.EventStore.Codec;
using BondResolution.EventStore.Codec.Lines;

namespace BondResolution.Application.Recording;

/// <summary>Loads streams as decoded events. What was read once is kept; only what was appended since is read again.</summary>
public sealed class Streams(IEventStore store, StageTimes stages)
{
    /// <summary>Whoever asks more often for lines of some accounts is better off with all of them in memory.</summary>
    private const int MostPartialReads = 8;

    private readonly Dictionary<string, List<Recorded<IDomainEvent>>> _read = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Partial> _partial = new(StringComparer.Ordinal);

    /// <summary>A stream read with the lines of some accounts.</summary>
    private sealed record Partial(IReadOnlySet<AccountNumber> Accounts, int Reads)
    {
        public List<Recorded<IDomainEvent>> Events { get; } = [];
    }

    /// <summary>All events of a stream in order; empty where it does not exist. The stream's last version is their count less one.</summary>
    public async Task<IReadOnlyList<Recorded<TEvent>>> LoadAsync<TEvent>(string stream, CancellationToken cancel = default)
    {
        using var load = stages.Measure("load");
        if (!_read.TryGetValue(stream, out var events))
            _read.Add(stream, events = []);
        await foreach (var (stored, happened) in store.ReadStreamAsync(stream, events.Count, cancel).DecodedAsync(cancel))
            events.Add(new(stored.Sequence, stored.On, stored.CommandId, happened));
        return Of<TEvent>(events);
    }

    /// <summary>The same with the lines of some accounts only: events that hold lines have theirs, perhaps none.</summary>
    public async Task<IReadOnlyList<Recorded<TEvent>>> LoadAsync<TEvent>(string stream, IReadOnlySet<AccountNumber> only, CancellationToken cancel)
        where TEvent : class, IDomainEvent
    {
        var before = _partial.GetValueOrDefault(stream);
        if (_read.ContainsKey(stream) || before?.Reads >= MostPartialReads)
            return [.. (await LoadAsync<TEvent>(stream, cancel)).Select(e => e with { Event = (TEvent)OwnLines.Of(e.Event, only) })];
        using var load = stages.Measure("load");
        var known = before?.Accounts.SetEquals(only) == true ? before : new Partial(only, (before?.Reads ?? 0) + 1);
        _partial[stream] = known;
        var leftOut = new HashSet<long>();
        await foreach (var stored in store.ReadStreamAsync(stream, known.Events.Count, Wants, cancel))
        {
            var happened = leftOut.Remove(stored.Sequence) ? OwnLines.None(EventCatalogue.Find(stored.Type)!.Type) : OwnLines.Of(stored.DecodedPayload(), only);
            known.Events.Add(new(stored.Sequence, stored.On, stored.CommandId, happened));
        }

        return Of<TEvent>(known.Events);

        bool Wants(long sequence, string type, ReadOnlySpan<byte> payload) => MayConcern(type, payload, only) || !leftOut.Add(sequence);
    }

    private static bool MayConcern(string type, ReadOnlySpan<byte> payload, IReadOnlySet<AccountNumber> accounts)
    {
        try
        {
            return EventCatalogue.Find(type) is not { HoldsLines: true } || LineTable.MayHold(payload, accounts);
        }
        catch (Exception unread) when (unread is System.Text.Json.JsonException or FormatException)
        {
            return true; // whoever decodes it tells its sequence
        }
    }

    private static Recorded<TEvent>[] Of<TEvent>(List<Recorded<IDomainEvent>> events) =>
        [.. events.Select(e => new Recorded<TEvent>(e.Sequence, e.On, e.CommandId, (TEvent)e.Event))];
}
