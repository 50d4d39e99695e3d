using BondResolution.EventStore.Sqlite;

namespace BondResolution.EventStore.Tests.Sqlite;

/// <summary>The contract, kept by the SQLite store.</summary>
public sealed class SqliteEventStoreTests(ITestOutputHelper output) : EventStoreContract(output)
{
    private readonly TemporaryLedger ledger = new();

    protected override async ValueTask<IEventStore> OpenAsync(TimeProvider clock) => await SqliteEventStore.OpenAsync(ledger.Path, clock, Sample.NewLedger);

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        ledger.Dispose();
    }
}
