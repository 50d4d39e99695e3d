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
        var found = PaymentDifferences.Of(ledger.History, terms, CashSplit.InterestFirst, PaymentDifferences.Find(ledger.History, 1, null)!, 0, DateOnly.MaxValue).Value;
        Assert.Equal(["A: 100.00 75.00 -25.00"], Rows(found));
        Assert.Equal("25.00", found.Rows.Single().Due.Deferred.ToString());
    }

    [Fact]
    public void Terms_declared_otherwise_since_show_on_every_account()
    {
        var ledger = Ledger.With(new Held("A", 100), new Held("B", 50));
        ledger.Reverse(ledger.Pay(Terms, Jan(5)));
        var found = PaymentDifferences.Of(ledger.History, Declared.PerUnit(1, 1, 0.5m), CashSplit.InterestFirst, PaymentDifferences.Find(ledger.History, 1, null)!, 0, DateOnly.MaxValue).Value;
        Assert.Equal(["A: 100.00 150.00 50.00", "B: 50.00 75.00 25.00"], Rows(found));
    }

    [Fact]
    public void A_release_whose_payment_was_taken_back_counts_as_given_whether_or_not_it_is_made_again()
    {
        var ledger = Ledger.With(new Held("A", 100, Frozen: 40), new Held("B", 50));
        var paid = ledger.Pay(Terms, Jan(5));
        ledger.Release("A", "R:A", 40, Jan(6));
        var released = ledger.PayDeferred(Terms, "A", Jan(6));
        ledger.Reverse(released);
        ledger.Reverse(paid);
        ledger.Transfer("A", "C", 20, Jan(3));
        string[] expected = ["A: 60.00 + 40.00 - 0.00 = 100.00; 40.00 + 40.00 = 80.00; -20.00", "C: 0.00 + 0.00 - 0.00 = 0.00; 20.00 + 0.00 = 20.00; 20.00"];
        Assert.Equal(expected, Given(Of(ledger)));
        ledger.Pay(Terms, Jan(5));
        Assert.Equal(expected, Given(Of(ledger)));
        ledger.PayDeferred(Terms, "A", Jan(7));
        var found = Of(ledger);
        Assert.Equal(expected, Given(found));
        Assert.Equal(found.Totals.DueNet - found.Totals.GivenNet, Fen.Sum(found.Rows.Select(r => r.Net)));
        Assert.Equal("150.00 150.00", $"{found.Totals.GivenNet} {found.Totals.DueNet}");
        Assert.Empty(Of(ledger, ledger.Last).Rows);
    }

    [Fact]
    public void Money_released_for_the_first_time_behind_a_correction_counts_as_given()
    {
        var ledger = Ledger.With(new Held("A", 100, Frozen: 40));
        ledger.Reverse(ledger.Pay(Terms, Jan(5)));
        ledger.Pay(Terms, Jan(5));
        ledger.Release("A", "R:A", 40, Jan(6));
        Assert.Equal(["A: 60.00 + 0.00 - 0.00 = 60.00; 60.00 + 40.00 = 100.00; 40.00"], Given(Of(ledger)));
        ledger.PayDeferred(Terms, "A", Jan(7));
        Assert.Empty(Of(ledger).Rows);
    }

    [Fact]
    public void Money_that_came_back_is_still_to_get_until_it_is_paid_again_also_where_the_payment_was_taken_back()
    {
        var ledger = Ledger.With(new Held("A", 100));
        var paid = ledger.Pay(Terms, Jan(5));
        var back = Record(ledger, new HoldingsEvent.PaymentReturned(1, "A", new Fen(10_000), "account closed"), 6);
        string[] expected = ["A: 100.00 + 0.00 - 100.00 = 0.00; 100.00 + 0.00 = 100.00; 100.00"];
        Assert.Equal(expected, Given(Of(ledger)));
        ledger.Reverse(back);
        ledger.Reverse(paid);
        Assert.Equal(expected, Given(Of(ledger)));
        ledger.Pay(Terms, Jan(5));
        Record(ledger, new HoldingsEvent.PaymentReturned(1, "A", new Fen(10_000), "account closed"), 6);
        Assert.Equal(expected, Given(Of(ledger)));
        Record(ledger, new HoldingsEvent.PaymentRepaid(1, "A", new Fen(10_000), "new account"), 7);
        Assert.Empty(Of(ledger).Rows);
    }

    [Fact]
    public void What_was_taken_back_by_itself_never_was_so_and_is_told_apart()
    {
        var ledger = Ledger.With(new Held("A", 100));
        ledger.Pay(Terms, Jan(5));
        ledger.Reverse(Record(ledger, new HoldingsEvent.PaymentReturned(1, "A", new Fen(10_000), "typed for the wrong account"), 6));
        Assert.Empty(Of(ledger).Rows);
        Assert.IsType<HoldingsEvent.PaymentReturned>(Assert.Single(Of(ledger).NotCounted).Event);
    }

    [Fact]
    public void A_deferred_part_that_went_to_an_heir_is_due_to_the_heir()
    {
        var ledger = Ledger.With(new Held("A", 100, Frozen: 40));
        ledger.Pay(Terms, Jan(5));
        ledger.Release("A", "R:A", 40, Jan(6));
        ledger.Record(Jan(7), Transfers.Transfer(ledger.History, Ledger.Moved("A", "H", 100, TransferReason.Inheritance), Jan(7)));
        Assert.Equal(["H: 0.00 + 0.00 - 0.00 = 0.00; 0.00 + 40.00 = 40.00; 40.00"], Given(Of(ledger)));
        ledger.PayDeferred(Terms, "H", Jan(8));
        Assert.Empty(Of(ledger).Rows);
    }

    [Fact]
    public void An_instalment_never_paid_has_nothing_to_compare() => Assert.Null(PaymentDifferences.Find(Ledger.With(new Held("A", 1)).History, 1, null));

    private static PaymentDifferences Of(Ledger ledger, long? against = null) =>
        PaymentDifferences.Find(ledger.History, 1, against) is var paid
            ? PaymentDifferences.Of(ledger.History, Terms, CashSplit.InterestFirst, paid!, against is null ? 0 : paid!.Sequence, DateOnly.MaxValue).Value
            : null!;

    private static IEnumerable<string> Rows(PaymentDifferences found) => found.Rows.Select(r => $"{r.Account}: {r.Paid.Net} {r.Due.Net} {r.Net}");

    private static IEnumerable<string> Given(PaymentDifferences found) => found.Rows.Select(r =>
        $"{r.Account}: {r.Paid.Net} + {r.Released.Net} - {r.Returned} = {r.GivenNet}; {r.Due.Net} + {r.ReleasedDue.Net} = {r.DueNet}; {r.Net}");

    private static string Record(Ledger ledger, HoldingsEvent happened, int day) => ledger.Append(Jan(day), [happened]);
}
