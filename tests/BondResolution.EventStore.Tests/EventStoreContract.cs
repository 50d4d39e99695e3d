using BondResolution.Integrity;

namespace BondResolution.EventStore.Tests;

/// <summary>What every store keeps to. A store's own tests inherit these.</summary>
public abstract partial class EventStoreContract(ITestOutputHelper output) : IAsyncLifetime
{
    protected const string Case = "case-128044";
    private static readonly DateTimeOffset Start = new(2025, 1, 27, 8, 30, 0, TimeSpan.Zero);

    protected ITestOutputHelper Output { get; } = output;

    protected SettableClock Clock { get; } = new(Start);

    /// <summary>An instance on this test's own ledger, which is empty at the start.</summary>
    protected IEventStore Store { get; private set; } = null!;

    /// <summary>Another instance on the same ledger. The caller disposes of it.</summary>
    protected abstract ValueTask<IEventStore> OpenAsync(TimeProvider clock);

    public virtual async Task InitializeAsync() => Store = await OpenAsync(Clock);

    public virtual async Task DisposeAsync() => await Store.DisposeAsync();

    protected async Task<AppendResult.Recorded> Record(string stream, IReadOnlyList<NewEvent> events) =>
        Assert.IsType<AppendResult.Recorded>(await Store.AppendAsync(stream, ExpectedVersion.Any, events));

    protected Task<AppendResult.Recorded> Record(string stream, string commandId, int count = 1) => Record(stream, Sample.Events(commandId, count));

    /// <summary>Records as many events at once as the store takes.</summary>
    protected async Task RecordInParts(string stream, IEnumerable<NewEvent> events)
    {
        var part = new List<NewEvent>();
        foreach (var e in events)
        {
            if (part.Count > 0 && BytesOf(part.Append(e)) > Store.MaxBytesTogether)
            {
                await Record(stream, part);
                part.Clear();
            }
            part.Add(e);
        }
        await Record(stream, part);
    }

    /// <summary>What events count against the most the store takes at once.</summary>
    protected long BytesOf(IEnumerable<NewEvent> events) => events.Sum(e => Store.BytesOf(e.Payload.Length, e.Metadata.Length));

    protected static async Task<List<StoredEvent>> All(IAsyncEnumerable<StoredEvent> events)
    {
        var all = new List<StoredEvent>();
        await foreach (var e in events)
            all.Add(e);
        return all;
    }

    /// <summary>The ledger goes from 1 to a sequence without gap, and its head stands for exactly those events.</summary>
    protected async Task AssertLedgerIsWhole(long sequence)
    {
        var events = await All(Store.ReadAllAsync());
        Assert.Equal(Enumerable.Range(1, (int)sequence).Select(i => (long)i), events.Select(e => e.Sequence));
        foreach (var stream in events.GroupBy(e => e.Stream))
            Assert.Equal(Enumerable.Range(0, stream.Count()).Select(i => (long)i), stream.Select(e => e.Version));
        Assert.Equal(events.Select(e => e.RecordedAt).Order(), events.Select(e => e.RecordedAt));
        var head = await Store.ReadHeadAsync();
        Assert.Equal(sequence, head.Sequence);
        Assert.Equal(MerkleTree.Root(events.Select(e => e.Leaf().Hash())), head.Root.ToArray());
    }
}
