using BondResolution.Domain.Holdings;
using BondResolution.Domain.Instalments;
using BondResolution.Domain.Money;
using BondResolution.Domain.Payouts;
using BondResolution.Domain.Problems;
using static BondResolution.Domain.Tests.Days;

namespace BondResolution.Domain.Tests.Holdings;

public class DeferredPaymentsTests
{
    private static readonly InstalmentTerms ByNumber = Declared.OnePer(1, 10);

    /// <summary>10.00 principal and 1.00 interest a bond, 20 % of the interest withheld from individuals.</summary>
    private static readonly InstalmentTerms ByMoney = Declared.Terms(1, new Scheme.PerUnit(new Price(10m), new Price(1m), null)
    {
        Tax = TaxRates.None with { Individual = new Rate(0.20m) }
    });

    [Fact]
    public void Deferred_bonds_are_paid_at_face_and_cancelled_on_release_at_most_those_that_are_free()
    {
        // Given 100 frozen: 10 deferred. 4 are released.
        var ledger = Paid(ByNumber, new Held("A", 100, Frozen: 100));
        Decided.Refused(PlanProblems.StillFrozen, Release(ledger, ByNumber, null, Jan(6)));
        ledger.Release("A", "R:A", 4, Jan(6));
        Assert.Equal("4", Decided.Refused(PlanProblems.StillFrozen, Release(ledger, ByNumber, 5, Jan(6))).Detail("free"));
        Decided.Refused(PlanProblems.StillFrozen, Release(ledger, ByNumber, 0, Jan(6)));

        ledger.PayDeferred(ByNumber, "A", Jan(6), units: 1);
        ledger.PayDeferred(ByNumber, "A", Jan(6));
        Assert.Equal(new HoldingsEvent.DeferredPaid(1, "A", 3, new Fen(30_000), Fen.Zero, Fen.Zero, new Fen(2)), ledger.Events[^1].Event);
        Assert.Equal((96, 6), (ledger.UnitsOf("A"), ledger.At(Jan(6)).Find("A")!.Value.Deferred));

        ledger.Release("A", "R:A", 96, Jan(7));
        ledger.PayDeferred(ByNumber, "A", Jan(7));
        Assert.Equal((90, 0), (ledger.UnitsOf("A"), ledger.At(Jan(7)).Find("A")!.Value.Deferred));
        Decided.Refused(PlanProblems.NothingDeferred, Release(ledger, ByNumber, null, Jan(8)));
    }

    [Fact]
    public void No_more_than_was_deferred_is_paid_however_much_is_free()
    {
        var ledger = Paid(ByNumber, new Held("A", 100, Frozen: 100));
        ledger.Release("A", "R:A", 100, Jan(6));
        Decided.Refused(PlanProblems.StillFrozen, Release(ledger, ByNumber, 11, Jan(6)));
        ledger.PayDeferred(ByNumber, "A", Jan(6), units: 10);
    }

    [Fact]
    public void Deferred_money_is_paid_by_the_share_of_the_bonds_that_were_freed()
    {
        // 90 of 100 frozen: of 1,000.00 and 100.00 there are 900.00 and 90.00 held back. 30 are freed, then the rest.
        var ledger = Paid(ByMoney, new Held("A", 100, Frozen: 90));
        var refused = Decided.Refused(PlanProblems.StillFrozen, Release(ledger, ByMoney, null, Jan(6)));
        Assert.StartsWith("instalment 1 holds back 0 bonds and 990.00 yuan before tax for account A, of whose 100 bonds 10 are free; asked for are —", refused.Message(chinese: false), StringComparison.Ordinal);
        ledger.Release("A", "R:A", 30, Jan(6));
        ledger.PayDeferred(ByMoney, "A", Jan(6));
        Assert.Equal(new HoldingsEvent.DeferredPaid(1, "A", 0, new Fen(30_000), new Fen(3_000), new Fen(600), new Fen(2)), ledger.Events[^1].Event);
        Decided.Refused(PlanProblems.StillFrozen, Release(ledger, ByMoney, null, Jan(6)));

        ledger.Release("A", "R:A", 60, Jan(7));
        ledger.PayDeferred(ByMoney, "A", Jan(7));
        Assert.Equal(new HoldingsEvent.DeferredPaid(1, "A", 0, new Fen(60_000), new Fen(6_000), new Fen(1_200), new Fen(3)), ledger.Events[^1].Event);
        Assert.Equal((100, 100_000), (ledger.UnitsOf("A"), ledger.At(Jan(7)).Find("A")!.Value.PaidDownFen));
        Decided.Refused(PlanProblems.NothingDeferred, Release(ledger, ByMoney, null, Jan(8)));
    }

