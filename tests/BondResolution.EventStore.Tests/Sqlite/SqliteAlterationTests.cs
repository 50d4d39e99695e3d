using BondResolution.EventStore.Sqlite;
using Microsoft.Data.Sqlite;

namespace BondResolution.EventStore.Tests.Sqlite;

/// <summary>What another program may do to the file, and what is noticed where it goes on regardless.</summary>
public sealed class SqliteAlterationTests : IAsyncLifetime
{
    private const string DropTriggers =
        """
        DROP TRIGGER event_is_next; DROP TRIGGER event_is_not_updated; DROP TRIGGER event_is_not_deleted;
        DROP TRIGGER head_is_one; DROP TRIGGER head_moves_forward; DROP TRIGGER head_is_not_deleted;
        """;

    // the columns of the next event, with one of them to be replaced
    private const string NextEvent =
        "INTO event (sequence, stream, version, id, type, effective_on, recorded_at, command_id, leaf, metadata, payload) SELECT {0}, 's', {1}, {2}, type, effective_on, recorded_at, command_id, leaf, metadata, payload FROM event WHERE sequence = 1";

    private readonly TemporaryLedger ledger = new();
    private SqliteEventStore store = null!;

    public async Task InitializeAsync()
    {
        store = await SqliteEventStore.OpenAsync(ledger.Path, new SettableClock(new(2025, 1, 27, 8, 30, 0, TimeSpan.Zero)), Sample.NewLedger);
        await store.AppendAsync("s", ExpectedVersion.None, Sample.Events("c1", 5));
    }

    public async Task DisposeAsync()
    {
        await store.DisposeAsync();
        ledger.Dispose();
    }

    public static TheoryData<string> Alterations =>
    [
        "UPDATE event SET payload = x'7b7d' WHERE sequence = 2",
        "UPDATE event SET sequence = 9 WHERE sequence = 5",
        "DELETE FROM event WHERE sequence = 5",
        "DELETE FROM event",
        "UPDATE head SET sequence = 4",
        "UPDATE head SET recorded_at = '2025-01-01T00:00:00.0000000Z'",
        "UPDATE head SET one = 2",
        "UPDATE head SET ledger = randomblob(16)",
        "DELETE FROM head",
        "INSERT OR REPLACE INTO head SELECT * FROM head",
        "INSERT OR REPLACE " + string.Format(NextEvent, 5, 5, "randomblob(16)"),
        "INSERT OR REPLACE " + string.Format(NextEvent, 6, 4, "randomblob(16)"),
        "INSERT OR REPLACE " + string.Format(NextEvent, 6, 5, "id"),
        "INSERT " + string.Format(NextEvent, 7, 5, "randomblob(16)"),
        "INSERT " + string.Format(NextEvent, 6, 6, "randomblob(16)"),
        "INSERT " + string.Format(NextEvent, 6, 5, "randomblob(15)"),
        "INSERT " + string.Format(NextEvent, 6, 5, "'sixteen letters!'"),
    ];

    [Theory]
    [MemberData(nameof(Alterations))]
    public async Task The_file_itself_refuses_all_but_the_next_event(string sql)
    {
        var before = await store.ReadHeadAsync();
        Assert.Equal(SqliteConstraint, Assert.Throws<SqliteException>(() => ledger.Sql(sql)).SqliteErrorCode);
        Assert.Equal(5L, ledger.Sql("SELECT count(*) FROM event"));
        Assert.Equal(before.Root.ToArray(), (await store.ReadHeadAsync()).Root.ToArray());
    }

    private const int SqliteConstraint = 19;

    [Fact]
    public async Task An_altered_payload_no_longer_gives_the_root_of_the_head()
    {
        ledger.Sql(DropTriggers + "UPDATE event SET payload = x'7b7d' WHERE sequence = 2");
        var leaves = new List<byte[]>();
        await foreach (var e in store.ReadAllAsync())
            leaves.Add(e.Leaf().Hash());
        Assert.NotEqual(Integrity.MerkleTree.Root(leaves), (await store.ReadHeadAsync()).Root.ToArray());
    }

    [Theory]
    [InlineData("DELETE FROM event WHERE sequence = 3", "sequence 3 is missing")]
    [InlineData("UPDATE event SET sequence = 0 WHERE sequence = 1", "sequence 1 is missing")]
    [InlineData("UPDATE event SET effective_on = '27.1.2025' WHERE sequence = 3", "sequence 3 is no event")]
    [InlineData("UPDATE event SET recorded_at = 'today' WHERE sequence = 3", "sequence 3 is no event")]
    public async Task A_gap_and_a_row_that_is_no_event_stop_the_reader(string sql, string message)
    {
        ledger.Sql(DropTriggers + sql);
        var e = await Assert.ThrowsAsync<LedgerAlteredException>(async () =>
        {
            await foreach (var _ in store.ReadAllAsync()) { }
        });
        Assert.Contains(message, e.Message);
    }

    [Fact]
    public async Task An_earlier_head_is_not_computed_over_a_gap()
    {
        ledger.Sql(DropTriggers + "DELETE FROM event WHERE sequence = 3");
        Assert.NotNull(await store.ReadHeadAtAsync(2));
        await Assert.ThrowsAsync<LedgerAlteredException>(async () => await store.ReadHeadAtAsync(4));
    }

    [Theory]
    [InlineData("UPDATE head SET root = zeroblob(32)")]
    [InlineData("UPDATE head SET frontier = x'00'")]
    [InlineData("UPDATE head SET sequence = 4")]
    [InlineData("UPDATE head SET recorded_at = ''")]
    [InlineData("DELETE FROM head")]
    [InlineData("DELETE FROM event WHERE sequence = 5")]
    public async Task Nothing_is_recorded_on_top_of_a_head_that_does_not_fit(string sql)
    {
        ledger.Sql(DropTriggers.Replace("DROP TRIGGER event_is_next;", "") + sql);
        var events = ledger.Sql("SELECT count(*) FROM event");
        await Assert.ThrowsAsync<LedgerAlteredException>(async () => await store.AppendAsync("t", ExpectedVersion.None, [Sample.Event("c2")]));
        Assert.Equal(events, ledger.Sql("SELECT count(*) FROM event"));
    }
}
