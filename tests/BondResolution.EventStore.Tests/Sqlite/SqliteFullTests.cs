using BondResolution.EventStore.Sqlite;

namespace BondResolution.EventStore.Tests.Sqlite;

/// <summary>A disk without room.</summary>
public sealed class SqliteFullTests
{
    [Fact]
    public async Task Where_there_is_no_room_nothing_of_a_batch_is_recorded_and_it_goes_on_when_there_is()
    {
        using var ledger = new TemporaryLedger();
        await using var store = await SqliteEventStore.OpenAsync(ledger.Path, new SettableClock(new(2025, 1, 27, 8, 30, 0, TimeSpan.Zero)), Sample.NewLedger);
        await store.AppendAsync("s", ExpectedVersion.None, Sample.Events("c1", 3));
        var head = await store.ReadHeadAsync();
        await store.LimitPagesAsync(40);

        var batch = Sample.Sized("c2", 100_000, 100_000, 100_000, 100_000, 100_000, 100_000, 100_000);
        var e = await Assert.ThrowsAsync<StoreUnreachableException>(async () => await store.AppendAsync("s", ExpectedVersion.Exactly(2), batch));
        Assert.Contains("no space left", e.Message);
        Assert.Equal(head.Root.ToArray(), (await store.ReadHeadAsync()).Root.ToArray());

        await store.LimitPagesAsync(100_000);
        Assert.Equal(new AppendResult.Recorded(4, 10, false), await store.AppendAsync("s", ExpectedVersion.Exactly(2), batch));
    }
}
