using BondResolution.EventStore.Postgres;
using BondResolution.ThrowAwayPostgres;

namespace BondResolution.EventStore.Tests.Postgres;

/// <summary>The contract, kept by the PostgreSQL store on a real server.</summary>
public sealed class PostgresEventStoreTests(ITestOutputHelper output) : EventStoreContract(output)
{
    private PostgresDatabase? database;

    protected override async ValueTask<IEventStore> OpenAsync(TimeProvider clock)
    {
        if (database is null)
        {
            Required.PostgresOrSkip();
            database = PostgresServer.Fast.NewDatabase();
        }

        return await PostgresEventStore.OpenAsync(PostgresAddress.Parse(database.Uri).Value, clock, Sample.NewLedger);
    }

    public override async Task DisposeAsync()
    {
        if (Store is not null)
            await base.DisposeAsync();
        database?.Dispose();
    }
}
