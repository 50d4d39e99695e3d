using BondResolution.Domain.Holdings;
using BondResolution.Domain.Problems;
using BondResolution.Domain.Recording;
using static BondResolution.Domain.Tests.Days;

namespace BondResolution.Domain.Tests.Holdings;

/// <summary>What stands after corrections and cut-off acts, and what a correction would take the ground from.</summary>
public class HoldingsHistoryTests
{
    [Fact]
    public void A_reversed_act_is_gone_at_every_date_and_still_there_as_known_before()
    {
        var ledger = Ledger.With(new Held("A", 100));
        var moved = ledger.Transfer("A", "B", 40, Jan(5));
        var known = ledger.Last;
        ledger.Reverse(moved);

        Assert.Equal((100, 100), (ledger.UnitsOf("A", Jan(5)), ledger.UnitsOf("A")));
        Assert.Null(ledger.At(Jan(5)).Find("B"));
        Assert.Equal((60, 40), (ledger.AsKnown(known).At(Jan(5)).UnitsOf("A"), ledger.AsKnown(known).At(Jan(5)).UnitsOf("B")));
        Assert.Equal(2, History.Standing(ledger.Events, Jan(5), known).Count);
        Assert.Single(History.Standing(ledger.Events, Jan(5)));
    }

    [Fact]
    public void Reversing_a_purchase_frees_what_it_took_of_the_cap()
    {
        var ledger = Ledger.With(new Held("A", 5_000));
        ledger.Reverse(ledger.Buy(Offers.ThirdParty, "A", 1_000, Jan(5)));
        ledger.Buy(Offers.ThirdParty, "A", 1_000, Jan(6));
        Assert.Equal((4_000, 1_000), (ledger.UnitsOf("A"), ledger.UnitsOf("P")));
    }

    [Fact]
    public void On_a_movement_stands_the_first_later_one_that_needs_its_bonds()
    {
        var ledger = Ledger.With(new Held("A", 100));
        var moved = ledger.Transfer("A", "B", 40, Jan(5));
        ledger.Transfer("A", "C", 10, Jan(6));
        Assert.Empty(ledger.History.StandingOn(moved));

        var onwards = ledger.Transfer("B", "C", 1, Jan(7));
        var sequence = ledger.Last;
        ledger.Transfer("B", "C", 39, Jan(8));
        Assert.Equal([sequence], ledger.History.StandingOn(moved));
        Decided.Is(CorrectionProblems.StandsOn, Reversals.Check(ledger.Events, moved, ledger.History.StandingOn(moved)));
        Assert.Empty(ledger.History.StandingOn(onwards));
    }

    [Fact]
    public void On_a_freeze_stands_its_release()
    {
        var ledger = Ledger.With(new Held("A", 100));
        var frozen = ledger.Freeze("A", "F1", 60, Jan(5));
        var released = ledger.Release("A", "F1", 10, Jan(6));
        Assert.Equal([ledger.Last], ledger.History.StandingOn(frozen));
        ledger.Reverse(released);
        ledger.Reverse(frozen);
        Assert.Equal(0, ledger.At(Jan(6)).Find("A")!.Value.Frozen);
    }

    [Fact]
    public void On_what_happened_by_a_record_date_stand_the_payments_by_it()
    {
        var ledger = Ledger.With(new Held("A", 100), new Held("B", 100));
        var before = ledger.Transfer("A", "B", 1, Jan(9));
        var on = ledger.Transfer("A", "B", 1, Jan(10));
        var after = ledger.Transfer("A", "B", 1, Jan(11));
        ledger.Pay(Declared.OnePer(1, 10, recordDate: Jan(10)), Jan(12));
        var payment = ledger.Last;
        ledger.Pay(Declared.OnePer(2, 10, recordDate: Jan(15)), Jan(16));
        var second = ledger.Last;

        Assert.Equal([payment, second], ledger.History.StandingOn(before));
        Assert.Equal([payment, second], ledger.History.StandingOn(on));
        Assert.Equal([second], ledger.History.StandingOn(after));
    }

    [Fact]
    public void On_what_happened_earlier_on_the_day_of_a_payment_by_that_days_holdings_stands_the_payment()
    {
        var ledger = Ledger.With(new Held("A", 100), new Held("B", 100));
        var before = ledger.Transfer("A", "B", 10, Jan(10));
        ledger.Pay(Declared.OnePer(1, 10), Jan(10));
        var payment = ledger.Last;
        var after = ledger.Transfer("A", "B", 10, Jan(10));
        Assert.Equal([payment], ledger.History.StandingOn(before));
        Assert.Empty(ledger.History.StandingOn(after));
    }

    [Fact]
    public void On_a_payment_stand_its_releases_and_returns_and_what_was_paid_by_holdings_after_it()
    {
        var ledger = Ledger.With(new Held("A", 100, Frozen: 100), new Held("B", 100));
        var terms = Declared.OnePer(1, 10);
        var paid = ledger.Pay(terms, Jan(5));
        ledger.Release("A", "R:A", 100, Jan(6));
        ledger.PayDeferred(terms, "A", Jan(6));
        var released = ledger.Last;
        ledger.Record(Jan(6), PaymentReturns.Return(ledger.History, 1, ReturnRows.One("B", new(1), ""), Jan(6)));
        var returned = ledger.Last;
        ledger.Pay(Declared.OnePer(2, 13), Jan(15));
        Assert.Equal([ledger.Last, released, returned], ledger.History.StandingOn(paid));
    }

    [Fact]
    public void On_the_first_register_stands_everything()
    {
        var ledger = new Ledger();
        var adopted = ledger.Adopt(Jan(1), new Held("A", 100));
        Assert.Empty(ledger.History.StandingOn(adopted));
        ledger.Transfer("A", "B", 1, Jan(5));
        ledger.Freeze("A", "F1", 1, Jan(6));
        Assert.Equal([2, 3], ledger.History.StandingOn(adopted));
    }

