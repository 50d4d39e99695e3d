using BondResolution.Domain.Bonds;
using BondResolution.Domain.Holdings;
using BondResolution.Domain.Problems;
using static BondResolution.Domain.Tests.Days;

namespace BondResolution.Domain.Tests.Holdings;

public class TransfersTests
{
    [Fact]
    public void Bonds_move_from_one_account_to_another_that_may_be_new()
    {
        var ledger = Ledger.With(new Held("A", 100));
        ledger.Transfer("A", "heir", 100, Jan(5), TransferReason.Inheritance);
        Assert.Equal((100, 0), (ledger.UnitsOf("A", Jan(4)), ledger.UnitsOf("heir", Jan(4))));
        Assert.Equal((0, 100), (ledger.UnitsOf("A", Jan(5)), ledger.UnitsOf("heir", Jan(5))));
    }

    [Fact]
    public void No_more_moves_than_is_held()
    {
        var ledger = Ledger.With(new Held("A", 100));
        var refusal = Decided.Refused(HoldingProblems.TransferTooMuch, Transfers.Transfer(ledger.History, Ledger.Moved("A", "B", 101), Jan(5)));
        Assert.Equal("100", refusal.Detail("held"));
        Decided.Refused(HoldingProblems.TransferTooMuch, Transfers.Transfer(ledger.History, Ledger.Moved("A", "B", 101, TransferReason.Judicial), Jan(5)));
    }

    [Theory]
    [InlineData(TransferReason.Gift)]
    [InlineData(TransferReason.Inheritance)]
    [InlineData(TransferReason.Other)]
    public void Frozen_bonds_do_not_move_by_what_people_do(TransferReason reason)
    {
        var ledger = Ledger.With(new Held("A", 100, Frozen: 30));
        Decided.Accepted(Transfers.Transfer(ledger.History, Ledger.Moved("A", "B", 70, reason), Jan(5)));
        var refusal = Decided.Refused(HoldingProblems.TransferFrozen, Transfers.Transfer(ledger.History, Ledger.Moved("A", "B", 71, reason), Jan(5)));
        Assert.Equal("70", refusal.Detail("free"));
    }

    [Fact]
    public void A_court_takes_frozen_bonds_too_and_it_is_recorded_with_a_warning()
    {
        var ledger = Ledger.With(new Held("A", 100, Frozen: 30));
        Decided.Accepted(Transfers.Transfer(ledger.History, Ledger.Moved("A", "B", 70, TransferReason.Judicial), Jan(5)));
        var taken = Transfers.Transfer(ledger.History, Ledger.Moved("A", "B", 80, TransferReason.Judicial), Jan(5));
        Decided.Accepted(taken, HoldingProblems.JudicialFrozen);

        ledger.Record(Jan(5), taken);
        var left = ledger.At(Jan(5)).Find("A")!.Value;
        Assert.Equal((20, 20, 0), (left.Units, left.Frozen, left.Free));
        Assert.Equal(0, ledger.At(Jan(5)).Find("B")!.Value.Frozen);
    }

    [Fact]
    public void An_account_does_not_transfer_to_itself() =>
        Decided.Refused(HoldingProblems.TransferToSelf, Transfers.Transfer(Ledger.With(new Held("A", 100)).History, Ledger.Moved("A", "A", 1), Jan(5)));

    [Fact]
    public void Bonds_set_aside_for_a_deferred_payment_do_not_move_before_it_is_paid()
    {
        // Given 100 bonds of which 95 are frozen: of the 10 entitled 5 are paid and 5 deferred; then all are released.
        var ledger = Ledger.With(new Held("A", 100, Frozen: 95));
        var first = Declared.OnePer(1, 10);
        ledger.Pay(first, Jan(5));
        ledger.Release("A", "R:A", 95, Jan(6));

        var refusal = Decided.Refused(HoldingProblems.BelowDeferred, Transfers.Transfer(ledger.History, Ledger.Moved("A", "B", 91), Jan(7)));
        Assert.Equal(("4", "5"), (refusal.Detail("held"), refusal.Detail("deferred")));
        Decided.Accepted(Transfers.Transfer(ledger.History, Ledger.Moved("A", "B", 90), Jan(7)));

        ledger.PayDeferred(first, "A", Jan(7));
        ledger.Transfer("A", "B", 90, Jan(8));
        Assert.Equal(0, ledger.UnitsOf("A"));
    }

    [Fact]
    public void Accounts_outside_the_ledger_and_days_before_its_first_register_are_refused()
    {
        var ledger = Ledger.With(new Held("A", 100));
        Decided.Refused(HoldingProblems.UnknownAccount, Transfers.Transfer(ledger.History, Ledger.Moved("B", "A", 1), Jan(5)));
        Decided.Refused(RegisterProblems.NotAdopted, Transfers.Transfer(ledger.History, Ledger.Moved("A", "B", 1), new DateOnly(2024, 12, 31)));
    }

    [Fact]
    public void Principal_paid_down_in_money_goes_along_by_bonds()
    {
        // Given 30 yuan a bond paid on 100 bonds: 3,000.00; a third of the bonds takes 999.00 with it, rounded down by 0.99 a bond.
        var ledger = Ledger.With(new Held("A", 100));
        ledger.Pay(Declared.PerUnit(1, principal: 30m, interest: 0m), Jan(5));
        ledger.Transfer("A", "B", 33, Jan(6));
        Assert.Equal(201_000, ledger.At(Jan(6)).Find("A")!.Value.PaidDownFen);
        Assert.Equal(99_000, ledger.At(Jan(6)).Find("B")!.Value.PaidDownFen);
        ledger.Transfer("A", "B", 67, Jan(7));
        Assert.Equal(300_000, ledger.At(Jan(7)).Find("B")!.Value.PaidDownFen);
    }