    [Fact]
    public void Of_deferred_money_so_many_freed_bonds_are_paid_as_are_asked_for()
    {
        var ledger = Paid(ByMoney, new Held("A", 100, Frozen: 90));
        ledger.Release("A", "R:A", 30, Jan(6));
        Decided.Refused(PlanProblems.StillFrozen, Release(ledger, ByMoney, 31, Jan(6)));
        ledger.PayDeferred(ByMoney, "A", Jan(6), units: 10);
        Assert.Equal(new Fen(10_000), Assert.IsType<HoldingsEvent.DeferredPaid>(ledger.Events[^1].Event).Principal);
    }

    [Fact]
    public void Money_deferred_by_a_freeze_that_turns_out_to_have_been_lifted_before_is_due_whole()
    {
        // Given a payment by the record date of 3 January that found A frozen, and later the news of a release on 4 January.
        var terms = ByMoney with { RecordDate = Jan(3) };
        var ledger = Ledger.With(new Held("A", 100, Frozen: 90));
        ledger.Pay(terms, Jan(5));
        ledger.Release("A", "R:A", 90, Jan(4));
        ledger.PayDeferred(terms, "A", Jan(6));
        Assert.Equal(new Fen(90_000), Assert.IsType<HoldingsEvent.DeferredPaid>(ledger.Events[^1].Event).Principal);
    }

    [Fact]
    public void A_release_beyond_the_funds_recorded_is_recorded_with_a_warning()
    {
        // 1 bond of 10 paid to B, 1 deferred for A: 100.00 each, no fee.
        var terms = ByNumber with { FeeRate = Rate.Zero };
        var ledger = Paid(terms, new Held("A", 10, Frozen: 10), new Held("B", 10));
        ledger.Release("A", "R:A", 10, Jan(6));
        Decided.Accepted(DeferredPayments.Release(ledger.History, terms, new Fen(20_000), "A", null, Jan(6)));
        var beyond = DeferredPayments.Release(ledger.History, terms, new Fen(19_999), "A", null, Jan(6));
        Decided.Accepted(beyond, PlanProblems.ReleaseUnfunded);
        Assert.Equal("200.00", beyond.Warnings[0].Detail("needed"));
    }

    [Fact]
    public void What_was_not_paid_not_deferred_or_not_known_is_not_released()
    {
        var ledger = Paid(ByNumber, new Held("A", 100, Frozen: 100), new Held("B", 100));
        Decided.Refused(PlanProblems.NotPaid, Release(ledger, Declared.OnePer(2, 10), null, Jan(6)));
        Decided.Refused(PlanProblems.NotPaid, Release(ledger, ByNumber, null, Jan(4)));
        Decided.Refused(PlanProblems.NothingDeferred, DeferredPayments.Release(ledger.History, ByNumber, Declared.Enough, "B", null, Jan(6)));
        Decided.Refused(HoldingProblems.UnknownAccount, DeferredPayments.Release(ledger.History, ByNumber, Declared.Enough, "C", null, Jan(6)));
    }

    private static Ledger Paid(InstalmentTerms terms, params Held[] rows)
    {
        var ledger = Ledger.With(rows);
        ledger.Pay(terms, Jan(5));
        return ledger;
    }

    private static Decision<HoldingsEvent> Release(Ledger ledger, InstalmentTerms terms, long? units, DateOnly on) =>
        DeferredPayments.Release(ledger.History, terms, Declared.Enough, "A", units, on);
}
