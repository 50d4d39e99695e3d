using BondResolution.Domain;

namespace BondResolution.EventStore.Tests;

public abstract partial class EventStoreContract
{
    [SkippableFact]
    public async Task An_appended_event_is_read_back_byte_for_byte()
    {
        var payload = Enumerable.Range(0, 256).Select(i => (byte)i).ToArray();
        var given = new NewEvent(
            Guid.Parse("00112233-4455-6677-8899-aabbccddeeff"), "buyback.purchased/1", new DateOnly(2024, 2, 29), "c-缓交-1",
            """{"来源":"公告"}"""u8.ToArray(), payload);

        Assert.Equal(new AppendResult.Recorded(1, 1, Again: false), await Store.AppendAsync("holdings-受托", ExpectedVersion.None, [given]));

        var stored = Assert.Single(await All(Store.ReadStreamAsync("holdings-受托")));
        Assert.Equal((1, "holdings-受托", 0), (stored.Sequence, stored.Stream, stored.Version));
        Assert.Equal((given.Id, given.Type, given.On, given.CommandId), (stored.Id, stored.Type, stored.On, stored.CommandId));
        Assert.Equal((Start, TimeSpan.Zero), (stored.RecordedAt, stored.RecordedAt.Offset));
        Assert.Equal(given.Metadata.ToArray(), stored.Metadata.ToArray());
        Assert.Equal(payload, stored.Payload.ToArray());
    }

    [SkippableFact]
    public async Task Empty_metadata_and_payload_stay_empty()
    {
        await Record(Case, [Sample.Event("c1", 0, []) with { Metadata = ReadOnlyMemory<byte>.Empty }]);
        var stored = Assert.Single(await All(Store.ReadAllAsync()));
        Assert.True(stored.Metadata.IsEmpty && stored.Payload.IsEmpty);
        await AssertLedgerIsWhole(1);
    }

    [SkippableFact]
    public async Task An_append_that_expects_no_stream_conflicts_where_there_is_one()
    {
        Assert.IsType<AppendResult.Recorded>(await Store.AppendAsync(Case, ExpectedVersion.None, Sample.Events("c1", 2)));
        Assert.Equal(new AppendResult.Conflict(1), await Store.AppendAsync(Case, ExpectedVersion.None, Sample.Events("c2", 1)));
        await AssertLedgerIsWhole(2);
    }

    [SkippableFact]
    public async Task An_append_with_a_stale_version_is_a_conflict_and_records_nothing()
    {
        await Record(Case, "c1", 3);
        Assert.Equal(new AppendResult.Conflict(2), await Store.AppendAsync(Case, ExpectedVersion.Exactly(1), Sample.Events("c2", 1)));
        Assert.Equal(new AppendResult.Conflict(2), await Store.AppendAsync(Case, ExpectedVersion.Exactly(3), Sample.Events("c2", 1)));
        Assert.Equal(new AppendResult.Conflict(-1), await Store.AppendAsync("case-1", ExpectedVersion.Exactly(0), Sample.Events("c2", 1)));
        await AssertLedgerIsWhole(3);
        Assert.Equal(new AppendResult.Recorded(4, 4, false), await Store.AppendAsync(Case, ExpectedVersion.Exactly(2), Sample.Events("c2", 1)));
    }

    [SkippableFact]
    public async Task An_append_that_expects_nothing_goes_behind_whatever_is_there()
    {
        Assert.Equal(new AppendResult.Recorded(1, 1, false), await Store.AppendAsync(Case, ExpectedVersion.Any, Sample.Events("c1", 1)));
        Assert.Equal(new AppendResult.Recorded(2, 3, false), await Store.AppendAsync(Case, ExpectedVersion.Any, Sample.Events("c2", 2)));
        await AssertLedgerIsWhole(3);
    }

    [SkippableFact]
    public async Task Versions_count_in_each_stream_and_the_sequence_counts_over_all()
    {
        await Record("a", "c1", 2);
        await Record("b", "c2", 1);
        await Record("a", "c3", 1);
        Assert.Equal(
            [(1, "a", 0), (2, "a", 1), (3, "b", 0), (4, "a", 2)],
            (await All(Store.ReadAllAsync())).Select(e => (e.Sequence, e.Stream, e.Version)));
    }

