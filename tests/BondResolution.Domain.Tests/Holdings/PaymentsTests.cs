using System.Collections.Immutable;
using BondResolution.Domain.Bonds;
using BondResolution.Domain.Holdings;
using BondResolution.Domain.Instalments;
using BondResolution.Domain.Money;
using BondResolution.Domain.Payouts;
using BondResolution.Domain.Problems;
using static BondResolution.Domain.Tests.Days;

namespace BondResolution.Domain.Tests.Holdings;

public class PaymentsTests
{
    [Theory] // 128044: 不足 10 张的偿付 1 张 is ceiling; the others are policies kept beside it
    [InlineData(OnePerRounding.Ceiling, new long[] { 0, 1, 1, 1, 2, 10 })]
    [InlineData(OnePerRounding.Floor, new long[] { 0, 0, 0, 1, 1, 10 })]
    [InlineData(OnePerRounding.FloorMin1, new long[] { 0, 1, 1, 1, 1, 10 })]
    public void One_bond_of_ten_is_paid_at_face_and_cancelled(OnePerRounding rounding, long[] cancelled)
    {
        var ledger = Ledger.With(new Held("0", 0), new Held("1", 1), new Held("2", 9), new Held("3", 10), new Held("4", 11), new Held("5", 100));
        ledger.Pay(Declared.OnePer(1, 10, rounding: rounding), Jan(5));

        var lines = Lines(ledger);
        Column(["0", "1", "2", "3", "4", "5"], lines.Accounts);
        Column(cancelled, lines.UnitsPaid);
        Column(cancelled.Select(units => units * 10_000), lines.PrincipalFen);
        Assert.True(lines.InterestFen.IsDefault && lines.UnitsDeferred.IsDefault);
        Assert.Equal(11 - cancelled[4], ledger.UnitsOf("4"));
        Assert.Equal(11, ledger.UnitsOf("4", Jan(4)));
    }

    [Fact]
    public void Frozen_bonds_are_paid_last_and_those_entitled_among_them_are_deferred()
    {
        var ledger = Ledger.With(new Held("A", 100, Frozen: 90), new Held("B", 100, Frozen: 95), new Held("C", 3, Frozen: 3));
        ledger.Pay(Declared.OnePer(1, 10), Jan(5));

        var lines = Lines(ledger);
        Column([10, 5, 0], lines.UnitsPaid);
        Column([0, 5, 1], lines.UnitsDeferred);
        Column([0, 50_000, 10_000], lines.DeferredPrincipalFen);
        Assert.Equal((95, 5), (ledger.UnitsOf("B"), ledger.At(Jan(5)).Find("B")!.Value.Deferred));
        Assert.Equal(new PaymentTotals(3, 203, 203, 21, 15, 6, new Fen(150_000), Fen.Zero, Fen.Zero, new Fen(60_000), new Fen(8)), Totals(ledger));
    }

    [Fact]
    public void Deferred_bonds_leave_the_base_of_later_instalments() // CASE §3: 4,107,213 − 21 = 4,107,192
    {
        var ledger = Ledger.With(new Held("A", 210, Frozen: 210), new Held("B", 100));
        ledger.Pay(Declared.OnePer(1, 10), Jan(5));
        ledger.Pay(Declared.OnePer(2, 13), Jan(15));

        // A: 210 held, 21 deferred; ⌈189 / 13⌉ = 15. B: 90 held; ⌈90 / 13⌉ = 7.
        var lines = Lines(ledger);
        Column([210, 90], lines.Units);
        Column([189, 90], lines.Base);
        Column([15, 0], lines.UnitsDeferred);
        Column([0, 7], lines.UnitsPaid);
        Assert.Equal(36, ledger.At(Jan(15)).Find("A")!.Value.Deferred);
    }

    [Fact]
    public void Funds_that_cover_cash_and_fee_to_the_fen_suffice_and_one_fen_less_does_not()
    {
        // 456,450 × 100.00 and 0.005 % of it: 45,647,282.25, the sum sent to the depository for instalment 1 (CASE §3).
        var ledger = Ledger.With(new Held("A", 4_564_500));
        var needed = new Fen(4_564_728_225);
        Decided.Accepted(Payments.Pay(ledger.History, Declared.OnePer(1, 10), needed, CashSplit.InterestFirst, Jan(5)));
        var refusal = Decided.Refused(PlanProblems.FundsShort,
            Payments.Pay(ledger.History, Declared.OnePer(1, 10), needed - new Fen(1), CashSplit.InterestFirst, Jan(5)));
        Assert.Equal(("45647282.24", "45647282.25", "45645000.00", "2282.25"),
            (refusal.Detail("funded"), refusal.Detail("needed"), refusal.Detail("cash"), refusal.Detail("fee")));
    }

