using BondResolution.Domain.Holdings;
using BondResolution.Domain.Payouts;
using BondResolution.Domain.Problems;
using static BondResolution.Domain.Tests.Days;

namespace BondResolution.Domain.Tests.Holdings;

/// <summary>Facts recorded late: dated before others that stand.</summary>
public class LateFactsTests
{
    [Fact]
    public void A_late_movement_that_leaves_a_later_one_too_little_is_refused_and_names_it()
    {
        var ledger = Ledger.With(new Held("A", 100));
        ledger.Transfer("A", "B", 10, Jan(8));
        ledger.Transfer("A", "C", 70, Jan(20));
        var later = ledger.Last;

        var refusal = Decided.Refused(HoldingProblems.BelowZero, Transfers.Transfer(ledger.History, Ledger.Moved("A", "D", 21), Jan(5)));

        Assert.Equal(("A", "70", "69", "2025-01-20", later.ToString()), (refusal.Detail("account"), refusal.Detail("units"),
            refusal.Detail("held"), refusal.Detail("date"), refusal.Detail("sequence")));
        ledger.Transfer("A", "D", 20, Jan(5));
        Assert.Equal((80, 70, 0), (ledger.UnitsOf("A", Jan(5)), ledger.UnitsOf("A", Jan(8)), ledger.UnitsOf("A", Jan(20))));
    }

    [Fact]
    public void A_late_receipt_makes_a_later_movement_of_it_possible()
    {
        var ledger = Ledger.With(new Held("A", 100), new Held("B", 0));
        ledger.Transfer("A", "C", 1, Jan(20));
        ledger.Transfer("A", "B", 50, Jan(5));
        ledger.Transfer("B", "C", 50, Jan(6));
        Decided.Refused(HoldingProblems.TransferTooMuch, Transfers.Transfer(ledger.History, Ledger.Moved("B", "C", 1), Jan(4)));
    }

    [Fact]
    public void Two_late_movements_of_one_day_fold_in_the_order_they_were_recorded()
    {
        var ledger = Ledger.With(new Held("A", 100), new Held("B", 0), new Held("C", 0));
        ledger.Transfer("A", "C", 1, Jan(20));
        ledger.Transfer("A", "B", 99, Jan(5));
        ledger.Transfer("B", "A", 99, Jan(5));
        Assert.Equal((100, 0), (ledger.UnitsOf("A", Jan(5)), ledger.UnitsOf("B", Jan(5))));
    }

    [Fact]
    public void A_late_purchase_that_brings_a_later_one_above_the_cap_is_refused_and_names_it()
    {
        var ledger = Ledger.With(new Held("A", 5_000));
        ledger.Buy(Offers.ThirdParty, "A", 700, Jan(20));
        var later = ledger.Last;

        // By 10 January nothing was bought, so the cap of that day leaves 1,000; what comes later leaves 300.
        var refusal = Decided.Refused(HoldingProblems.CapExceeded, Purchases.Buy(ledger.History, Offers.ThirdParty, Offers.NoVotes, "A", 301, Jan(10)));
        Assert.Equal(("1001", "1000", later.ToString()), (refusal.Detail("bought"), refusal.Detail("cap"), refusal.Detail("sequence")));
        Decided.Refused(HoldingProblems.CapExceeded, Purchases.Settle(ledger.History, Offers.ThirdParty, Offers.Agree("A"), Jan(10)));
        ledger.Buy(Offers.ThirdParty, "A", 300, Jan(10));
    }

    [Fact]
    public void A_late_purchase_may_not_take_what_was_sold_later()
    {
        var ledger = Ledger.With(new Held("A", 100));
        ledger.Transfer("A", "B", 60, Jan(20));
        Decided.Refused(HoldingProblems.BelowZero, Purchases.Buy(ledger.History, Offers.ThirdParty, Offers.NoVotes, "A", 41, Jan(10)));
        Decided.Accepted(Purchases.Buy(ledger.History, Offers.ThirdParty, Offers.NoVotes, "A", 40, Jan(10)));
    }

