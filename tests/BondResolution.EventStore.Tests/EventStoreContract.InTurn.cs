namespace BondResolution.EventStore.Tests;

public abstract partial class EventStoreContract
{
    [SkippableFact]
    public async Task Batches_in_turn_are_recorded_one_behind_the_other_and_answered_in_order()
    {
        await Record("other", "c0");
        var batches = Enumerable.Range(0, 6).Select(i => Sample.Events($"c{i + 1}", 1 + i)).ToList();

        var answers = await Answers(Store.AppendInTurnAsync(Case, ExpectedVersion.None, InTurn(batches)));

        Assert.Equal([(2, 2), (3, 4), (5, 7), (8, 11), (12, 16), (17, 22)], answers.Cast<AppendResult.Recorded>().Select(r => (r.FirstSequence, r.LastSequence)));
        await AssertLedgerIsWhole(22);
        Assert.Equal(batches.SelectMany(b => b).Select(e => e.Id), (await All(Store.ReadStreamAsync(Case))).Select(e => e.Id));
        for (var after = 0; after <= 22; after++)
            Assert.Equal(22 - after, (await All(Store.ReadAllAsync(after))).Count);

        // the same again, one of them new
        batches.Add(Sample.Events("c7", 2));
        answers = await Answers(Store.AppendInTurnAsync(Case, ExpectedVersion.None, InTurn(batches)));
        Assert.Equal([true, true, true, true, true, true, false], answers.Cast<AppendResult.Recorded>().Select(r => r.Again));
        await AssertLedgerIsWhole(24);
    }

    [SkippableFact]
    public async Task Batches_in_turn_end_with_the_first_that_is_a_conflict()
    {
        await using var second = await OpenAsync(Clock);
        var asked = 0;

        async IAsyncEnumerable<IReadOnlyList<NewEvent>> Batches()
        {
            for (asked = 1; asked < 6; asked++)
            {
                if (asked == 3)
                    await second.AppendAsync(Case, ExpectedVersion.Any, Sample.Events("faster", 2));
                yield return Sample.Events($"c{asked}", 2);
            }
        }

        var answers = await Answers(Store.AppendInTurnAsync(Case, ExpectedVersion.None, Batches()));

        Assert.Equal([new AppendResult.Recorded(1, 2, false), new AppendResult.Recorded(3, 4, false), new AppendResult.Conflict(5)], answers);
        Assert.Equal(3, asked);
        await AssertLedgerIsWhole(6);
    }

    [SkippableFact]
    public async Task Batches_in_turn_have_others_between_them_and_each_is_answered_with_its_own_sequence()
    {
        await using var second = await OpenAsync(Clock);

        async IAsyncEnumerable<IReadOnlyList<NewEvent>> Batches()
        {
            for (var i = 0; i < 8; i++)
            {
                if (i % 3 == 1)
                    await second.AppendAsync("other", ExpectedVersion.Any, Sample.Events($"other{i}", 3));
                yield return Sample.Events($"c{i}", 4);
            }
        }

        var answers = await Answers(Store.AppendInTurnAsync(Case, ExpectedVersion.Any, Batches()));

        var first = (await All(Store.ReadAllAsync())).Where(e => e.Stream == Case).Chunk(4).Select(batch => batch[0].Sequence);
        Assert.Equal(first, answers.Cast<AppendResult.Recorded>().Select(r => r.FirstSequence));
        await AssertLedgerIsWhole(8 * 4 + 3 * 3);
    }

    [SkippableFact]
    public async Task Whoever_breaks_off_batches_in_turn_leaves_whole_ones()
    {
        await foreach (var _ in Store.AppendInTurnAsync(Case, ExpectedVersion.None, InTurn([Sample.Events("c1", 3), Sample.Events("c2", 3), Sample.Events("c3", 3)])))
            break;
        var recorded = (await Store.ReadHeadAsync()).Sequence;
        Assert.Contains(recorded, new long[] { 3, 6, 9 });
        await AssertLedgerIsWhole(recorded);
    }

    private static async Task<List<AppendResult>> Answers(IAsyncEnumerable<AppendResult> results)
    {
        var answers = new List<AppendResult>();
        await foreach (var result in results)
            answers.Add(result);
        return answers;
    }

    private static async IAsyncEnumerable<IReadOnlyList<NewEvent>> InTurn(IEnumerable<IReadOnlyList<NewEvent>> batches)
    {
        foreach (var batch in batches)
        {
            await Task.Yield();
            yield return batch;
        }
    }
}
