using System.Collections.Concurrent;

namespace BondResolution.EventStore.Tests;

public abstract partial class EventStoreContract
{
    [SkippableFact]
    public async Task Of_many_that_expect_the_same_version_exactly_one_wins_it()
    {
        const int rivals = 8, versions = 15;
        await using var second = await OpenAsync(Clock);
        var winners = new ConcurrentBag<long>();
        await Task.WhenAll(Enumerable.Range(0, rivals).Select(rival => Task.Run(async () =>
        {
            var store = rival % 2 == 0 ? Store : second;
            for (var last = -1L; last < versions - 1; last++)
            {
                // by now somebody has won each version before, so a conflict can only mean that this one is taken
                var result = await store.AppendAsync(Case, ExpectedVersion.Exactly(last), [Sample.Event($"{rival}-{last}")]);
                if (result is AppendResult.Recorded)
                    winners.Add(last + 1);
                else
                    Assert.InRange(Assert.IsType<AppendResult.Conflict>(result).ActualVersion, last + 1, versions - 1);
            }
        })));
        Assert.Equal(Enumerable.Range(0, versions).Select(i => (long)i), winners.Order());
        await AssertLedgerIsWhole(versions);
    }

    [SkippableFact]
    public async Task The_same_append_made_by_many_at_once_records_once()
    {
        await using var second = await OpenAsync(Clock);
        var events = Sample.Events("c1", 3);
        var results = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(
            async () => await (i % 2 == 0 ? Store : second).AppendAsync(Case, ExpectedVersion.None, events))));
        Assert.Single(results, new AppendResult.Recorded(1, 3, Again: false));
        Assert.Equal(11, results.Count(r => r == new AppendResult.Recorded(1, 3, Again: true)));
        await AssertLedgerIsWhole(3);
    }

    [SkippableFact]
    public async Task A_reader_that_takes_up_where_it_stopped_sees_each_event_once_while_others_append()
    {
        var seed = Random.Shared.Next();
        Output.WriteLine($"seed {seed}");
        const int writers = 4, appends = 25;
        await using var second = await OpenAsync(Clock);
        var writing = Task.WhenAll(Enumerable.Range(0, writers).Select(w => Task.Run(async () =>
        {
            var random = new Random(seed + w);
            for (var i = 0; i < appends; i++)
                await (w % 2 == 0 ? Store : second).AppendAsync($"s{random.Next(3)}", ExpectedVersion.Any, Sample.Events($"{w}-{i}", random.Next(1, 5)));
        })));

        var seen = new List<long>();
        bool isWritten;
        do
        {
            isWritten = writing.IsCompleted; // looked at before reading: the last round reads all there is
            await foreach (var e in second.ReadAllAsync(seen.Count == 0 ? 0 : seen[^1]))
                seen.Add(e.Sequence);
            await Task.Yield();
        }
        while (!isWritten);
        await writing;

        Assert.Equal(Enumerable.Range(1, seen.Count).Select(i => (long)i), seen);
        await AssertLedgerIsWhole(seen.Count);
    }

    [SkippableFact]
    public async Task A_reader_in_the_middle_of_the_ledger_does_not_keep_anybody_from_appending()
    {
        await Record(Case, "c1", 700);
        await using var reading = Store.ReadAllAsync().GetAsyncEnumerator();
        for (var i = 1; i <= 700; i++)
        {
            Assert.True(await reading.MoveNextAsync());
            Assert.Equal(i, reading.Current.Sequence);
            if (i % 100 == 0)
                await Record("other", $"during-{i}");
        }
        while (await reading.MoveNextAsync())
            Assert.Equal("other", reading.Current.Stream);
        await AssertLedgerIsWhole(707);
    }

    [SkippableFact]
    public async Task A_cancelled_call_is_cancelled_and_records_nothing()
    {
        await Record(Case, "c1", 2);
        var cancelled = new CancellationToken(canceled: true);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await Store.AppendAsync(Case, ExpectedVersion.Any, Sample.Events("c2", 1), cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Store.ReadHeadAsync(cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => All(Store.ReadAllAsync(0, cancelled)));
        await AssertLedgerIsWhole(2);
    }

    [SkippableFact]
    public async Task Reading_stops_where_it_is_cancelled()
    {
        await Record(Case, "c1", 10);
        using var cancel = new CancellationTokenSource();
        var seen = 0;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in Store.ReadStreamAsync(Case).WithCancellation(cancel.Token))
            {
                if (++seen == 3)
                    await cancel.CancelAsync();
            }
        });
        Assert.Equal(3, seen);
    }
}
