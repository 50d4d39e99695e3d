using BondResolution.Integrity;

namespace BondResolution.EventStore.Tests;

public abstract partial class EventStoreContract
{
    [SkippableFact]
    public async Task What_does_not_exist_reads_as_nothing()
    {
        await Record(Case, "c1", 2);
        Assert.Empty(await All(Store.ReadStreamAsync("case-1")));
        Assert.Empty(await All(Store.ReadStreamAsync(Case, fromVersion: 2)));
        Assert.Empty(await All(Store.ReadAllAsync(afterSequence: 2)));
        Assert.Empty(await All(Store.ReadCommandAsync("c2")));
    }

    [SkippableFact]
    public async Task A_stream_and_the_ledger_are_read_from_any_place_on()
    {
        await Record("a", "c1", 3);
        await Record("b", "c2", 2);
        await Record("a", "c3", 1);
        Assert.Equal([2L, 3], (await All(Store.ReadStreamAsync("a", fromVersion: 2))).Select(e => e.Version));
        Assert.Equal([4L, 5, 6], (await All(Store.ReadAllAsync(afterSequence: 3))).Select(e => e.Sequence));
    }

    [SkippableFact]
    public async Task Of_a_stream_some_ranges_of_versions_are_read()
    {
        await Record("other", "c0", 2);
        for (var i = 0; i < 3; i++)
            await Record("long", $"long-{i}", 400);
        await Record("long", "last", 2);
        Assert.Equal([0L, 2, 3, 700, 1199, 1200, 1201], await Versions((0, 0), (2, 3), (700, 700), (1199, long.MaxValue)));
        Assert.Equal(Enumerable.Range(1, 1100).Select(i => (long)i), await Versions((1, 1100), (5000, 6000)));
        Assert.Empty(await Versions());
        Assert.Empty(await All(Store.ReadStreamAsync("none", [(0, long.MaxValue)])));

        async Task<IEnumerable<long>> Versions(params (long, long)[] ranges) => (await All(Store.ReadStreamAsync("long", ranges))).Select(e => e.Version);
    }

    [SkippableFact]
    public async Task Names_of_streams_and_commands_are_compared_to_the_last_character()
    {
        await Record("case-a", "c1");
        await Record("case-A", "C1");
        await Record("case-a ", "c1 ");
        Assert.Equal("case-a", Assert.Single(await All(Store.ReadStreamAsync("case-a"))).Stream);
        Assert.Equal("C1", Assert.Single(await All(Store.ReadCommandAsync("C1"))).CommandId);
    }

    [SkippableFact]
    public async Task A_stream_of_many_events_is_read_whole_and_in_order()
    {
        for (var i = 0; i < 5; i++)
        {
            await Record("long", $"long-{i}", 400);
            await Record("other", $"other-{i}", 3);
        }
        Assert.Equal(Enumerable.Range(0, 2000).Select(i => (long)i), (await All(Store.ReadStreamAsync("long"))).Select(e => e.Version));
        Assert.Equal(Enumerable.Range(990, 1010).Select(i => (long)i), (await All(Store.ReadStreamAsync("long", 990))).Select(e => e.Version));
        await AssertLedgerIsWhole(2015);
    }

    [SkippableFact]
    public async Task Payloads_that_nobody_wants_are_left_out_and_all_else_is_as_it_is()
    {
        await RecordInParts(Case, Sample.Sized("c1", 10, 100_000, 0, 20, 900_000));
        await Record(Case, "c2", 2);
        var asked = new List<(long, string, int)>();
        var whole = (await All(Store.ReadStreamAsync(Case))).Skip(1).ToList();
        var read = await All(Store.ReadStreamAsync(Case, 1, Wants));
        Assert.Equal(whole.Select(e => (e.Sequence, e.Type, e.Payload.Length)), asked);
        Assert.Equal(whole.Select(Said), read.Select(Said));

        asked.Clear();
        read = await All(Store.ReadAllAsync(1, Wants));
        Assert.Equal(whole.Select(e => (e.Sequence, e.Type, e.Payload.Length)), asked);
        Assert.Equal(whole.Select(Said), read.Select(Said));

        bool Wants(long sequence, string type, ReadOnlySpan<byte> payload)
        {
            asked.Add((sequence, type, payload.Length));
            return payload.Length < 100;
        }

        static string Said(StoredEvent e) => $"{e with { Metadata = default, Payload = default }} {Convert.ToHexString(e.Metadata.Span)} {(e.Payload.Length < 100 ? Convert.ToHexString(e.Payload.Span) : "")}";
    }

    [SkippableFact]
    public async Task A_stream_of_large_events_is_read_whole_and_in_order()
    {
        for (var i = 0; i < 3; i++)
            await RecordInParts(Case, Sample.Sized($"c{i}", 800_000, 1, 900_000, 800_000, 0, 900_000));
        Assert.Equal(18, (await All(Store.ReadStreamAsync(Case))).Count);
        await AssertLedgerIsWhole(18);
    }