    [Fact]
    public void What_is_deferred_needs_no_funds_yet()
    {
        var ledger = Ledger.With(new Held("A", 100, Frozen: 100), new Held("B", 10));
        var terms = Declared.OnePer(1, 10) with { FeeRate = Rate.Zero };
        Decided.Accepted(Payments.Pay(ledger.History, terms, new Fen(10_000), CashSplit.InterestFirst, Jan(5)));
    }

    [Fact]
    public void An_instalment_is_paid_once_also_with_an_earlier_date()
    {
        var ledger = Ledger.With(new Held("A", 100));
        var paid = ledger.Pay(Declared.OnePer(1, 10), Jan(10));
        var refusal = Decided.Refused(PlanProblems.AlreadyPaid, Pay(ledger, Declared.OnePer(1, 10), Jan(11)));
        Assert.Equal(ledger.Last.ToString(), refusal.Detail("sequence"));
        Decided.Refused(PlanProblems.AlreadyPaid, Pay(ledger, Declared.OnePer(1, 10), Jan(9)));

        ledger.Reverse(paid);
        Decided.Accepted(Pay(ledger, Declared.OnePer(1, 10), Jan(9)), PlanProblems.FundsLeft);
    }

    [Fact]
    public void Holdings_at_the_close_of_the_record_date_decide_and_it_is_not_paid_before()
    {
        var ledger = Ledger.With(new Held("A", 100), new Held("B", 100));
        ledger.Transfer("A", "B", 50, Jan(5));
        ledger.Transfer("B", "A", 20, Jan(6));
        var terms = Declared.OnePer(1, 10, recordDate: Jan(5));
        Decided.Refused(PlanProblems.BeforeRecordDate, Pay(ledger, terms, Jan(4)));

        ledger.Pay(terms, Jan(8));
        Column([50, 150], Lines(ledger).Units);
        Column([5, 15], Lines(ledger).UnitsPaid);
        Assert.Equal((65, 115), (ledger.UnitsOf("A"), ledger.UnitsOf("B")));
    }

    [Fact]
    public void Bonds_entitled_that_moved_away_since_the_record_date_cannot_be_cancelled()
    {
        var ledger = Ledger.With(new Held("A", 100), new Held("B", 0));
        var terms = Declared.OnePer(1, 10, recordDate: Jan(5));
        ledger.Transfer("A", "B", 91, Jan(6));
        var refusal = Decided.Refused(PlanProblems.HolderMoved, Pay(ledger, terms, Jan(8)));
        Assert.Equal(("A", "10", "9", "2025-01-05"), (refusal.Detail("account"), refusal.Detail("units"), refusal.Detail("held"), refusal.Detail("recordDate")));

        var enough = Ledger.With(new Held("A", 100), new Held("B", 0));
        enough.Transfer("A", "B", 90, Jan(6));
        enough.Pay(terms, Jan(8));
        Assert.Equal((0, 90), (enough.UnitsOf("A"), enough.UnitsOf("B")));
    }

    [Fact]
    public void What_is_frozen_on_the_day_of_payment_is_not_paid()
    {
        var ledger = Ledger.With(new Held("A", 100), new Held("B", 100, Frozen: 100));
        ledger.Freeze("A", "F1", 100, Jan(6));
        ledger.Release("B", "R:B", 100, Jan(6));
        ledger.Pay(Declared.OnePer(1, 10, recordDate: Jan(5)), Jan(8));
        Column([0, 10], Lines(ledger).UnitsPaid);
        Column([10, 0], Lines(ledger).UnitsDeferred);
    }

    [Fact]
    public void Once_money_has_lowered_principal_no_bond_is_paid_off_by_number()
    {
        var ledger = Ledger.With(new Held("A", 100));
        ledger.Pay(Declared.PerUnit(1, principal: 0m, interest: 0.5m), Jan(5));
        Decided.Accepted(Pay(ledger, Declared.OnePer(2, 10), Jan(6)), PlanProblems.FundsLeft);
        ledger.Pay(Declared.PerUnit(2, principal: 10m, interest: 0m), Jan(6));
        Decided.Refused(PlanProblems.OnePerAfterMoney, Pay(ledger, Declared.OnePer(3, 10), Jan(7)));
    }

