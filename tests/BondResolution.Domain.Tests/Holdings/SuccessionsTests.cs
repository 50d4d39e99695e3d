using BondResolution.Domain.Buybacks;
using BondResolution.Domain.Holdings;
using BondResolution.Domain.Money;
using BondResolution.Domain.Problems;
using static BondResolution.Domain.Tests.Days;

namespace BondResolution.Domain.Tests.Holdings;

/// <summary>What goes along with bonds that are inherited, and with deferred ones a court takes.</summary>
public class SuccessionsTests
{
    private static readonly Domain.Instalments.InstalmentTerms First = Declared.OnePer(1, 10);

    [Fact]
    public void An_heir_takes_over_what_was_deferred_and_is_paid_it()
    {
        // Of 10 bonds entitled 5 are deferred on frozen ones; released, but not paid, when the holder dies.
        var ledger = Deferred(released: true);
        ledger.Transfer("A", "heir", 95, Jan(7), TransferReason.Inheritance);
        var heir = ledger.At(Jan(7)).Find("heir")!.Value;
        Assert.Equal((95, 5, 0), (heir.Units, heir.Deferred, ledger.At(Jan(7)).Find("A")!.Value.Deferred));
        ledger.PayDeferred(First, "heir", Jan(8));
        Assert.Equal(90, ledger.UnitsOf("heir"));
        Decided.Refused(PlanProblems.NothingDeferred, DeferredPayments.Release(ledger.History, First, Declared.Enough, "A", null, Jan(8)));
    }

    [Fact]
    public void Two_heirs_take_over_in_proportion_and_the_last_takes_the_rest()
    {
        var ledger = Deferred(released: true);
        ledger.Transfer("A", "one", 38, Jan(7), TransferReason.Inheritance);
        ledger.Transfer("A", "two", 57, Jan(7), TransferReason.Inheritance);
        var book = ledger.At(Jan(7));
        // 5 × 38 / 95 = 2; the rest, 3.
        Assert.Equal((2, 3, 0), (book.Find("one")!.Value.Deferred, book.Find("two")!.Value.Deferred, book.Find("A")!.Value.Deferred));
    }

    [Fact]
    public void What_a_deferred_bond_will_be_paid_stays_with_the_bond_that_is_set_aside()
    {
        // 5 bonds are deferred; 18 of 95 are inherited, which is not a whole deferred bond: nothing of the five goes along.
        var ledger = Deferred(released: true);
        ledger.Transfer("A", "heir", 18, Jan(7), TransferReason.Inheritance);
        Assert.Empty(ledger.At(Jan(7)).DeferralsOf("heir"));
        // 18 of the 77 left take one of the five, and its face, with them.
        ledger.Transfer("A", "other", 18, Jan(7), TransferReason.Inheritance);
        Assert.Equal((1L, 10_000L), (ledger.At(Jan(7)).DeferralOf(1, "other")!.Value.Units, ledger.At(Jan(7)).DeferralOf(1, "other")!.Value.PrincipalFen));
        ledger.PayDeferred(First, "A", Jan(8));
        ledger.PayDeferred(First, "other", Jan(8));
        Assert.Equal([new Fen(40_000), new Fen(10_000)], ledger.Events.Select(e => e.Event).OfType<HoldingsEvent.DeferredPaid>().Select(e => e.Principal));
        Assert.Equal((55, 17), (ledger.UnitsOf("A"), ledger.UnitsOf("other")));
    }

    [Fact]
    public void Money_deferred_goes_along_too()
    {
        var ledger = Ledger.With(new Held("A", 100, Frozen: 40));
        var money = Declared.PerUnit(1, 10m, 0.5m);
        ledger.Pay(money, Jan(5));
        ledger.Release("A", "R:A", 40, Jan(6));
        ledger.Transfer("A", "heir", 100, Jan(7), TransferReason.Inheritance);
        ledger.PayDeferred(money, "heir", Jan(8));
        var paid = ledger.Events.Select(e => e.Event).OfType<HoldingsEvent.DeferredPaid>().Single();
        Assert.Equal(("heir", new Fen(40_000), new Fen(2_000)), (paid.Account, paid.Principal, paid.Interest));
    }

    [Fact] // Civil Procedure Law Art. 253
    public void A_court_takes_deferred_bonds_and_the_deferral_goes_along_with_a_warning()
    {
        var ledger = Deferred(released: false);
        var taken = Transfers.Transfer(ledger.History, Ledger.Moved("A", "B", 93, TransferReason.Judicial), Jan(7));
        Decided.Accepted(taken, HoldingProblems.JudicialFrozen, HoldingProblems.TakesDeferred);
        Assert.Equal("3", taken.Warnings[1].Detail("moved"));
        ledger.Record(Jan(7), taken);
        var book = ledger.At(Jan(7));
        Assert.Equal((2, 2, 93, 3), (book.Find("A")!.Value.Units, book.Find("A")!.Value.Deferred, book.Find("B")!.Value.Units, book.Find("B")!.Value.Deferred));
        ledger.PayDeferred(First, "B", Jan(8));
        Assert.Equal(90, ledger.UnitsOf("B"));
    }

    [Fact]
    public void A_court_that_leaves_enough_bonds_leaves_the_deferral()
    {
        var ledger = Deferred(released: false);
        Assert.IsType<HoldingsEvent.UnitsTransferred>(Decided.Accepted(
            Transfers.Transfer(ledger.History, Ledger.Moved("A", "B", 90, TransferReason.Judicial), Jan(7)), HoldingProblems.JudicialFrozen)[0]);
    }

