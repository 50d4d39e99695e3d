using BondResolution.EventStore.Postgres;
using BondResolution.ThrowAwayPostgres;
using Npgsql;

namespace BondResolution.EventStore.Tests.Postgres;

/// <summary>Which databases are opened, made and refused, and what nobody may do to a ledger in one.</summary>
public sealed class PostgresLedgerTests : IAsyncLifetime
{
    private readonly SettableClock clock = new(new(2025, 1, 27, 8, 30, 0, TimeSpan.Zero));
    private PostgresDatabase database = null!;

    private PostgresAddress Address => PostgresAddress.Parse(database.Uri).Value;

    public Task InitializeAsync()
    {
        Required.PostgresOrSkip();
        database = PostgresServer.Fast.NewDatabase();
        return Task.CompletedTask;
    }

    public Task DisposeAsync()
    {
        database?.Dispose();
        return Task.CompletedTask;
    }

    [SkippableFact]
    public async Task A_ledger_is_found_again_with_its_id()
    {
        LedgerHead head;
        await using (var store = await OpenAsync())
        {
            await store.AppendAsync("s", ExpectedVersion.None, Sample.Events("c1", 3));
            head = await store.ReadHeadAsync();
        }

        await using var again = await OpenAsync();
        Assert.Equal((Sample.Ledger, Sample.Ledger), (head.Ledger, (await again.ReadHeadAsync()).Ledger));
        Assert.Equal(head.Root.ToArray(), (await again.ReadHeadAsync()).Root.ToArray());
        Assert.Equal(new AppendResult.Recorded(4, 4, false), await again.AppendAsync("s", ExpectedVersion.Exactly(2), Sample.Events("c2", 1)));
    }