    [Fact]
    public void No_more_principal_is_paid_than_is_owed()
    {
        var ledger = Ledger.With(new Held("A", 100));
        ledger.Pay(Declared.PerUnit(1, principal: 60m, interest: 0m), Jan(5));
        Decided.Accepted(Pay(ledger, Declared.PerUnit(2, principal: 40m, interest: 0m), Jan(6)), PlanProblems.FundsLeft);
        var refusal = Decided.Refused(PlanProblems.MoreThanOwed, Pay(ledger, Declared.PerUnit(2, principal: 40.01m, interest: 0m), Jan(6)));
        Assert.Equal(("4000.00", "4001.00"), (refusal.Detail("owed"), refusal.Detail("principal")));
    }

    [Fact]
    public void Persons_grouped_are_entitled_together_and_share_by_base()
    {
        // Person p has 5 and 15: ⌈20 / 10⌉ = 2, shared 1 : 1 (0.5 and 1.5, the tie to the lower account). Alone it were 1 and 2.
        var ledger = Ledger.With(new Held("A", 5, Person: "p"), new Held("B", 15, Person: "p"), new Held("C", 5), new Held("D", 5));
        ledger.Pay(Declared.Terms(1, new Scheme.OnePer(10, OnePerRounding.Ceiling) { Group = CapPer.Person }), Jan(5));
        Column([1, 1, 1, 1], Lines(ledger).UnitsPaid);
    }

    [Fact]
    public void Tax_is_withheld_by_class_and_frozen_money_is_held_back_by_bonds()
    {
        var tax = TaxRates.None with { Individual = new Rate(0.20m) };
        var ledger = Ledger.With(new Held("A", 100, Frozen: 25), new Held("B", 100, Class: HolderClass.Institution));
        ledger.Pay(Declared.Terms(1, new Scheme.PerUnit(new Price(10m), new Price(1m), null) { Tax = tax }), Jan(5));

        var lines = Lines(ledger);
        Column([75_000, 100_000], lines.PrincipalFen);
        Column([7_500, 10_000], lines.InterestFen);
        Column([1_500, 0], lines.TaxFen);
        Column([25_000, 0], lines.DeferredPrincipalFen);
        Column([2_500, 0], lines.DeferredInterestFen);
        Assert.Equal((100, 0, 75_000), (ledger.UnitsOf("A"), ledger.At(Jan(5)).Find("A")!.Value.Deferred, ledger.At(Jan(5)).Find("A")!.Value.PaidDownFen));
    }

    [Fact]
    public void A_scheme_that_does_not_fit_the_holders_is_refused_with_its_own_problem()
    {
        var ledger = Ledger.With(new Held("A", 0));
        Decided.Refused(SchemeProblems.NobodyToPay, Pay(ledger, Declared.Terms(1, new Scheme.ProRata(new Fen(100))), Jan(5)));
        Decided.Refused(RegisterProblems.NotAdopted, Pay(new Ledger(), Declared.OnePer(1, 10), Jan(5)));
    }

    [Fact]
    public void A_payment_is_recorded_for_every_account_in_chunks_and_says_by_what_terms()
    {
        var ledger = Ledger.With([.. Enumerable.Range(0, Limits.LinesPerChunk + 1).Select(i => new Held($"A{i:D9}", i % 3))]);
        ledger.Pay(Declared.OnePer(1, 10), Jan(5));
        Assert.Equal([Limits.LinesPerChunk, 1], ledger.Events.Select(e => e.Event).OfType<HoldingsEvent.Paid>().Select(e => e.Rows.Count));
        Assert.Contains(new HoldingsEvent.PaymentOpened(1, Jan(5), new Scheme.OnePer(10, OnePerRounding.Ceiling), Declared.FeeRate), ledger.Events.Select(e => e.Event));
        Assert.Equal(513, Totals(ledger).Accounts);
    }

    private static Decision<HoldingsEvent> Pay(Ledger ledger, InstalmentTerms terms, DateOnly on) =>
        Payments.Pay(ledger.History, terms, Declared.Enough, CashSplit.InterestFirst, on);

    /// <summary>The lines of the latest payment, of one chunk.</summary>
    private static PaymentLines Lines(Ledger ledger) => ledger.Events.Select(e => e.Event).OfType<HoldingsEvent.Paid>().Last().Rows;

    private static void Column<T>(IEnumerable<T> expected, ImmutableArray<T> actual) => Assert.Equal(expected, actual.AsEnumerable());

    private static PaymentTotals Totals(Ledger ledger) => Assert.IsType<HoldingsEvent.PaymentSealed>(ledger.Events[^1].Event).Totals;
}
