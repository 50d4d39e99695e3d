using BondResolution.Domain.Holdings;
using BondResolution.Domain.Money;
using BondResolution.Domain.Payouts;
using static BondResolution.Domain.Tests.Days;

namespace BondResolution.Domain.Tests.Holdings;

public class PaymentDifferencesTests
{
    private static readonly Domain.Instalments.InstalmentTerms Terms = Declared.PerUnit(1, 1, 0);

    [Fact]
    public void A_payment_by_what_is_still_known_differs_from_nobody()
    {
        var ledger = Ledger.With(new Held("A", 100, Frozen: 30), new Held("B", 50));
        ledger.Pay(Terms, Jan(5));
        ledger.Release("A", "R:A", 30, Jan(6));
        ledger.PayDeferred(Terms, "A", Jan(6));
        ledger.Transfer("A", "B", 10, Jan(7));
        var found = Of(ledger);
        Assert.Empty(found.Rows);
        Assert.False(found.IsReversed);
    }

    [Fact]
    public void A_transfer_learnt_late_shows_who_was_paid_too_much_and_too_little_before_and_after_it_is_paid_again()
    {
        var ledger = Ledger.With(new Held("A", 100), new Held("B", 50));
        ledger.Reverse(ledger.Pay(Terms, Jan(5)));
        ledger.Transfer("A", "C", 40, Jan(3));
        string[] expected = ["A: 100.00 60.00 -40.00", "C: 0.00 40.00 40.00"];
        Assert.Equal(expected, Rows(Of(ledger)));
        ledger.Pay(Terms, Jan(5));
        Assert.Equal(expected, Rows(Of(ledger)));
        Assert.True(Of(ledger).IsReversed);
        // Against the payment that stands nothing differs.
        Assert.Empty(Of(ledger, ledger.Last).Rows);
    }

    [Fact]
    public void A_freeze_learnt_late_of_the_days_before_the_payment_shows_what_should_have_been_held_back()
    {
        var terms = Declared.PerUnit(1, 1, 0, recordDate: Jan(2));
        var ledger = Ledger.With(new Held("A", 100));
        ledger.Pay(terms, Jan(5));
        ledger.Freeze("A", "f", 25, Jan(4));
        var found = PaymentDifferences.Of(ledger.History, terms, CashSplit.InterestFirst, PaymentDifferences.Find(ledger.History, 1, null)!).Value;
        Assert.Equal(["A: 100.00 75.00 -25.00"], Rows(found));
        Assert.Equal("25.00", found.Rows.Single().Due.Deferred.ToString());
    }

    [Fact]
    public void Terms_declared_otherwise_since_show_on_every_account()
    {
        var ledger = Ledger.With(new Held("A", 100), new Held("B", 50));
        ledger.Reverse(ledger.Pay(Terms, Jan(5)));
        var found = PaymentDifferences.Of(ledger.History, Declared.PerUnit(1, 1, 0.5m), CashSplit.InterestFirst, PaymentDifferences.Find(ledger.History, 1, null)!).Value;
        Assert.Equal(["A: 100.00 150.00 50.00", "B: 50.00 75.00 25.00"], Rows(found));
    }

    [Fact]
    public void An_instalment_never_paid_has_nothing_to_compare() => Assert.Null(PaymentDifferences.Find(Ledger.With(new Held("A", 1)).History, 1, null));

    private static PaymentDifferences Of(Ledger ledger, long? against = null) =>
        PaymentDifferences.Of(ledger.History, Terms, CashSplit.InterestFirst, PaymentDifferences.Find(ledger.History, 1, against)!).Value;

    private static IEnumerable<string> Rows(PaymentDifferences found) => found.Rows.Select(r => $"{r.Account}: {r.Paid.Net} {r.Due.Net} {r.Net}");
}