    [SkippableFact]
    public async Task Many_that_make_the_same_ledger_at_once_make_one()
    {
        var stores = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(OpenAsync)));
        for (var i = 0; i < stores.Length; i++)
            Assert.Equal(new AppendResult.Recorded(i + 1, i + 1, false), await stores[i].AppendAsync("s", ExpectedVersion.Any, [Sample.Event($"c{i}")]));
        foreach (var store in stores)
            await store.DisposeAsync();
    }

    [SkippableFact]
    public async Task A_schema_of_another_program_is_refused_and_left_alone()
    {
        database.Sql("CREATE SCHEMA bondres CREATE TABLE holder (account text)");
        Assert.Contains("another program", (await Assert.ThrowsAsync<StoreUnreachableException>(OpenAsync)).Message);
        Assert.Equal(1L, database.Sql("SELECT count(*) FROM information_schema.tables WHERE table_schema = 'bondres'"));
    }

    [SkippableTheory]
    [InlineData("DROP TRIGGER event_is_not_changed ON bondres.event", "event_is_not_changed")]
    [InlineData("ALTER TABLE bondres.event DISABLE TRIGGER event_is_not_changed", "event_is_not_changed")]
    [InlineData("CREATE OR REPLACE FUNCTION bondres.append_only() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'", "append_only")]
    [InlineData("ALTER TABLE bondres.event DROP CONSTRAINT event_stream_version_key", "event_stream_version_key")]
    [InlineData("INSERT INTO bondres.event SELECT -1, 'x', 0, gen_random_uuid(), type, effective_on, recorded_at, 'x', leaf, metadata, payload FROM bondres.event WHERE sequence = 1", "4 rows")]
    public async Task An_audit_names_what_other_ways_of_reading_would_find_and_protections_that_are_gone(string change, string named)
    {
        await using var store = await OpenAsync();
        await store.AppendAsync("s", ExpectedVersion.None, Sample.Events("c1", 3));
        Assert.Null(await store.FindMisfitAsync());
        database.Sql(change);
        Assert.Contains(named, await store.FindMisfitAsync(), StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData(1)]
    [InlineData(99)]
    public async Task A_ledger_of_a_version_that_is_not_read_is_refused(int version)
    {
        await (await OpenAsync()).DisposeAsync();
        database.Sql($"UPDATE bondres.ledger SET schema_version = {version}");
        Assert.Contains($"schema version {version}", (await Assert.ThrowsAsync<StoreUnreachableException>(OpenAsync)).Message);
    }

    [SkippableTheory]
    [InlineData("UPDATE bondres.event SET payload = ''")]
    [InlineData("DELETE FROM bondres.event")]
    [InlineData("TRUNCATE bondres.event")]
    [InlineData("DELETE FROM bondres.head")]
    [InlineData("TRUNCATE bondres.head")]
    [InlineData("UPDATE bondres.head SET sequence = 0")]
    [InlineData("UPDATE bondres.head SET ledger = sha256(ledger)")]
    public async Task What_is_recorded_is_not_changed_by_mistake(string sql)
    {
        await using var store = await OpenAsync();
        await store.AppendAsync("s", ExpectedVersion.None, Sample.Events("c1", 3));
        Assert.Contains("append-only", Assert.Throws<PostgresException>(() => database.Sql(sql)).MessageText);
    }

    [SkippableFact]
    public async Task Events_that_are_missing_are_noticed_by_whoever_reads_or_appends()
    {
        await using var store = await OpenAsync();
        await store.AppendAsync("s", ExpectedVersion.None, Sample.Events("c1", 3));
        database.Sql("ALTER TABLE bondres.event DISABLE TRIGGER ALL; DELETE FROM bondres.event WHERE sequence = 2");
        await Assert.ThrowsAsync<LedgerAlteredException>(async () => await store.ReadAllAsync().CountAsync());
        await Assert.ThrowsAsync<LedgerAlteredException>(async () => await store.ReadLeavesAsync().CountAsync());

        // a head that stands before its events meets them
        database.Sql("ALTER TABLE bondres.head DISABLE TRIGGER ALL; UPDATE bondres.head SET sequence = 2");
        await Assert.ThrowsAsync<LedgerAlteredException>(async () => await store.AppendAsync("t", ExpectedVersion.Any, [Sample.Event("c2")]));
    }

    [SkippableFact]
    public async Task An_append_holds_the_lock_from_its_first_look_at_the_head_and_lets_it_go_when_it_is_cancelled()
    {
        await using var store = await OpenAsync();
        using var cancel = new CancellationTokenSource();
        string? refused = null;
        clock.Looked = () => // the clock is read under the lock
        {
            refused = Assert.Throws<PostgresException>(() => database.Sql("SELECT 1 FROM bondres.head FOR UPDATE NOWAIT")).SqlState;
            cancel.Cancel();
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await store.AppendAsync("s", ExpectedVersion.None, Sample.Events("c1", 20), cancel.Token));
        clock.Looked = null;
        Assert.Equal(PostgresErrorCodes.LockNotAvailable, refused);
        Assert.Equal(new AppendResult.Recorded(1, 20, false), await store.AppendAsync("s", ExpectedVersion.None, Sample.Events("c1", 20)));
    }

    [SkippableTheory]
    [InlineData("postgres://bondres@127.0.0.1:1/nowhere", "cannot be reached")]
    [InlineData("postgres://nobody-known@127.0.0.1:{port}/postgres", "lets nobody in")]
    [InlineData("postgres://bondres@127.0.0.1:{port}/no-such-database", "does not exist")]
    public async Task A_database_that_cannot_be_used_is_named_with_the_cause_and_without_the_password(string uri, string cause)
    {
        var address = PostgresAddress.Parse(uri.Replace("{port}", $"{database.Port}").Replace("@", ":s3cret@")).Value;
        var e = await Assert.ThrowsAsync<StoreUnreachableException>(() => PostgresEventStore.OpenAsync(address, clock, Sample.NewLedger));
        Assert.Contains(cause, e.Message);
        Assert.Contains(address.Name, e.Message);
        Assert.DoesNotContain("s3cret", e.ToString());
    }

    private Task<PostgresEventStore> OpenAsync() => PostgresEventStore.OpenAsync(Address, clock, Sample.NewLedger);
}
