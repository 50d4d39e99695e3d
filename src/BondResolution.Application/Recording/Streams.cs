using BondResolution.Domain.Bonds;
using BondResolution.Domain.Holdings;
using BondResolution.Domain.Recording;
using BondResolution.EventStore;
using BondResolution.EventStore.Codec;
using BondResolution.Views.Lines;

namespace BondResolution.Application.Recording;

/// <summary>Which events of a stream hold lines of some accounts, as far as an index knows: <see cref="Ledger.LinesOfAsync"/>.</summary>
internal delegate Task<IReadOnlyList<(LineRun Run, IReadOnlyList<int> Places)>> FindLines(string stream, IReadOnlySet<AccountNumber> accounts, CancellationToken cancel);

/// <summary>Loads streams as decoded events. What was read once is kept; only what was appended since is read again.</summary>
/// <param name="store">The events.</param>
/// <param name="stages">Told what it takes.</param>
public sealed class Streams(IEventStore store, StageTimes stages)
{
    private readonly Dictionary<string, List<Recorded<IDomainEvent>>> _read = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Partly> _partly = new(StringComparer.Ordinal);

    /// <summary>Finds the events that hold lines of some accounts; null: all are read.</summary>
    internal FindLines? FindLines { get; init; }

    /// <summary>A stream of which some events were not read: they stand with no lines.</summary>
    /// <param name="Events">All events, by version.</param>
    /// <param name="Runs">Those that were not read, as they were found first.</param>
    private sealed record Partly(List<Recorded<IDomainEvent>> Events, IReadOnlyList<LineRun> Runs);

    /// <summary>All events of a stream in order; empty where it does not exist. The stream's last version is their count less one.</summary>
    public async Task<IReadOnlyList<Recorded<TEvent>>> LoadAsync<TEvent>(string stream, CancellationToken cancel = default)
    {
        using var load = stages.Measure("load");
        if (!_read.TryGetValue(stream, out var events))
            _read.Add(stream, events = []);
        await foreach (var (stored, happened) in store.ReadStreamAsync(stream, events.Count, cancel).DecodedAsync(cancel))
            events.Add(new(stored.Sequence, stored.On, stored.CommandId, happened));
        return [.. events.Select(e => new Recorded<TEvent>(e.Sequence, e.On, e.CommandId, (TEvent)e.Event))];
    }

    /// <summary>
    /// The same with the lines of some accounts only: events that hold lines have theirs, perhaps none. What the index says holds none of theirs is not read;
    /// every event that is read is held to its leaf.
    /// </summary>
    public async Task<IReadOnlyList<Recorded<TEvent>>> LoadAsync<TEvent>(string stream, IReadOnlySet<AccountNumber> only, CancellationToken cancel)
        where TEvent : class, IDomainEvent
    {
        if (FindLines is null || _read.ContainsKey(stream))
            return [.. (await LoadAsync<TEvent>(stream, cancel)).Select(e => e with { Event = (TEvent)OwnLines.Of(e.Event, only) })];
        using var load = stages.Measure("load");
        var found = await FindLines(stream, only, cancel);
        if (!_partly.TryGetValue(stream, out var partly))
            _partly.Add(stream, partly = new([], [.. found.Select(f => f.Run)]));
        await ReadOnAsync(stream, partly, cancel);
        var own = await OwnAsync(stream, partly, found, cancel);
        var events = new Recorded<TEvent>[partly.Events.Count];
        for (var version = 0; version < events.Length; version++)
        {
            var e = own.GetValueOrDefault(version) ?? partly.Events[version];
            events[version] = new(e.Sequence, e.On, e.CommandId, (TEvent)OwnLines.Of(e.Event, only));
        }

        return events;
    }

    /// <summary>Reads what was appended since: events that are in no run whole, the others not at all.</summary>
    private async Task ReadOnAsync(string stream, Partly partly, CancellationToken cancel)
    {
        var ranges = new List<(long First, long Last)>();
        var next = (long)partly.Events.Count;
        var runs = partly.Runs.Where(run => run.FirstVersion >= next).ToList();
        foreach (var run in runs)
        {
            if (run.FirstVersion > next)
                ranges.Add((next, run.FirstVersion - 1));
            next = run.FirstVersion + run.Events;
        }

        ranges.Add((next, long.MaxValue));
        var skipped = new Queue<LineRun>(runs);
        await foreach (var (stored, happened) in store.ReadStreamAsync(stream, ranges, cancel).DecodedAsync(cancel))
        {
            Skip(stored.Version);
            if (stored.Version != partly.Events.Count)
                throw new LedgerAlteredException($"{stream}: version {partly.Events.Count} is missing");
            partly.Events.Add(new(stored.Sequence, stored.On, stored.CommandId, happened));
        }

        Skip(long.MaxValue);

        void Skip(long until)
        {
            while (skipped.TryPeek(out var run) && run.FirstVersion == partly.Events.Count && run.FirstVersion < until)
            {
                var none = OwnLines.None(EventCatalogue.Find(run.Type)!.Type);
                for (var place = 0; place < run.Events; place++)
                    partly.Events.Add(new(run.FirstSequence + place, run.On, run.CommandId, none));
                skipped.Dequeue();
            }
        }
    }

    /// <summary>Of the events that were not read those that may hold lines of some accounts, by version.</summary>
    private async Task<Dictionary<long, Recorded<IDomainEvent>>> OwnAsync(
        string stream, Partly partly, IReadOnlyList<(LineRun Run, IReadOnlyList<int> Places)> found, CancellationToken cancel)
    {
        var versions = found.SelectMany(f => f.Places.Select(place => f.Run.FirstVersion + place)).Where(version => partly.Runs.Any(run => run.Holds(version))).Order().ToList();
        var own = new Dictionary<long, Recorded<IDomainEvent>>();
        await foreach (var (stored, happened) in store.ReadStreamAsync(stream, [.. versions.Select(version => (version, version))], cancel).DecodedAsync(cancel))
            own.Add(stored.Version, new(stored.Sequence, stored.On, stored.CommandId, happened));
        foreach (var version in versions)
        {
            if (!own.ContainsKey(version))
                throw new LedgerAlteredException($"{stream}: version {version} is missing");
        }

        return own;
    }
}
