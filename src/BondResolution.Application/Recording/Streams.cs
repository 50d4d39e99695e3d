using BondResolution.Domain.Recording;
using BondResolution.EventStore;
using BondResolution.EventStore.Codec;

namespace BondResolution.Application.Recording;

/// <summary>Loads streams as decoded events. What was read once is kept; only what was appended since is read again.</summary>
public sealed class Streams(IEventStore store, StageTimes stages)
{
    private readonly Dictionary<string, List<Recorded<IDomainEvent>>> _read = new(StringComparer.Ordinal);

    /// <summary>All events of a stream in order; empty where it does not exist. The stream's last version is their count less one.</summary>
    public async Task<IReadOnlyList<Recorded<TEvent>>> LoadAsync<TEvent>(string stream, CancellationToken cancel = default)
    {
        using var load = stages.Measure("load");
        if (!_read.TryGetValue(stream, out var events))
            _read.Add(stream, events = []);
        await foreach (var (stored, happened) in store.ReadStreamAsync(stream, events.Count, cancel).DecodedAsync(cancel: cancel))
            events.Add(new(stored.Sequence, stored.On, stored.CommandId, happened));
        return [.. events.Select(e => new Recorded<TEvent>(e.Sequence, e.On, e.CommandId, (TEvent)e.Event))];
    }
}