    [Fact]
    public void Rolled_forward_is_the_book_without_what_a_registers_own_adoption_added()
    {
        var ledger = Ledger.With(new Held("A", 100));
        ledger.Transfer("A", "B", 10, Jan(5));
        ledger.AdoptLater(Jan(10), new Held("A", 80), new Held("B", 10));
        ledger.Transfer("A", "B", 1, Jan(10));
        Assert.Equal((79, 89), (ledger.UnitsOf("A", Jan(10)), ledger.History.RolledForward(Jan(10), "register 2").UnitsOf("A")));
    }

    [Fact]
    public void What_the_issuer_owes_is_lowered_by_payments_and_its_own_purchases_only()
    {
        var ledger = Ledger.With(new Held("A", 100, Frozen: 10), new Held("B", 5, Frozen: 5));
        ledger.Buy(Offers.ThirdParty, "A", 10, Jan(5));
        ledger.Buy(Offers.Issuer, "A", 10, Jan(6));
        ledger.Transfer("A", "C", 1, Jan(6));
        ledger.Pay(Declared.OnePer(1, 10), Jan(7));
        ledger.Release("B", "R:B", 5, Jan(8));
        ledger.PayDeferred(Declared.OnePer(1, 10), "B", Jan(8));
        Assert.Equal([false, false, true, false, true, false, true], ledger.History.Standing.Select(a => a.Cancels));
    }

    [Fact]
    public void On_an_unknown_command_nothing_stands() => Assert.Empty(Ledger.With(new Held("A", 100)).History.StandingOn("never"));

    [Fact]
    public void Lines_that_were_never_sealed_count_for_nothing_and_are_given_up()
    {
        var ledger = Ledger.With(new Held("A", 100));
        var events = Decided.Accepted(Purchases.Buy(ledger.History, Offers.ThirdParty, Offers.NoVotes, "A", 60, Jan(5)));
        ledger.Append(Jan(5), events[..^1]);
        Assert.True(HoldingsActs.EndsUnsealed(ledger.Events.Select(e => e.Event)));
        Assert.Equal(100, ledger.UnitsOf("A"));

        ledger.Append(Jan(5), [new HoldingsEvent.GivenUp("cut off")]);
        Assert.False(HoldingsActs.EndsUnsealed(ledger.Events.Select(e => e.Event)));
        ledger.Append(Jan(5), events);
        Assert.False(HoldingsActs.EndsUnsealed(ledger.Events.Select(e => e.Event)));
        Assert.Equal((40, 60), (ledger.UnitsOf("A"), ledger.UnitsOf("P")));
    }

    [Fact]
    public void A_seal_of_lines_that_were_never_opened_stops_the_reader()
    {
        var ledger = Ledger.With(new Held("A", 100));
        ledger.Append(Jan(5), [new HoldingsEvent.DifferencesSealed(0, 0)]);
        Assert.Throws<UnknownEventException>(() => ledger.History);

        ledger = Ledger.With(new Held("A", 100));
        ledger.Append(Jan(5), [new HoldingsEvent.DifferencesOpened(Jan(5), "register 1"), new HoldingsEvent.PurchaseSealed(0, 0, default)]);
        Assert.Throws<UnknownEventException>(() => ledger.History);
    }

    [Fact]
    public void Recorded_facts_that_do_not_stand_stop_the_reader_with_the_reason()
    {
        var ledger = Ledger.With(new Held("A", 100));
        ledger.Append(Jan(5), [Ledger.Moved("A", "B", 101)]);
        Assert.Equal(100, ledger.UnitsOf("A", Jan(4)));
        var problem = Assert.Throws<DoesNotStandException>(() => ledger.At(Jan(5))).Problem;
        Assert.Equal(("holdings.does-not-stand", 1, "c2", "2"), (problem.Code, problem.Kind.ExitCode, problem.Detail("command"), problem.Detail("sequence")));
        Assert.Contains("holdings.below-zero", problem.Detail("found"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_payment_beyond_what_bonds_below_their_face_owe_is_named_and_can_be_taken_back()
    {
        // 100 bonds that owe 90.00 each at default were paid 100.00 each by an earlier version.
        var ledger = Ledger.After(new Domain.Cases.PrincipalAtDefault(Jan(2), 100, new Domain.Money.Fen(900_000)), new Held("A", 100));
        var terms = Declared.PerUnit(1, 100, 0);
        var paid = ledger.Append(Jan(5),
        [
            new HoldingsEvent.PaymentOpened(1, Jan(5), terms.Scheme, terms.FeeRate),
            new HoldingsEvent.Paid(new PaymentLines(["A"], [100], [100], default, default, default, [1_000_000], default, default, default, default)),
            new HoldingsEvent.PaymentSealed(new PaymentTotals(1, 100, 100, 0, 0, 0, new Domain.Money.Fen(1_000_000), default, default, default, default))
        ]);
        Assert.Contains("instalment.more-than-owed", Assert.Throws<DoesNotStandException>(() => ledger.At(Jan(6))).Problem.Detail("found"), StringComparison.Ordinal);
        ledger.Reverse(paid);
        Assert.Equal(100, ledger.UnitsOf("A", Jan(6)));
    }

    [Fact]
    public void The_next_sequence_lies_behind_every_event()
    {
        Assert.Equal(1, new Ledger().History.NextSequence);
        Assert.Equal(2, Ledger.With(new Held("A", 100)).History.NextSequence);
        Assert.Equal("holdings-128044", Domain.Holdings.Holdings.StreamName("128044"));
    }
}