    [SkippableFact]
    public async Task A_command_is_read_with_all_it_recorded_in_whatever_stream()
    {
        await Record("holdings", "c1", 600);
        await Record("holdings", "c2", 1);
        await Record("offer", [Sample.Event("c1", 600)]);
        var recorded = await All(Store.ReadCommandAsync("c1"));
        Assert.Equal([.. Enumerable.Range(1, 600).Select(i => (long)i), 602L], recorded.Select(e => e.Sequence));
        Assert.Equal("offer", recorded[^1].Stream);
    }

    [SkippableFact]
    public async Task The_head_of_an_empty_ledger_is_the_empty_tree()
    {
        foreach (var head in new[] { await Store.ReadHeadAsync(), await Store.ReadHeadAtAsync(0) })
        {
            Assert.Equal((0, LedgerHead.Empty(Sample.Ledger).At), (head!.Sequence, head.At));
            Assert.Equal(MerkleTree.EmptyRoot(), head.Root.ToArray());
        }
        Assert.Null(await Store.ReadHeadAtAsync(1));
        Assert.Equal(0, await Store.FindSequenceAsync(DateTimeOffset.MaxValue));
        Assert.Empty(await All(Store.ReadAllAsync()));
    }

    [SkippableFact]
    public async Task Heads_and_events_name_the_ledger_by_the_id_it_was_made_with()
    {
        await Record(Case, "c1", 2);
        var ledger = (await Store.ReadHeadAsync()).Ledger;
        Assert.False(ledger.IsNone);
        Assert.All(new[] { await Store.ReadHeadAtAsync(0), await Store.ReadHeadAtAsync(1) }, head => Assert.Equal(ledger, head!.Ledger));
        Assert.All(await All(Store.ReadAllAsync()), e => Assert.Equal(ledger, e.Ledger));
        await using var another = await OpenAsync(Clock);
        Assert.Equal(ledger, (await another.ReadHeadAsync()).Ledger);
    }

    [SkippableFact]
    public async Task Every_head_the_ledger_ever_had_can_be_read_again()
    {
        var heads = new List<LedgerHead>();
        for (var i = 0; i < 20; i++)
        {
            Clock.Set(Start.AddMinutes(i));
            await Record(i % 3 == 0 ? "a" : "b", $"c{i}", 1 + i % 4);
            heads.Add(await Store.ReadHeadAsync());
        }
        foreach (var head in heads)
        {
            var again = await Store.ReadHeadAtAsync(head.Sequence);
            Assert.Equal((head.Sequence, head.At), (again!.Sequence, again.At));
            Assert.Equal(head.Root.ToArray(), again.Root.ToArray());
        }
        var leaves = (await All(Store.ReadAllAsync())).ConvertAll(e => e.Leaf().Hash());
        for (var sequence = 1; sequence <= leaves.Count; sequence++)
            Assert.Equal(MerkleTree.Root(leaves.Take(sequence)), (await Store.ReadHeadAtAsync(sequence))!.Root.ToArray());
        Assert.Null(await Store.ReadHeadAtAsync(leaves.Count + 1));
    }

    [SkippableFact]
    public async Task Instants_never_decrease_when_the_clock_jumps_back()
    {
        await Record(Case, "c1");
        Clock.Set(Start.AddHours(-1));
        await Record(Case, "c2", 2);
        Clock.Set(Start.AddHours(1));
        await Record(Case, "c3");
        Assert.Equal([Start, Start, Start, Start.AddHours(1)], (await All(Store.ReadAllAsync())).Select(e => e.RecordedAt));
        Assert.Equal(Start.AddHours(1), (await Store.ReadHeadAsync()).At);
    }

    [SkippableFact]
    public async Task Instants_are_whole_microseconds()
    {
        Clock.Set(Start.AddTicks(19));
        await Record(Case, "c1");
        Assert.Equal(Start.AddTicks(10), Assert.Single(await All(Store.ReadAllAsync())).RecordedAt);
        await AssertLedgerIsWhole(1);
    }

    [SkippableFact]
    public async Task A_sequence_is_found_by_the_instant_it_was_recorded_at()
    {
        for (var i = 0; i < 5; i++)
        {
            Clock.Set(Start.AddMinutes(i));
            await Record(Case, $"c{i}", 2);
        }
        Assert.Equal(0, await Store.FindSequenceAsync(Start.AddTicks(-1)));
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(2 * (i + 1), await Store.FindSequenceAsync(Start.AddMinutes(i)));
            Assert.Equal(2 * (i + 1), await Store.FindSequenceAsync(Start.AddMinutes(i + 1).AddTicks(-1).ToOffset(TimeSpan.FromHours(8))));
        }
        Assert.Equal(10, await Store.FindSequenceAsync(DateTimeOffset.MaxValue));
    }

    [SkippableFact]
    public async Task Places_below_the_first_are_refused()
    {
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => All(Store.ReadStreamAsync(Case, -1)));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => All(Store.ReadAllAsync(-1)));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await Store.ReadHeadAtAsync(-1));
    }
}
