using BondResolution.Domain.Holdings;
using BondResolution.Domain.Instalments;
using BondResolution.Domain.Money;
using BondResolution.Domain.Payouts;
using BondResolution.Domain.Problems;
using static BondResolution.Domain.Tests.Days;

namespace BondResolution.Domain.Tests.Holdings;

public class PaymentReturnsTests
{
    private static readonly InstalmentTerms ByNumber = Declared.OnePer(1, 10);

    /// <summary>10.00 principal and 1.00 interest a bond, 20 % of the interest withheld from individuals.</summary>
    private static readonly InstalmentTerms ByMoney = Declared.Terms(1, new Scheme.PerUnit(new Price(10m), new Price(1m), null)
    {
        Tax = TaxRates.None with { Individual = new Rate(0.20m) }
    });

    [Fact]
    public void At_most_what_stands_as_paid_net_of_tax_comes_back() // 退票
    {
        // 1,000.00 + 100.00 − 20.00 = 1,080.00.
        var ledger = Paid(ByMoney, new Held("A", 100));
        Decided.Refused(PlanProblems.ReturnTooMuch, Return(ledger, 108_001));
        Decided.Refused(PlanProblems.ReturnTooMuch, Return(ledger, 0));
        ledger.Record(Jan(7), Return(ledger, 100_000));
        Assert.Equal("80.00", Decided.Refused(PlanProblems.ReturnTooMuch, Return(ledger, 8_001)).Detail("paid"));
        ledger.Record(Jan(7), Return(ledger, 8_000));
        Decided.Refused(PlanProblems.NotPaid, PaymentReturns.Return(ledger.History, 2, ReturnRows.One("A", new Fen(1), ""), Jan(7)));
    }

    [Fact]
    public void What_was_deferred_and_then_paid_may_come_back_too()
    {
        var ledger = Paid(ByNumber, new Held("A", 10, Frozen: 10));
        Decided.Refused(PlanProblems.ReturnTooMuch, Return(ledger, 1));
        ledger.Release("A", "R:A", 10, Jan(6));
        ledger.PayDeferred(ByNumber, "A", Jan(6));
        Decided.Refused(PlanProblems.ReturnTooMuch, Return(ledger, 10_001));
        Decided.Accepted(Return(ledger, 10_000));
    }

    [Fact]
    public void At_most_what_came_back_is_paid_again_and_may_then_come_back_once_more()
    {
        var ledger = Paid(ByMoney, new Held("A", 100));
        Decided.Refused(PlanProblems.RepayTooMuch, Repay(ledger, 1));
        ledger.Record(Jan(7), Return(ledger, 108_000));
        Decided.Refused(PlanProblems.RepayTooMuch, Repay(ledger, 108_001));
        Decided.Refused(PlanProblems.RepayTooMuch, Repay(ledger, 0));
        ledger.Record(Jan(7), Repay(ledger, 108_000));
        Assert.Equal(Fen.Zero, ledger.At(Jan(7)).ReturnedBy(1, "A"));
        Decided.Accepted(Return(ledger, 108_000));
        Decided.Refused(PlanProblems.NotPaid, PaymentReturns.Repay(ledger.History, 2, ReturnRows.One("A", new Fen(1), ""), Jan(7)));
    }

    [Fact]
    public void A_return_changes_no_position()
    {
        var ledger = Paid(ByNumber, new Held("A", 100));
        ledger.Record(Jan(7), Return(ledger, 100_000));
        Assert.Equal(90, ledger.UnitsOf("A"));
    }

    [Fact]
    public void What_came_back_before_what_is_known_to_have_come_back_later_counts_with_it()
    {
        // Given 1,080.00 paid on the 5th and 1,000.00 of it returned on the 9th.
        var ledger = Paid(ByMoney, new Held("A", 100));
        ledger.Record(Jan(9), Returned(ledger, Jan(9), ("A", 100_000)));
        Assert.Equal("80.00", Decided.Refused(PlanProblems.BadReturns, Returned(ledger, Jan(6), ("A", 8_001))).Parts.Single().Detail("paid"));
        Decided.Accepted(Returned(ledger, Jan(6), ("A", 8_000)));
    }