    [SkippableFact]
    public async Task The_same_events_again_answer_the_same_and_nothing_grows()
    {
        var events = Sample.Events("c1", 3);
        var first = await Record(Case, events);
        await Record(Case, "c2");
        var head = await Store.ReadHeadAsync();

        // also where the version they expected is long past, and whoever repeats them is somebody else
        Assert.Equal(first with { Again = true }, await Store.AppendAsync(Case, ExpectedVersion.None, events));
        var repeated = events.Select(e => e with { Metadata = """{"by":"清算组"}"""u8.ToArray() }).ToList();
        Assert.Equal(first with { Again = true }, await Store.AppendAsync(Case, ExpectedVersion.Any, repeated));

        Assert.Equal(head.Root.ToArray(), (await Store.ReadHeadAsync()).Root.ToArray());
        Assert.Equal(events[0].Metadata.ToArray(), (await All(Store.ReadAllAsync()))[0].Metadata.ToArray());
        await AssertLedgerIsWhole(4);
    }

    public static TheoryData<string> Misuses => ["stream", "type", "on", "command", "payload", "part"];

    [SkippableTheory]
    [MemberData(nameof(Misuses))]
    public async Task An_event_id_that_stands_with_something_else_is_refused(string other)
    {
        var given = Sample.Event("c1");
        await Record(Case, [given]);
        var (stream, events) = other switch
        {
            "stream" => ("case-1", [given]),
            "type" => (Case, [given with { Type = "case.defaulted/2" }]),
            "on" => (Case, [given with { On = given.On.AddDays(1) }]),
            "command" => (Case, [given with { CommandId = "c2" }]),
            "payload" => (Case, [given with { Payload = "{}"u8.ToArray() }]),
            _ => (Case, new List<NewEvent> { given, Sample.Event("c1", 1) }),
        };
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await Store.AppendAsync(stream, ExpectedVersion.Any, events));
        await AssertLedgerIsWhole(1);
    }

    [SkippableFact]
    public async Task A_batch_is_recorded_whole_or_not_at_all()
    {
        await Record(Case, "c1");
        var withOneThatStands = Sample.Events("c2", 5).Append(Sample.Event("c1")).ToList();
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await Store.AppendAsync(Case, ExpectedVersion.Any, withOneThatStands));
        // a lone surrogate has no UTF-8; here it is met after some of the batch
        var withOneThatIsNoText = Sample.Events("c3", 5).Append(Sample.Event("c4") with { CommandId = "\ud800" }).ToList();
        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await Store.AppendAsync(Case, ExpectedVersion.Any, withOneThatIsNoText));
        await AssertLedgerIsWhole(1);
        await Record(Case, "c2", 5);
        await AssertLedgerIsWhole(6);
    }

    [SkippableFact]
    public async Task A_payload_at_the_limit_is_taken_and_one_byte_above_it_is_not()
    {
        await Record(Case, Sample.Sized("c1", Limits.MaxPayloadBytes));
        await Assert.ThrowsAsync<ArgumentException>(
            async () => await Store.AppendAsync(Case, ExpectedVersion.Any, Sample.Sized("c2", Limits.MaxPayloadBytes + 1)));
        await AssertLedgerIsWhole(1);
    }

    [SkippableFact]
    public virtual async Task A_transaction_at_the_limit_is_taken_and_one_byte_above_it_is_not()
    {
        var full = Enumerable.Repeat(Limits.MaxPayloadBytes, Limits.MaxTransactionBytes / Limits.MaxPayloadBytes);
        const int rest = Limits.MaxTransactionBytes % Limits.MaxPayloadBytes;
        await Record(Case, Sample.Sized("c1", [.. full, rest]));
        var recorded = (await Store.ReadHeadAsync()).Sequence;
        await Assert.ThrowsAsync<ArgumentException>(
            async () => await Store.AppendAsync(Case, ExpectedVersion.Any, Sample.Sized("c2", [.. full, rest, 1])));
        await AssertLedgerIsWhole(recorded);
    }

    [SkippableFact]
    public async Task What_the_store_says_it_takes_together_is_taken_at_once()
    {
        var events = Sample.Sized("c1", [.. Enumerable.Repeat(40_000, 500)]);
        var count = events.TakeWhile((_, i) => BytesOf(events.Take(i + 1)) <= Store.MaxBytesTogether).Count();
        Assert.InRange(count, 20, 300);
        Assert.Equal(new AppendResult.Recorded(1, count, Again: false), await Record(Case, events[..count]));
        await AssertLedgerIsWhole(count);
    }

    [SkippableFact]
    public async Task What_is_no_append_is_refused()
    {
        async Task Refused(string stream, params NewEvent[] events) =>
            await Assert.ThrowsAnyAsync<ArgumentException>(async () => await Store.AppendAsync(stream, ExpectedVersion.Any, events));

        var e = Sample.Event("c1");
        await Refused(Case);
        await Refused("", e);
        await Refused("case\0", e);
        await Refused(Case, e with { Type = "" });
        await Refused(Case, e with { CommandId = "c\n" });
        await Refused(Case, e, e);
        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await Store.AppendAsync(Case, new ExpectedVersion(-3), [e]));
        await AssertLedgerIsWhole(0);
    }
}
