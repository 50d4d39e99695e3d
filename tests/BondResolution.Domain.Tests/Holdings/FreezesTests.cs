using BondResolution.Domain.Holdings;
using BondResolution.Domain.Problems;
using static BondResolution.Domain.Tests.Days;

namespace BondResolution.Domain.Tests.Holdings;

public class FreezesTests
{
    [Fact]
    public void A_number_that_differs_from_another_in_width_alone_neither_freezes_nor_releases()
    {
        var ledger = Ledger.With(new Held("A", 100));
        ledger.Freeze("A", "（2025）1", 60, Jan(5));
        Assert.Equal("（2025）1", Decided.Refused(NameProblems.OtherWidth, Freezes.Freeze(ledger.History, Ledger.Frozen("A", "(2025)1", 5), Jan(6))).Detail("recorded"));
        Decided.Refused(NameProblems.OtherWidth, Freezes.Release(ledger.History, new HoldingsEvent.UnitsReleased("A", "(2025)1", 5), Jan(6)));
        ledger.Release("A", "（2025）1", 60, Jan(6));
        ledger.Freeze("A", "(2025)1", 5, Jan(7));
    }

    [Fact]
    public void A_freeze_takes_bonds_out_of_the_free_ones_and_a_release_gives_them_back()
    {
        var ledger = Ledger.With(new Held("A", 100));
        ledger.Freeze("A", "F1", 60, Jan(5));
        Assert.Equal((60, 40), FrozenAndFree(ledger, "A"));

        ledger.Release("A", "F1", 60, Jan(6));
        Assert.Equal((0, 100), FrozenAndFree(ledger, "A"));
        Assert.Equal(60, ledger.At(Jan(5)).Find("A")!.Value.Frozen);
    }

    [Fact]
    public void The_number_of_a_freeze_is_unique_for_its_account_until_it_is_released()
    {
        var ledger = Ledger.With(new Held("A", 100), new Held("B", 100));
        ledger.Freeze("A", "F1", 60, Jan(5));

        Decided.Refused(HoldingProblems.FreezeNumberTaken, Freezes.Freeze(ledger.History, Ledger.Frozen("A", "F1", 1), Jan(6)));
        ledger.Freeze("B", "F1", 1, Jan(6));
        ledger.Release("A", "F1", 60, Jan(6));
        ledger.Freeze("A", "F1", 1, Jan(7));
    }

    [Fact]
    public void A_release_may_be_partial()
    {
        var ledger = Ledger.With(new Held("A", 100));
        ledger.Freeze("A", "F1", 60, Jan(5));
        ledger.Release("A", "F1", 20, Jan(6));
        Assert.Equal(40, ledger.At(Jan(6)).FindFreeze("A", "F1")!.Units);
        Assert.Equal((40, 60), FrozenAndFree(ledger, "A"));
    }

    [Fact]
    public void What_was_never_frozen_is_not_released()
    {
        var ledger = Ledger.With(new Held("A", 100), new Held("B", 100));
        ledger.Freeze("A", "F1", 60, Jan(5));
        Decided.Refused(HoldingProblems.FreezeUnknown, Freezes.Release(ledger.History, new("A", "F2", 1), Jan(6)));
        Decided.Refused(HoldingProblems.FreezeUnknown, Freezes.Release(ledger.History, new("B", "F1", 1), Jan(6)));
        Decided.Refused(HoldingProblems.FreezeUnknown, Freezes.Release(ledger.History, new("A", "R:A", 1), Jan(6)));
        Decided.Refused(HoldingProblems.FreezeUnknown, Freezes.Release(ledger.History, new("A", "F1", 1), Jan(4)));
    }

    [Fact]
    public void No_more_is_released_than_a_freeze_holds()
    {
        var ledger = Ledger.With(new Held("A", 100, Frozen: 5));
        ledger.Freeze("A", "F1", 60, Jan(5));
        var refusal = Decided.Refused(HoldingProblems.ReleaseTooMuch, Freezes.Release(ledger.History, new("A", "F1", 61), Jan(6)));
        Assert.Equal("60", refusal.Detail("frozen"));
        Decided.Refused(HoldingProblems.ReleaseTooMuch, Freezes.Release(ledger.History, new("A", "R:A", 6), Jan(6)));
    }