    [Fact]
    public void What_was_paid_again_late_must_still_be_there_to_be_paid_again_later()
    {
        var ledger = Paid(ByMoney, new Held("A", 100));
        ledger.Record(Jan(6), Returned(ledger, Jan(6), ("A", 100_000)));
        ledger.Record(Jan(9), PaymentReturns.Repay(ledger.History, 1, ReturnRows.One("A", new Fen(60_000), "new account"), Jan(9)));
        Assert.Equal("400.00", Decided.Refused(PlanProblems.RepayTooMuch, Repay(ledger, 40_001)).Detail("returned"));
        Decided.Accepted(Repay(ledger, 40_000));
    }

    [Fact]
    public void A_list_is_recorded_whole_or_not_at_all_and_every_bad_row_is_named()
    {
        var ledger = Paid(ByMoney, new Held("A", 100), new Held("B", 100));
        var refused = Decided.Refused(PlanProblems.BadReturns, Returned(ledger, Jan(7), ("A", 108_001), ("B", 1), ("C", 1)));
        Assert.Equal(["line 2: 1080.01", "line 4: 0.01"], refused.Parts.Select(part => part.Message(chinese: false).Split(' ') is var words ? $"{words[0]} {words[1]} {words[2]}" : ""));
        Assert.StartsWith("第 2 行：", refused.Parts[0].Message(chinese: true), StringComparison.Ordinal);

        // Rows of one account count together.
        Assert.Equal("0.00", Decided.Refused(PlanProblems.BadReturns, Returned(ledger, Jan(7), ("A", 108_000), ("A", 1))).Parts.Single().Detail("paid"));
        Assert.Equal(2, Returned(ledger, Jan(7), ("A", 108_000), ("B", 1)).Events.Length);
    }

    [Fact]
    public void The_same_list_of_the_same_day_is_recorded_once()
    {
        var ledger = Paid(ByMoney, new Held("A", 100), new Held("B", 100));
        ledger.Record(Jan(7), Returned(ledger, Jan(7), ("A", 1_000), ("B", 2_000)));
        var first = ledger.Events[^2].Sequence;

        var again = Returned(ledger, Jan(7), ("A", 1_000), ("B", 2_000));
        Assert.Empty(again.Events);
        Assert.Equal($"{first}", again.Warnings.Single().Detail("sequence"));
        Assert.Equal(2, Returned(ledger, Jan(8), ("A", 1_000), ("B", 2_000)).Events.Length);
        Assert.Single(Returned(ledger, Jan(7), ("A", 1_000)).Events);
        Decided.Accepted(Return(ledger, 1_000)); // by hand it is meant
    }

    [Fact]
    public void A_payment_that_came_back_is_not_taken_back_under_its_return()
    {
        // Given a deferred payment that came back, and a return that was paid again and came back once more.
        var deferred = Paid(ByNumber, new Held("A", 10, Frozen: 10));
        deferred.Release("A", "R:A", 10, Jan(6));
        deferred.PayDeferred(ByNumber, "A", Jan(6));
        var paid = deferred.Events[^1].CommandId;
        deferred.Record(Jan(7), Return(deferred, 10_000));
        Assert.Equal([deferred.Last], deferred.History.StandingOn(paid));

        var twice = Paid(ByMoney, new Held("A", 100));
        twice.Record(Jan(7), Return(twice, 108_000));
        twice.Record(Jan(7), Repay(twice, 108_000));
        var again = twice.Events[^1].CommandId;
        twice.Record(Jan(7), Return(twice, 108_000));
        Assert.Equal([twice.Last], twice.History.StandingOn(again));
    }

    private static Ledger Paid(InstalmentTerms terms, params Held[] rows)
    {
        var ledger = Ledger.With(rows);
        ledger.Pay(terms, Jan(5));
        return ledger;
    }

    private static Decision<HoldingsEvent> Return(Ledger ledger, long fen) =>
        PaymentReturns.Return(ledger.History, 1, ReturnRows.One("A", new Fen(fen), "account closed"), Jan(7));

    private static Decision<HoldingsEvent> Repay(Ledger ledger, long fen) =>
        PaymentReturns.Repay(ledger.History, 1, ReturnRows.One("A", new Fen(fen), "new account"), Jan(7));

    /// <summary>A list with its header in line 1.</summary>
    private static Decision<HoldingsEvent> Returned(Ledger ledger, DateOnly on, params (string Account, long Fen)[] rows) => PaymentReturns.Return(ledger.History, 1,
        new ReturnRows([.. rows.Select((_, i) => i + 2)], [.. rows.Select(r => r.Account)], [.. rows.Select(r => new Fen(r.Fen))], [.. rows.Select(_ => "account closed")]), on);
}