    [Fact]
    public void Bonds_set_aside_owe_their_face_and_what_money_paid_down_leaves_with_the_others()
    {
        // Given 100 bonds, all but 5 frozen: 10 are due by number, 5 paid, 5 set aside. Then 60 yuan a bond is paid on the other 90, and these are given away.
        var ledger = Ledger.With(new Held("A", 100, Frozen: 95));
        var first = Declared.OnePer(1, 10);
        ledger.Pay(first, Jan(5));
        ledger.Release("A", "R:A", 95, Jan(6));
        ledger.Pay(Declared.PerUnit(2, principal: 60m, interest: 0m), Jan(7));
        ledger.Transfer("A", "B", 30, Jan(8));
        Assert.Equal((360_000, 180_000), PaidDown(ledger, Jan(8)));
        ledger.Transfer("A", "B", 60, Jan(9));
        Assert.Equal((0, 540_000), PaidDown(ledger, Jan(9)));

        // When the 5 are paid at their face, nothing is left to owe.
        ledger.PayDeferred(first, "A", Jan(10));
        Assert.Equal((0, 0), (ledger.UnitsOf("A"), ledger.At(Jan(10)).Find("A")!.Value.PaidDownFen));
    }

    [Fact]
    public void What_money_holds_back_stays_owed_to_who_had_the_bonds_and_lowers_them_for_who_gets_them()
    {
        // Given 30 yuan due on each of 100 bonds, half of it held back for 50 frozen ones; these are freed and all are given away before it is paid.
        var ledger = Ledger.With(new Held("A", 100, Frozen: 50));
        var first = Declared.PerUnit(1, principal: 30m, interest: 0m);
        ledger.Pay(first, Jan(5));
        ledger.Transfer("A", "B", 50, Jan(6));
        Assert.Equal((0, 150_000), PaidDown(ledger, Jan(6)));
        ledger.Release("A", "R:A", 50, Jan(7));
        ledger.Transfer("A", "B", 50, Jan(7));
        Assert.Equal((-150_000, 300_000), PaidDown(ledger, Jan(7)));

        ledger.PayDeferred(first, "A", Jan(8));
        Assert.Equal((0, 300_000), PaidDown(ledger, Jan(8)));
    }

    [Fact]
    public void Frozen_bonds_that_a_court_takes_owe_what_is_held_back_on_them()
    {
        var ledger = Ledger.With(new Held("A", 100, Frozen: 50));
        ledger.Pay(Declared.PerUnit(1, principal: 30m, interest: 0m), Jan(5));
        ledger.Transfer("A", "B", 100, Jan(6), TransferReason.Judicial);
        Assert.Equal((0, 150_000), PaidDown(ledger, Jan(6)));
    }

    private static (long A, long B) PaidDown(Ledger ledger, DateOnly date) =>
        (ledger.At(date).Find("A")!.Value.PaidDownFen, ledger.At(date).Find("B")!.Value.PaidDownFen);

    [Fact]
    public void A_new_account_is_of_the_class_that_is_stated_from_the_day_of_the_transfer_on()
    {
        var ledger = Ledger.With(new Held("A", 100, Class: HolderClass.Individual));
        foreach (var (to, reason) in new[] { ("gift", TransferReason.Gift), ("heir", TransferReason.Inheritance) })
        {
            ledger.Record(Jan(5), Transfers.Transfer(ledger.History, Ledger.Moved("A", to, 10, reason) with { Class = HolderClass.Foreign }, Jan(5)));
            Assert.Equal(HolderClass.Foreign, ledger.At(Jan(5)).Find(to)!.Value.Class);
        }

        ledger.Transfer("A", "unknown", 10, Jan(5));
        Assert.Equal(HolderClass.Other, ledger.At(Jan(5)).Find("unknown")!.Value.Class);
    }

    [Fact]
    public void A_class_is_stated_of_an_account_whose_class_is_not_known_and_not_against_one_that_is()
    {
        var ledger = Ledger.With(new Held("A", 100), new Held("F", 1, Class: HolderClass.Fund), new Held("X", 1, Class: HolderClass.Other));
        var refusal = Decided.Refused(HoldingProblems.ClassKnown, Stated("F", HolderClass.Individual));
        Assert.Equal(("fund", "individual"), (refusal.Detail("class"), refusal.Detail("stated")));
        Decided.Accepted(Stated("F", HolderClass.Fund));
        ledger.Record(Jan(5), Stated("X", HolderClass.Institution));
        Assert.Equal(HolderClass.Institution, ledger.At(Jan(5)).Find("X")!.Value.Class);

        Decision<HoldingsEvent> Stated(string to, HolderClass stated) =>
            Transfers.Transfer(ledger.History, Ledger.Moved("A", to, 10) with { Class = stated }, Jan(5));
    }

    [Fact]
    public void A_new_account_without_a_class_is_told_where_tax_is_withheld_by_class()
    {
        var ledger = Ledger.With(new Held("A", 100), new Held("B", 1));
        Decided.Accepted(Transfers.Transfer(ledger.History, Ledger.Moved("A", "new", 10), Jan(5), taxedBy: 3), HoldingProblems.ClassUnknown);
        Decided.Accepted(Transfers.Transfer(ledger.History, Ledger.Moved("A", "new", 10) with { Class = HolderClass.Other }, Jan(5), taxedBy: 3));
        Decided.Accepted(Transfers.Transfer(ledger.History, Ledger.Moved("A", "B", 10), Jan(5), taxedBy: 3));
        Decided.Accepted(Transfers.Transfer(ledger.History, Ledger.Moved("A", "new", 10), Jan(5)));
    }
}