    [Fact]
    public void What_a_register_brings_frozen_is_the_freeze_R_ACCOUNT()
    {
        var ledger = Ledger.With(new Held("A", 100, Frozen: 30));
        Assert.Equal(30, ledger.At(Jan(1)).FindFreeze("A", "R:A")!.Units);
        Decided.Refused(HoldingProblems.FreezeNumberTaken, Freezes.Freeze(ledger.History, Ledger.Frozen("A", "R:A", 1), Jan(5)));

        ledger.Release("A", "R:A", 10, Jan(5));
        Assert.Equal((20, 80), FrozenAndFree(ledger, "A"));
        ledger.Release("A", "R:A", 20, Jan(6));
        Assert.Null(ledger.At(Jan(6)).FindFreeze("A", "R:A"));
        Decided.Refused(HoldingProblems.FreezeNumberTaken, Freezes.Freeze(ledger.History, Ledger.Frozen("A", "R:A", 1), Jan(7)));
    }

    [Fact]
    public void Freezes_queue_and_a_later_one_takes_effect_as_an_earlier_one_lifts() // 轮候冻结
    {
        var ledger = Ledger.With(new Held("A", 100));
        ledger.Freeze("A", "F1", 60, Jan(5));

        var queued = Freezes.Freeze(ledger.History, Ledger.Frozen("A", "F2", 60), Jan(6));
        Decided.Accepted(queued, HoldingProblems.FreezeQueued);
        Assert.Equal("40", queued.Warnings[0].Detail("free"));
        ledger.Record(Jan(6), queued);
        Assert.Equal((100, 0), FrozenAndFree(ledger, "A"));

        ledger.Release("A", "F1", 60, Jan(7));
        Assert.Equal((60, 40), FrozenAndFree(ledger, "A"));
    }

    [Fact]
    public void A_freeze_of_all_free_bonds_does_not_queue() =>
        Decided.Accepted(Freezes.Freeze(Ledger.With(new Held("A", 100, Frozen: 30)).History, Ledger.Frozen("A", "F1", 70), Jan(5)));

    [Fact]
    public void Accounts_outside_the_ledger_and_days_before_its_first_register_are_refused()
    {
        var ledger = Ledger.With(new Held("A", 100));
        Decided.Refused(HoldingProblems.UnknownAccount, Freezes.Freeze(ledger.History, Ledger.Frozen("B", "F1", 1), Jan(5)));
        Decided.Refused(RegisterProblems.NotAdopted, Freezes.Freeze(ledger.History, Ledger.Frozen("A", "F1", 1), new DateOnly(2024, 12, 31)));
        Decided.Refused(RegisterProblems.NotAdopted, Freezes.Release(new Ledger().History, new("A", "F1", 1), Jan(5)));
    }

    [Fact]
    public void A_late_freeze_under_a_number_that_is_taken_later_is_refused()
    {
        var ledger = Ledger.With(new Held("A", 100));
        ledger.Freeze("A", "F1", 60, Jan(10));
        Decided.Refused(HoldingProblems.FreezeNumberTaken, Freezes.Freeze(ledger.History, Ledger.Frozen("A", "F1", 1), Jan(5)));
    }

    [Fact]
    public void A_late_release_that_leaves_a_later_one_too_little_is_refused()
    {
        var ledger = Ledger.With(new Held("A", 100));
        ledger.Freeze("A", "F1", 60, Jan(3));
        ledger.Release("A", "F1", 50, Jan(10));
        Decided.Refused(HoldingProblems.ReleaseTooMuch, Freezes.Release(ledger.History, new("A", "F1", 11), Jan(5)));
        ledger.Release("A", "F1", 10, Jan(5));
    }

    private static (long Frozen, long Free) FrozenAndFree(Ledger ledger, string account)
    {
        var position = ledger.At(DateOnly.MaxValue).Find(account)!.Value;
        return (position.Frozen, position.Free);
    }
}
