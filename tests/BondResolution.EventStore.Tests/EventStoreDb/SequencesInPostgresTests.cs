using BondResolution.EventStore.EventStoreDb;
using BondResolution.EventStore.EventStoreDb.Sequence;
using BondResolution.EventStore.Postgres;
using BondResolution.ThrowAwayPostgres;

namespace BondResolution.EventStore.Tests.EventStoreDb;

/// <summary>The contract, kept by the store on a cluster whose sequences are in PostgreSQL.</summary>
public sealed class SequencesInPostgresTests(ITestOutputHelper output) : EventStoreContract(output)
{
    private readonly GivenCluster cluster = new();
    private PostgresDatabase? database;

    protected override async ValueTask<IEventStore> OpenAsync(TimeProvider clock)
    {
        var given = GivenCluster.Given;
        Required.PostgresOrSkip();
        database ??= PostgresServer.Fast.NewDatabase();
        var index = await PostgresSequenceIndex.OpenAsync(PostgresAddress.Parse(database.Uri).Value, cluster.Ledger);
        return await EventStoreDbStore.OpenAsync(cluster.AddressOn(given), index, clock, Sample.NewLedger, Guid.NewGuid);
    }

    /// <summary>As on every cluster: see <see cref="EventStoreDbStoreTests"/>.</summary>
    [SkippableFact]
    public override Task A_transaction_at_the_limit_is_taken_and_one_byte_above_it_is_not() => What_the_store_says_it_takes_together_is_taken_at_once();

    [SkippableFact]
    public async Task A_database_with_the_sequences_of_another_ledger_is_not_taken() => Assert.Contains(
        "not of 'another'",
        (await Assert.ThrowsAsync<StoreUnreachableException>(async () => await PostgresSequenceIndex.OpenAsync(PostgresAddress.Parse(database!.Uri).Value, "another"))).Message);

    public override async Task DisposeAsync()
    {
        if (Store is not null)
            await base.DisposeAsync();
        database?.Dispose();
        cluster.Dispose();
    }
}
