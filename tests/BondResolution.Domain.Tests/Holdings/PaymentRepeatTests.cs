using BondResolution.Domain.Holdings;
using BondResolution.Domain.Money;
using BondResolution.Domain.Payouts;
using BondResolution.Domain.Problems;
using static BondResolution.Domain.Tests.Days;

namespace BondResolution.Domain.Tests.Holdings;

public class PaymentRepeatTests
{
    private static readonly Domain.Instalments.InstalmentTerms Terms = Declared.PerUnit(1, 1, 0);

    [Fact]
    public void What_fell_with_a_payment_is_told_when_it_is_taken_back_when_it_is_paid_again_and_until_it_is_recorded_again()
    {
        var ledger = Released(out var paid);
        Assert.Contains("released 40.00", Warned(Domain.Holdings.Holdings.Reverse(ledger.History, paid, "wrong"), PlanProblems.ReleasesAgain), StringComparison.Ordinal);
        ledger.Reverse(paid);
        Assert.Contains("released 40.00", Warned(Pay(ledger), PlanProblems.ReleasesAgain), StringComparison.Ordinal);
        ledger.Pay(Terms, Jan(5));
        Assert.Equal(new PaymentRepeat("A", new Fen(4_000), Fen.Zero, Fen.Zero), Assert.Single(Missing(ledger)));
        ledger.PayDeferred(Terms, "A", Jan(7));
        Assert.Empty(Missing(ledger));
    }

    [Fact]
    public void A_release_made_again_tells_what_was_sent_and_what_of_it_is_still_to_send()
    {
        var ledger = Released(out var paid);
        ledger.Reverse(paid);
        var richer = Declared.PerUnit(1, 1.5m, 0);
        ledger.Pay(richer, Jan(5));
        var told = Warned(DeferredPayments.Release(ledger.History, richer, Declared.Enough, "A", null, Jan(7)), PlanProblems.ReleaseSent);
        Assert.Contains("40.00 was recorded as released to account A; releases since then come to 60.00: 20.00 of it is still to be sent", told, StringComparison.Ordinal);
    }

    [Fact]
    public void A_payment_that_nothing_followed_warns_of_nothing()
    {
        var ledger = Ledger.With(new Held("A", 100));
        var paid = ledger.Pay(Terms, Jan(5));
        Assert.Empty(Domain.Holdings.Holdings.Reverse(ledger.History, paid, "wrong").Warnings);
        ledger.Reverse(paid);
        Assert.DoesNotContain(Pay(ledger).Warnings, w => w.Code == PlanProblems.ReleasesAgain.Code);
    }

    /// <summary>A was paid 60.00 and released 40.00; the release is taken back already.</summary>
    private static Ledger Released(out string paid)
    {
        var ledger = Ledger.With(new Held("A", 100, Frozen: 40));
        paid = ledger.Pay(Terms, Jan(5));
        ledger.Release("A", "R:A", 40, Jan(6));
        ledger.Reverse(ledger.PayDeferred(Terms, "A", Jan(6)));
        return ledger;
    }

    private static Decision<HoldingsEvent> Pay(Ledger ledger) => Payments.Pay(ledger.History, Terms, Declared.Enough, CashSplit.InterestFirst, Jan(5));

    private static IEnumerable<PaymentRepeat> Missing(Ledger ledger) => PaymentRepeat.Of(InstalmentAct.Of(ledger.History, 1));

    private static string Warned(Decision<HoldingsEvent> decision, ProblemKind kind) =>
        Assert.Single(decision.Warnings, w => w.Code == kind.Code).Message(chinese: false);
}
