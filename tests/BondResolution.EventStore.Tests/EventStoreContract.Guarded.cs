namespace BondResolution.EventStore.Tests;

/// <summary>An append that is guarded goes through only where what it was decided on beside its own stream is still so.</summary>
public abstract partial class EventStoreContract
{
    [SkippableFact]
    public async Task A_guarded_append_goes_through_only_where_the_other_stream_is_where_it_was()
    {
        await Record("policy", "p1", 1);
        Assert.IsType<AppendResult.Recorded>(await Store.AppendAsync(Case, ExpectedVersion.None, Sample.Events("c1", 1), new AppendGuard("policy", 0), default));
        await Record("policy", "p2", 1);
        Assert.IsType<AppendResult.Overtaken>(await Store.AppendAsync(Case, ExpectedVersion.Exactly(0), Sample.Events("c2", 1), new AppendGuard("policy", 0), default));
        Assert.IsType<AppendResult.Overtaken>(await Store.AppendAsync(Case, ExpectedVersion.Exactly(0), Sample.Events("c2", 1), new AppendGuard("other", 0), default));
        Assert.IsType<AppendResult.Recorded>(await Store.AppendAsync(Case, ExpectedVersion.Exactly(0), Sample.Events("c2", 1), new AppendGuard("other", -1), default));
        await AssertLedgerIsWhole(4);
    }

    [SkippableFact]
    public async Task An_append_that_is_guarded_by_the_ledger_goes_through_only_on_that_head()
    {
        await Record(Case, "c1", 2);
        Assert.IsType<AppendResult.Overtaken>(await Store.AppendAsync("other", ExpectedVersion.None, Sample.Events("c2", 1), new AppendGuard(null, 1), default));
        Assert.IsType<AppendResult.Recorded>(await Store.AppendAsync("other", ExpectedVersion.None, Sample.Events("c2", 1), new AppendGuard(null, 2), default));
        await AssertLedgerIsWhole(3);
    }

    [SkippableFact]
    public async Task A_repeat_of_what_was_recorded_is_known_whatever_guarded_it()
    {
        var events = Sample.Events("c1", 1);
        Assert.IsType<AppendResult.Recorded>(await Store.AppendAsync(Case, ExpectedVersion.None, events, new AppendGuard(null, 0), default));
        Assert.Equal(new AppendResult.Recorded(1, 1, Again: true), await Store.AppendAsync(Case, ExpectedVersion.None, events, new AppendGuard(null, 1), default));
    }
}
