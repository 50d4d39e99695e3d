using BondResolution.EventStore.EventStoreDb;
using BondResolution.EventStore.EventStoreDb.Wire;

namespace BondResolution.EventStore.Tests.EventStoreDb;

/// <summary>The contract, kept by the store on an EventStoreDB cluster: a ledger of its own a test, on the server of <see cref="GivenCluster"/>.</summary>
public sealed class EventStoreDbStoreTests(ITestOutputHelper output) : EventStoreContract(output)
{
    private readonly GivenCluster cluster = new();

    protected override async ValueTask<IEventStore> OpenAsync(TimeProvider clock) => await cluster.OpenAsync(clock);

    /// <summary>The cluster's limit is on all of an event's bytes, and smaller.</summary>
    [SkippableFact]
    public override async Task A_transaction_at_the_limit_is_taken_and_one_byte_above_it_is_not()
    {
        var others = Sample.Sized("c1", 300_000, 300_000);
        var rest = EventStoreDbStore.MaxAppendBytes - Bytes([.. others, Sample.Event("c1", 2, [])]);
        List<NewEvent> full = [.. others, Sample.Event("c1", 2, new byte[rest])];
        Assert.Equal(EventStoreDbStore.MaxAppendBytes, Bytes(full));
        await Record(Case, full);
        List<NewEvent> above = [.. Sample.Sized("c2", 300_000, 300_000), Sample.Event("c2", 2, new byte[rest + 1])];
        await Assert.ThrowsAsync<ArgumentException>(async () => await Store.AppendAsync(Case, ExpectedVersion.Any, above));
        await AssertLedgerIsWhole(3);
    }

    private static int Bytes(IEnumerable<NewEvent> events) => (int)events.Sum(e => WireFormat.BytesOf(WireFormat.Encode(e, RecordedInstant.Earliest, Guid.Empty)));

    public override async Task DisposeAsync()
    {
        if (Store is not null)
            await base.DisposeAsync();
        cluster.Dispose();
    }
}
