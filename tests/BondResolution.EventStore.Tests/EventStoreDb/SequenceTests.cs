using BondResolution.EventStore.EventStoreDb.Sequence;
using BondResolution.EventStore.EventStoreDb.Wire;
using EventStore.Client;
using Microsoft.Data.Sqlite;

namespace BondResolution.EventStore.Tests.EventStoreDb;

/// <summary>The sequence is the order of <c>$all</c>, and whoever reads assigns the same.</summary>
public sealed class SequenceTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2025, 1, 27, 8, 30, 0, TimeSpan.Zero);

    private readonly GivenCluster cluster = new();
    private readonly SettableClock clock = new(Start);

    public void Dispose() => cluster.Dispose();

    [SkippableFact]
    public async Task Every_reader_comes_to_the_same_sequence_instants_and_root()
    {
        await using var one = await cluster.OpenAsync(clock, "one.db");
        await using var other = await cluster.OpenAsync(new SettableClock(Start.AddHours(-2)), "other.db"); // its clock is slow
        for (var i = 0; i < 30; i++)
            await (i % 3 == 1 ? other : one).AppendAsync(i % 2 == 0 ? "a" : "b", ExpectedVersion.Any, Sample.Events($"c{i}", 1 + i % 3));
        await using var third = await cluster.OpenAsync(clock, "third.db");
        var expected = await AllAsync(one);
        Assert.Equal(60, expected.Count);
        Assert.All(expected, e => Assert.Equal(Start, e.RecordedAt));
        foreach (var store in new[] { other, third })
        {
            Assert.Equal(expected.Select(e => (e.Sequence, e.Stream, e.Version, e.Id)), (await AllAsync(store)).Select(e => (e.Sequence, e.Stream, e.Version, e.Id)));
            Assert.Equal((await one.ReadHeadAsync()).Root.ToArray(), (await store.ReadHeadAsync()).Root.ToArray());
            for (var sequence = 1; sequence < 60; sequence += 13)
                Assert.Equal((await one.ReadHeadAtAsync(sequence))!.Root.ToArray(), (await store.ReadHeadAtAsync(sequence))!.Root.ToArray());
        }
    }

    [SkippableFact]
    public async Task Batches_in_turn_are_numbered_as_every_reader_does_also_with_another_desk_between_them()
    {
        await using var one = await cluster.OpenAsync(clock, "one.db");
        await using var other = await cluster.OpenAsync(clock, "other.db");

        async IAsyncEnumerable<IReadOnlyList<NewEvent>> Batches()
        {
            for (var i = 0; i < 9; i++)
            {
                if (i % 3 == 1)
                    await other.AppendAsync(i == 4 ? "b" : "c", ExpectedVersion.Any, Sample.Events($"other{i}", 2));
                yield return Sample.Events($"c{i}", 5);
            }
        }

        var first = new List<long>();
        await foreach (var result in one.AppendInTurnAsync("a", ExpectedVersion.None, Batches()))
            first.Add(((AppendResult.Recorded)result).FirstSequence);
        await using var third = await cluster.OpenAsync(clock, "third.db");
        var read = await AllAsync(third);
        Assert.Equal(read.Where(e => e.Stream == "a").Chunk(5).Select(batch => batch[0].Sequence), first);
        foreach (var store in new[] { one, other })
        {
            Assert.Equal(read.Select(e => (e.Sequence, e.Id)), (await AllAsync(store)).Select(e => (e.Sequence, e.Id)));
            Assert.Equal((await third.ReadHeadAsync()).Root.ToArray(), (await store.ReadHeadAsync()).Root.ToArray());
        }

        // an index whose entries come from appends is read on from any place in them
        for (var after = 0; after < 51; after += 7)
            Assert.Equal(51 - after, await CountAsync(one.ReadAllAsync(after)));
    }

    [SkippableTheory]
    [InlineData("deleted")]
    [InlineData("no database")]
    [InlineData("of another version")]
    public async Task Sequences_that_were_lost_come_back_the_same(string how)
    {
        byte[] root;
        await using (var store = await cluster.OpenAsync(clock))
        {
            await store.AppendAsync("a", ExpectedVersion.None, Sample.Events("c1", 700));
            await store.AppendAsync("b", ExpectedVersion.None, Sample.Events("c2", 3));
            root = (await store.ReadHeadAsync()).Root.ToArray();
        }

        if (how == "of another version")
            Sql("PRAGMA user_version = 99");
        else if (how == "deleted")
            File.Delete(cluster.IndexPath());
        else
            await File.WriteAllTextAsync(cluster.IndexPath(), new string('x', 5000));
        await using var again = await cluster.OpenAsync(clock);
        Assert.Equal(root, (await again.ReadHeadAsync()).Root.ToArray());
        Assert.Equal(703, (await AllAsync(again)).Count);
        Assert.Equal(3, await CountAsync(again.ReadCommandAsync("c2")));
    }

    [SkippableFact]
    public async Task Ledgers_on_one_cluster_do_not_see_each_other()
    {
        using var others = new GivenCluster();
        await using var store = await cluster.OpenAsync(clock);
        await using var another = await others.OpenAsync(clock);
        await another.AppendAsync("a", ExpectedVersion.None, Sample.Events("c1", 2));
        Assert.Equal(new AppendResult.Recorded(1, 1, false), await store.AppendAsync("a", ExpectedVersion.None, Sample.Events("c1", 1)));
        Assert.Equal(2, (await another.ReadHeadAsync()).Sequence);
    }

    [SkippableFact]
    public async Task Sequences_of_another_ledger_are_not_taken()
    {
        await using (await cluster.OpenAsync(clock)) { }
        var e = await Assert.ThrowsAsync<StoreUnreachableException>(async () => await SqliteSequenceIndex.OpenAsync(cluster.IndexPath(), "another"));
        Assert.Contains("not of 'another'", e.Message);
    }

    [SkippableFact]
    public async Task A_cluster_that_no_longer_holds_what_was_read_stops_the_reader()
    {
        await using (var store = await cluster.OpenAsync(clock))
            await store.AppendAsync("a", ExpectedVersion.None, Sample.Events("c1", 2));
        Sql("UPDATE checkpoint SET id = randomblob(16)");
        var e = await Assert.ThrowsAsync<LedgerAlteredException>(async () => await cluster.OpenAsync(clock));
        Assert.Contains("sequence 2", e.Message);
    }

    [SkippableFact]
    public async Task An_event_that_no_append_can_have_written_stops_the_reader()
    {
        await using var store = await cluster.OpenAsync(clock);
        await store.AppendAsync("a", ExpectedVersion.None, Sample.Events("c1", 1));
        await using (var client = new EventStoreClient(cluster.AddressOn(GivenCluster.Given).Settings()))
            await client.AppendToStreamAsync(WireFormat.Prefix(cluster.Ledger) + "a", StreamState.Any, [new EventData(Uuid.NewUuid(), "foreign", "{}"u8.ToArray())]);
        await Assert.ThrowsAsync<LedgerAlteredException>(async () => await store.ReadHeadAsync());
    }

    [SkippableFact]
    public async Task An_append_whose_answer_is_lost_is_asked_again_and_recorded_once()
    {
        var given = new Uri(GivenCluster.Given.Replace("esdb://", "http://", StringComparison.Ordinal));
        await using var proxy = new CuttingProxy(given.Host, given.Port);
        await using var store = await cluster.OpenAsync(clock, given: $"esdb://127.0.0.1:{proxy.Port}{given.Query}");
        await store.AppendAsync("a", ExpectedVersion.None, Sample.Events("c1", 1));
        for (var i = 0; i < 5; i++)
        {
            // more than is sent for an empty call, less than the append: its answer is what is lost
            proxy.CutAfter(20_000);
            var events = Sample.Sized($"lost{i}", 10_000, 15_000);
            Assert.Equal(new AppendResult.Recorded(2 + 2 * i, 3 + 2 * i, Again: false), await store.AppendAsync("a", ExpectedVersion.Exactly(2 * i), events));
        }

        Assert.Equal(5, proxy.Cuts);
        await using var direct = await cluster.OpenAsync(clock, "direct.db");
        Assert.Equal(11, (await AllAsync(direct)).Count);
    }

    [SkippableFact]
    public async Task A_server_that_is_not_there_is_said_at_once()
    {
        _ = GivenCluster.Given;
        var e = await Assert.ThrowsAsync<StoreUnreachableException>(async () => await cluster.OpenAsync(clock, given: "esdb://user:secret@127.0.0.1:1?tls=false"));
        Assert.Contains("esdb://127.0.0.1:1?ledger=", e.Message);
        Assert.DoesNotContain("secret", e.ToString());
    }

    private void Sql(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={cluster.IndexPath()};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static async Task<List<StoredEvent>> AllAsync(IEventStore store)
    {
        var all = new List<StoredEvent>();
        await foreach (var e in store.ReadAllAsync())
            all.Add(e);
        return all;
    }

    private static async Task<int> CountAsync(IAsyncEnumerable<StoredEvent> events)
    {
        var count = 0;
        await foreach (var _ in events)
            count++;
        return count;
    }
}