    [Theory]
    [InlineData(9)]
    [InlineData(10)]
    public void Behind_or_on_a_record_date_that_was_paid_later_nothing_moves_without_a_correction(int day)
    {
        var ledger = Ledger.With(new Held("A", 100), new Held("B", 100));
        var paid = ledger.Pay(Declared.OnePer(1, 10, recordDate: Jan(10)), Jan(12));

        var refusal = Decided.Refused(HoldingProblems.BehindPaid, Transfers.Transfer(ledger.History, Ledger.Moved("A", "B", 1), Jan(day)));
        Assert.Equal(("2025-01-10", "1", ledger.Last.ToString()), (refusal.Detail("recordDate"), refusal.Detail("no"), refusal.Detail("sequence")));
        Decided.Refused(HoldingProblems.BehindPaid, Purchases.Buy(ledger.History, Offers.ThirdParty, Offers.NoVotes, "A", 1, Jan(day)));
        Decided.Refused(HoldingProblems.BehindPaid, Freezes.Freeze(ledger.History, Ledger.Frozen("A", "F1", 1), Jan(day)));

        // When the payment is reversed, the fact recorded and the payment made again, all of it stands.
        ledger.Reverse(paid);
        ledger.Transfer("A", "B", 1, Jan(day));
        ledger.Pay(Declared.OnePer(1, 10, recordDate: Jan(10)), Jan(12));
        Assert.Equal((89, 90), (ledger.UnitsOf("A"), ledger.UnitsOf("B")));
    }

    [Fact]
    public void Between_record_date_and_payment_a_late_fact_stands_where_the_payment_still_does()
    {
        var ledger = Ledger.With(new Held("A", 100), new Held("B", 100));
        ledger.Pay(Declared.OnePer(1, 10, recordDate: Jan(10)), Jan(12));
        Decided.Refused(HoldingProblems.BelowZero, Transfers.Transfer(ledger.History, Ledger.Moved("A", "B", 91), Jan(11)));
        ledger.Transfer("A", "B", 90, Jan(11));
        Assert.Equal((10, 0), (ledger.UnitsOf("A", Jan(11)), ledger.UnitsOf("A", Jan(12))));
    }

    [Fact]
    public void Between_record_date_and_payment_no_late_movement_leaves_bonds_that_owe_less_than_was_paid_on_them()
    {
        // 60.00 paid on each of 100 bonds: 6,000.00, which no fewer than 60 bonds owe.
        var ledger = Ledger.With(new Held("A", 100), new Held("B", 0));
        ledger.Pay(Declared.PerUnit(1, principal: 60m, interest: 0m, recordDate: Jan(10)), Jan(12));
        Decided.Refused(PlanProblems.MoreThanOwed, Transfers.Transfer(ledger.History, Ledger.Moved("A", "B", 41), Jan(11)));
        Decided.Accepted(Transfers.Transfer(ledger.History, Ledger.Moved("A", "B", 40), Jan(11)));
    }

    [Fact]
    public void On_the_day_of_a_payment_by_that_days_holdings_more_may_happen_after_it()
    {
        var ledger = Ledger.With(new Held("A", 100), new Held("B", 0));
        ledger.Pay(Declared.OnePer(1, 10), Jan(10));
        ledger.Transfer("A", "B", 90, Jan(10));
        Assert.Equal((0, 90), (ledger.UnitsOf("A", Jan(10)), ledger.UnitsOf("B", Jan(10))));
        Decided.Refused(HoldingProblems.BehindPaid, Transfers.Transfer(ledger.History, Ledger.Moved("A", "B", 1), Jan(9)));
    }

    [Fact]
    public void A_late_movement_may_not_take_what_a_payment_set_aside()
    {
        var ledger = Ledger.With(new Held("A", 100, Frozen: 100));
        ledger.Pay(Declared.OnePer(1, 10, recordDate: Jan(10)), Jan(12));
        Decided.Refused(HoldingProblems.BelowDeferred,
            Transfers.Transfer(ledger.History, Ledger.Moved("A", "B", 91, TransferReason.Judicial), Jan(11)));
    }

    [Fact]
    public void A_later_instalment_may_not_be_paid_behind_the_record_date_of_one_that_is()
    {
        var ledger = Ledger.With(new Held("A", 100));
        ledger.Pay(Declared.OnePer(2, 13, recordDate: Jan(20)), Jan(22));
        Decided.Refused(HoldingProblems.BehindPaid,
            Payments.Pay(ledger.History, Declared.OnePer(1, 10), Declared.Enough, CashSplit.InterestFirst, Jan(15)));
    }
}