    [Fact]
    public void A_payment_whose_deferral_went_along_is_not_taken_back_before_the_inheritance()
    {
        var ledger = Deferred(released: true);
        var inherited = ledger.Transfer("A", "heir", 95, Jan(7), TransferReason.Inheritance);
        var payment = ledger.History.Standing.OfType<HoldingsAct.Payment>().Single();
        Assert.Contains(ledger.History.Standing.Single(a => a.CommandId == inherited).Sequence, ledger.History.StandingOn(payment.CommandId));
        ledger.Reverse(inherited);
        Assert.Equal(95, ledger.UnitsOf("A"));
    }

    [Fact]
    public void What_was_bought_from_the_deceased_counts_against_the_heirs_cap()
    {
        var ledger = Ledger.With(new Held("A", 1_500), new Held("P", 0));
        ledger.Buy(Offers.ThirdParty, "A", 600, Jan(3));
        ledger.Transfer("A", "heir", 900, Jan(4), TransferReason.Inheritance);
        Assert.Equal("400", Decided.Refused(BuybackProblems.AboveCap,
            Purchases.Buy(ledger.History, Offers.ThirdParty, Offers.NoVotes, "heir", 401, Jan(5))).Detail("left"));
        ledger.Buy(Offers.ThirdParty, "heir", 400, Jan(5));
        Assert.Equal(1_000, ledger.UnitsOf("P"));
    }

    [Fact]
    public void An_heir_sells_by_the_deceaseds_vote_what_the_deceased_held_at_the_record_date()
    {
        var ledger = Ledger.With(new Held("A", 100), new Held("P", 0));
        ledger.Transfer("A", "heir", 100, Jan(4), TransferReason.Inheritance);
        ledger.Settle(Offers.ThirdParty, Offers.Agree("A"), Jan(6));
        Assert.Equal((0, 100), (ledger.UnitsOf("heir"), ledger.UnitsOf("P")));
    }

    [Fact]
    public void An_heir_who_voted_himself_is_held_to_his_own_vote_and_bonds_given_away_have_no_place_at_the_record_date()
    {
        var ledger = Ledger.With(new Held("A", 100), new Held("G", 50), new Held("P", 0));
        ledger.Transfer("A", "heir", 100, Jan(4), TransferReason.Inheritance);
        ledger.Transfer("G", "friend", 50, Jan(4));
        Dictionary<string, Tender> votes = new(Offers.Agree("A", "friend")) { ["heir"] = new Tender(Vote.Oppose, null) };
        Assert.Empty(Decided.Accepted(Purchases.Settle(ledger.History, Offers.ThirdParty, votes, Jan(6)), BuybackProblems.NothingToBuy));
        Decided.Refused(BuybackProblems.Declined, Purchases.Buy(ledger.History, Offers.ThirdParty, votes, "heir", 1, Jan(6)));
    }

    [Theory] // RULES §7: 50,000 yuan net; stated, or what is owed on the bonds here
    [InlineData(null, 499, true, false)]
    [InlineData(null, 500, false, false)]
    [InlineData(4_999_999L, 500, true, true)]
    [InlineData(5_000_000L, 1, false, true)]
    public void A_small_estate_is_marked_as_open_to_simplified_payment(long? statedFen, long units, bool isSmall, bool isStated)
    {
        var ledger = Ledger.With(new Held("A", units));
        var estate = statedFen is { } fen ? new Fen(fen) : (Fen?)null;
        var mark = Assert.IsType<HoldingsEvent.UnitsPassedOn>(Assert.Single(Decided.Accepted(
            Transfers.Transfer(ledger.History, Ledger.Moved("A", "heir", units, TransferReason.Inheritance), Jan(5), estate)))).Estate!;
        Assert.Equal((isSmall, isStated, estate ?? Ledger.Face * units, "50000.00"), (mark.IsSmall, mark.IsStated, mark.Net, mark.Threshold.ToString()));
    }

    [Fact]
    public void An_estate_is_all_bonds_of_the_deceased_on_every_account_and_what_heirs_took_already()
    {
        var ledger = Ledger.With(new Held("A", 300, Person: "p"), new Held("B", 200, Person: "p"), new Held("C", 900, Person: "q"));
        Assert.Equal(("50000.00", false), Estate("A", "one", 100, 5));
        ledger.Transfer("A", "one", 100, Jan(5), TransferReason.Inheritance);
        Assert.Equal(("50000.00", false), Estate("A", "two", 200, 6));
        ledger.Transfer("A", "two", 200, Jan(6), TransferReason.Inheritance);
        Assert.Equal(("50000.00", false), Estate("B", "one", 200, 7));

        (string, bool) Estate(string from, string to, long units, int day) => Assert.IsType<HoldingsEvent.UnitsPassedOn>(Assert.Single(Decided.Accepted(
            Transfers.Transfer(ledger.History, Ledger.Moved(from, to, units, TransferReason.Inheritance), Jan(day))))).Estate is { } mark ? (mark.Net.ToString(), mark.IsSmall) : default;
    }

    /// <summary>A holds 95 of 100 bonds, 5 of them deferred on 95 that were frozen.</summary>
    private static Ledger Deferred(bool released)
    {
        var ledger = Ledger.With(new Held("A", 100, Frozen: 95));
        ledger.Pay(First, Jan(5));
        if (released)
            ledger.Release("A", "R:A", 95, Jan(6));
        return ledger;
    }
}
