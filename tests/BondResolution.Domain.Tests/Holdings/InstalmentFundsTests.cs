using BondResolution.Domain.Holdings;
using BondResolution.Domain.Money;
using BondResolution.Domain.Payouts;
using BondResolution.Domain.Problems;
using static BondResolution.Domain.Tests.Days;

namespace BondResolution.Domain.Tests.Holdings;

public class InstalmentFundsTests
{
    [Theory] // 100 bonds at 1 yuan cost 100.00 and a fee of 0.005 yuan, rounded up to 0.01
    [InlineData(10_001)]
    [InlineData(10_002, "0.01")]
    [InlineData(20_001, "100.00")]
    public void Funds_beyond_payments_and_fee_are_told_with_what_is_left(long funded, string? left = null)
    {
        var ledger = Ledger.With(new Held("A", 100));
        var warning = Payments.Pay(ledger.History, Declared.PerUnit(1, 1, 0), new Fen(funded), CashSplit.InterestFirst, Jan(5)).Warnings.SingleOrDefault();
        Assert.Equal(left, warning?.Detail("left"));
        Assert.Equal(left is null ? null : "instalment.funds-left", warning?.Code);
    }

    [Fact]
    public void What_is_deferred_is_told_beside_it()
    {
        var ledger = Ledger.With(new Held("A", 100, Frozen: 40));
        var paid = Payments.Pay(ledger.History, Declared.PerUnit(1, 1, 0), new Fen(10_001), CashSplit.InterestFirst, Jan(5));
        Assert.Equal(("40.01", "40.00"), (paid.Warnings.Single().Detail("left"), paid.Warnings.Single().Detail("deferred")));
    }

    [Fact]
    public void What_a_payment_that_was_taken_back_had_paid_out_is_not_told_as_left()
    {
        var ledger = Ledger.With(new Held("A", 100));
        var terms = Declared.PerUnit(1, 1, 0);
        ledger.Reverse(ledger.Pay(terms, Jan(5)));
        ledger.Freeze("A", "f", 90, Jan(5));
        Assert.Empty(Payments.Pay(ledger.History, terms, new Fen(10_001), CashSplit.InterestFirst, Jan(5)).Warnings);
        Assert.Equal("0.99", Payments.Pay(ledger.History, terms, new Fen(10_100), CashSplit.InterestFirst, Jan(5)).Warnings.Single().Detail("left"));
    }

    [Fact]
    public void The_last_release_tells_what_is_left_and_none_before()
    {
        var ledger = Ledger.With(new Held("A", 100, Frozen: 100));
        var terms = Declared.PerUnit(1, 1, 0);
        ledger.Pay(terms, Jan(5));
        ledger.Release("A", "R:A", 50, Jan(6));
        Decided.Accepted(DeferredPayments.Release(ledger.History, terms, new Fen(20_000), "A", null, Jan(6)));
        ledger.PayDeferred(terms, "A", Jan(6));
        ledger.Release("A", "R:A", 50, Jan(7));
        Decided.Accepted(DeferredPayments.Release(ledger.History, terms, new Fen(20_000), "A", null, Jan(7)), PlanProblems.FundsLeft);
    }

    [Fact]
    public void Money_that_comes_in_for_an_instalment_that_is_paid_is_told_and_before_it_is_not()
    {
        var ledger = Ledger.With(new Held("A", 100));
        Assert.Null(InstalmentFunds.LeftOver(ledger.History, 1, new Fen(10_001)));
        ledger.Pay(Declared.PerUnit(1, 1, 0), Jan(5));
        Assert.Null(InstalmentFunds.LeftOver(ledger.History, 1, new Fen(10_001)));
        Assert.Equal("0.01", Decided.Is(PlanProblems.FundsLeft, InstalmentFunds.LeftOver(ledger.History, 1, new Fen(10_002))).Detail("left"));
    }

    [Theory]
    [InlineData(31)]
    [InlineData(32, "instalment.pay-day-off")]
    public void A_payment_more_than_a_month_from_its_declared_day_is_told(int days, string? code = null)
    {
        var ledger = Ledger.With(new Held("A", 100));
        var terms = Declared.PerUnit(1, 1, 0);
        Assert.Equal(code, Payments.Pay(ledger.History, terms, new Fen(10_001), CashSplit.InterestFirst, terms.PayDate.AddDays(days)).Warnings.SingleOrDefault()?.Code);
    }
}
