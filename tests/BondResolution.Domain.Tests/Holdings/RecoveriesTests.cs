using BondResolution.Domain.Bonds;
using BondResolution.Domain.Holdings;
using BondResolution.Domain.Lawsuits;
using BondResolution.Domain.Money;
using BondResolution.Domain.Payouts;
using BondResolution.Domain.Plans;
using BondResolution.Domain.Problems;
using FsCheck.Fluent;
using Xunit.Abstractions;
using static BondResolution.Domain.Tests.Days;

namespace BondResolution.Domain.Tests.Holdings;

/// <summary>How what a suit brings in is shared.</summary>
public class RecoveriesTests(ITestOutputHelper output)
{
    private static readonly Dictionary<string, long> InSuit = new() { ["A"] = 3, ["B"] = 1 };

    [Fact]
    public void Tiers_are_shared_by_bonds_in_suit_to_the_fen()
    {
        // 0.05 of interest by 3:1 is 0.04 and 0.01; 100.01 of principal 75.01 and 25.00.
        var ledger = Ledger.With(new Held("A", 10), new Held("B", 10), new Held("C", 10));
        var (rows, totals) = Shared(Share(ledger, Receipt(10_006, interest: 5)));
        Assert.Equal(["A", "B"], rows.Accounts.Select(a => a.ToString()));
        Assert.Equal([4L, 1], rows.InterestFen.AsEnumerable());
        Assert.Equal([7_501L, 2_500], rows.PrincipalFen.AsEnumerable());
        Assert.Equal((4, 10_006L, 0L), (totals.Units, totals.Cash.Value, totals.Surplus.Value));
    }

    [Fact]
    public void For_all_holders_it_is_shared_by_bonds_without_those_set_aside()
    {
        var ledger = Ledger.With(new Held("A", 100, Frozen: 95), new Held("B", 95));
        ledger.Pay(Declared.OnePer(1, 10), Jan(5));
        // A holds 95, 5 of them deferred; B 85.
        var (rows, _) = Shared(Share(ledger, Receipt(17_500, beneficiaries: Beneficiaries.All)), RecoveryProblems.OnFrozen);
        Assert.Equal([90L, 85], rows.Units.AsEnumerable());
        Assert.Equal([95L, 0], rows.Frozen.AsEnumerable());
        Assert.Equal([9_000L, 8_500], rows.PrincipalFen.AsEnumerable());
    }

    [Fact]
    public void Bonds_paid_off_are_cancelled_where_it_is_said_and_else_stay_owing_nothing()
    {
        var ledger = Ledger.With(new Held("A", 10), new Held("B", 10));
        ledger.Record(Jan(5), Share(ledger, Receipt(40_000, no: 1)));
        Assert.Equal((10, 30_000L), (ledger.At(Jan(5)).Find("A")!.Value.Units, ledger.At(Jan(5)).Find("A")!.Value.PaidDownFen));
        // Another 150.00 each way: with what is paid down already it pays off 4 of A's bonds and 1 of B's.
        ledger.Record(Jan(6), Share(ledger, Receipt(20_000, no: 2, cancel: true), on: Jan(6)));
        var book = ledger.At(Jan(6));
        Assert.Equal((6, 5_000L), (book.Find("A")!.Value.Units, book.Find("A")!.Value.PaidDownFen));
        Assert.Equal((9, 5_000L), (book.Find("B")!.Value.Units, book.Find("B")!.Value.PaidDownFen));
    }

    [Fact]
    public void Frozen_bonds_are_paid_their_share_and_not_cancelled()
    {
        var ledger = Ledger.With(new Held("A", 3, Frozen: 2), new Held("B", 1));
        var (rows, _) = Shared(Share(ledger, Receipt(40_000, cancel: true)), RecoveryProblems.OnFrozen);
        Assert.Equal([1L, 1], rows.UnitsCancelled.AsEnumerable());
        Assert.Equal([30_000L, 10_000], rows.PrincipalFen.AsEnumerable());
    }

    [Fact]
    public void Nobody_is_given_more_principal_than_his_bonds_owe_and_a_surplus_stays()
    {
        // A claimed 3 bonds and holds 1 still; B 1: together they owe 200.00.
        var ledger = Ledger.With(new Held("A", 1), new Held("B", 5));
        var (rows, totals) = Shared(Share(ledger, Receipt(50_000)), RecoveryProblems.Surplus);
        Assert.Equal([10_000L, 10_000], rows.PrincipalFen.AsEnumerable());
        Assert.Equal(30_000, totals.Surplus.Value);
    }

    [Fact]
    public void Tax_is_withheld_from_interest_by_class_only_where_it_is_declared()
    {
        var ledger = Ledger.With(new Held("A", 3), new Held("B", 1, Class: HolderClass.Institution));
        Assert.True(Shared(Share(ledger, Receipt(400, interest: 400))).Rows.TaxFen.IsDefault);
        var (rows, totals) = Shared(Share(ledger, Receipt(400, interest: 400) with { Tax = TaxRates.None with { Individual = new Rate(0.20m) } }));
        Assert.Equal([60L, 0], rows.TaxFen.AsEnumerable());
        Assert.Equal(60, totals.Tax.Value);
    }

    [Fact]
    public void Interest_of_holders_of_no_known_class_goes_untaxed_with_a_warning()
    {
        var ledger = Ledger.With(new Held("A", 3), new Held("B", 1, Class: HolderClass.Other));
        var taxed = Receipt(400, interest: 400) with { Tax = TaxRates.None with { Individual = new Rate(0.20m) } };
        var warned = Share(ledger, taxed);
        Assert.Equal([60L, 0], Shared(warned, PayoutProblems.UntaxedNoClass).Rows.TaxFen.AsEnumerable());
        Assert.Equal(["other", "1", "1", "1.00"], warned.Warnings.Single().Details.Select(d => d.Value));
        Shared(Share(ledger, Receipt(400, interest: 400)));
        Shared(Share(ledger, taxed with { Tax = taxed.Tax!.With(HolderClass.Other, Rate.Zero) }));
    }

    [Fact]
    public void Prepaid_costs_go_back_in_the_order_they_were_laid_out()
    {
        var ledger = Ledger.With(new Held("A", 10), new Held("B", 10));
        CostAdvance[] prepayments = [new(Jan(2), new Fen(300), AdvancedBy.Holders, "B", "p"), new(Jan(2), new Fen(400), AdvancedBy.Holders, null, "p")];
        var first = Shared(Share(ledger, Receipt(500) with { Prepaid = new Fen(500) }, prepayments: prepayments)).Rows;
        // B's own 3.00; of the joint 4.00 now 2.00 by 3:1.
        Assert.Equal([150L, 350], first.PrepaidFen.AsEnumerable());
        var second = Shared(Share(ledger, Receipt(200, no: 2) with { Prepaid = new Fen(200) }, prepayments: prepayments, before: 500)).Rows;
        Assert.Equal([150L, 50], second.PrepaidFen.AsEnumerable());
    }

    [Fact] // INTERFACE §2
    public void What_the_debtor_paid_counts_whole_and_costs_not_awarded_are_borne_by_bonds()
    {
        var ledger = Ledger.With(new Held("A", 10), new Held("B", 10));
        var (rows, totals) = Shared(Share(ledger, Receipt(40_000) with { Advanced = new Fen(10_001) }));
        Assert.Equal([30_000L, 10_000], rows.PrincipalFen.AsEnumerable());
        Assert.Equal([7_501L, 2_500], rows.BorneFen.AsEnumerable());
        Assert.Equal((40_000L, 10_001L, 29_999L, 0L), (totals.Gross.Value, totals.HoldersBore.Value, totals.Cash.Value, totals.Surplus.Value));
    }

    [Fact]
    public void Costs_awarded_that_go_back_are_borne_by_nobody_and_those_nobody_laid_out_are_shared()
    {
        var ledger = Ledger.With(new Held("A", 10), new Held("B", 10));
        var receipt = Receipt(50_000) with { Advanced = new Fen(10_000), CostsAwarded = new Fen(10_000), Owed = new TierAmounts(new Fen(14_000), Fen.Zero, new Fen(90_000), Fen.Zero) };
        var (rows, totals) = Shared(Share(ledger, receipt));
        Assert.Equal([3_000L, 1_000], rows.CostsFen.AsEnumerable());
        Assert.Equal([27_000L, 9_000], rows.PrincipalFen.AsEnumerable());
        Assert.True(rows.BorneFen.IsDefault);
        Assert.Equal((40_000L, 0L), (totals.Cash.Value, totals.HoldersBore.Value));
        // A receipt of version 1 counted all that went back as costs, and named as owed what nobody had laid out.
        var first = Shared(Share(ledger, receipt with { CostsAwarded = null, Owed = receipt.Owed with { Costs = new Fen(4_000) } }));
        Assert.Equal(rows.CostsFen.AsEnumerable(), first.Rows.CostsFen.AsEnumerable());
        Assert.Equal(rows.PrincipalFen.AsEnumerable(), first.Rows.PrincipalFen.AsEnumerable());
    }

    [Fact]
    public void Nobody_bears_more_than_the_tiers_give_and_tax_is_at_most_what_is_left()
    {
        var ledger = Ledger.With(new Held("A", 1), new Held("B", 5));
        var (rows, totals) = Shared(Share(ledger, Receipt(400, interest: 400) with { Advanced = new Fen(380), Tax = TaxRates.None with { Individual = new Rate(0.20m) } }));
        Assert.Equal([285L, 95], rows.BorneFen.AsEnumerable());
        Assert.Equal([15L, 5], rows.TaxFen.AsEnumerable());
        Assert.Equal(20, totals.Cash.Value);
        // The tiers give 5.00, 8.00 go back: the rest comes out of what nobody is owed.
        var beyond = Shared(Share(ledger, Receipt(1_000) with { Advanced = new Fen(800), Owed = TierAmounts.Zero with { Principal = new Fen(500) } }), RecoveryProblems.Surplus).Totals;
        Assert.Equal((500L, 500L, 0L, 200L), (beyond.Gross.Value, beyond.HoldersBore.Value, beyond.Cash.Value, beyond.Surplus.Value));
    }

    [Fact]
    public void What_was_not_received_is_not_shared_and_nothing_is_shared_twice()
    {
        var ledger = Ledger.With(new Held("A", 10), new Held("B", 10));
        Decided.Refused(RecoveryProblems.NotReceived, Recoveries.Share(ledger.History, "s", 1, null, InSuit, [], Fen.Zero, Jan(5)));
        Decided.Refused(RecoveryProblems.NotReceived, Recoveries.Share(ledger.History, "s", 1, (Jan(6), Receipt(1)), InSuit, [], Fen.Zero, Jan(5)));
        ledger.Record(Jan(5), Share(ledger, Receipt(100)));
        Decided.Refused(RecoveryProblems.AlreadyShared, Share(ledger, Receipt(100)));
        Decided.Refused(RecoveryProblems.Nobody, Recoveries.Share(ledger.History, "s", 2, (Jan(5), Receipt(1, no: 2)), new Dictionary<string, long>(), [], Fen.Zero, Jan(5)));
        Decided.Refused(RegisterProblems.NotAdopted, Share(ledger, Receipt(1, no: 3), on: new DateOnly(2024, 12, 31)));
    }

    [Fact]
    public void What_would_have_changed_the_shares_is_refused_behind_it_and_not_taken_back_before_it()
    {
        var ledger = Ledger.With(new Held("A", 10), new Held("B", 10));
        var moved = ledger.Transfer("B", "C", 1, Jan(4));
        var recovery = ledger.Record(Jan(6), Share(ledger, Receipt(100), on: Jan(6)));
        Assert.Equal("2025-01-06", Decided.Refused(HoldingProblems.BehindRecovered, Transfers.Transfer(ledger.History, Ledger.Moved("A", "B", 1), Jan(5))).Detail("recovered"));
        Decided.Accepted(Transfers.Transfer(ledger.History, Ledger.Moved("A", "B", 1), Jan(6)));
        Assert.NotEmpty(ledger.History.StandingOn(moved));
        ledger.Reverse(recovery);
        ledger.Reverse(moved);
    }

    [Fact]
    public void Once_principal_is_paid_in_money_no_instalment_pays_by_number()
    {
        var ledger = Ledger.With(new Held("A", 10), new Held("B", 10));
        ledger.Record(Jan(5), Share(ledger, Receipt(100)));
        Decided.Refused(PlanProblems.OnePerAfterMoney, Payments.Pay(ledger.History, Declared.OnePer(1, 10), Declared.Enough, CashSplit.InterestFirst, Jan(6)));
    }

    [Fact]
    public void Lines_add_up_to_what_came_in_whatever_is_drawn()
    {
        var drawn = from ledger in DrawnLedgers.Any
                    from fen in Gen.Choose(1, 20_000_000)
                    from interest in Gen.Choose(0, 5_000_000)
                    from all in Gen.Elements(true, false)
                    from cancel in Gen.Elements(true, false)
                    from advanced in Gen.Choose(0, 300_000)
                    from awarded in Gen.Choose(0, 200_000)
                    let back = int.Min(fen, advanced)
                    select (ledger, Receipt(fen, no: 99, interest, all ? Beneficiaries.All : Beneficiaries.Suit, cancel) with
                    {
                        Advanced = new Fen(back), CostsAwarded = new Fen(int.Min(back, awarded)),
                        Owed = new TierAmounts(new Fen(awarded), new Fen(interest), new Fen(1_000_000_000), Fen.Zero)
                    });
        Rule.Holds(output, drawn, x =>
        {
            var decision = Share(x.ledger, x.Item2, on: Jan(31));
            if (decision.Refusal is not null)
                return;
            var lines = decision.Events.OfType<HoldingsEvent.Recovered>().Select(e => e.Rows).ToList();
            var totals = decision.Events.OfType<HoldingsEvent.RecoverySealed>().Single().Totals;
            Assert.Equal(x.Item2.Amount, x.Item2.Advanced + totals.Cash + totals.Surplus);
            Assert.Equal(totals.Gross.Value, lines.Sum(l => Sum(l.PrincipalFen) + Sum(l.InterestFen) + Sum(l.CostsFen) + Sum(l.LateFen)));
            Assert.Equal(totals.HoldersBore.Value, lines.Sum(l => Sum(l.BorneFen)));
            // All that came in pays what the debtor owes, whatever went back first; what is borne beyond what the tiers give comes out of the surplus.
            Assert.Equal(x.Item2.Amount, x.Item2.CostsPaid + totals.Gross + totals.Surplus + (x.Item2.NotAwarded - totals.HoldersBore));
            Assert.True(totals.Gross >= totals.HoldersBore && (totals.HoldersBore == x.Item2.NotAwarded || totals.Cash == Fen.Zero), "costs not borne");
            Assert.All(lines, l => Assert.All(Enumerable.Range(0, l.Count), i => Assert.InRange(PaymentLines.At(l.BorneFen, i) + PaymentLines.At(l.TaxFen, i), 0,
                PaymentLines.At(l.PrincipalFen, i) + PaymentLines.At(l.InterestFen, i) + PaymentLines.At(l.CostsFen, i) + PaymentLines.At(l.LateFen, i))));
            Assert.Equal(totals.UnitsCancelled, lines.Sum(l => Sum(l.UnitsCancelled)));
            Assert.True(totals.Surplus == Fen.Zero || totals.Interest == x.Item2.Owed.Interest, "a surplus while interest was owed");
            x.ledger.Record(Jan(31), decision);
            var book = x.ledger.At(Jan(31));
            foreach (var account in lines.SelectMany(l => l.Accounts.Where((_, i) => PaymentLines.At(l.PrincipalFen, i) > 0)))
                Assert.InRange(book.OwedOn(book.Find(account)!.Value).Value, 0, (Ledger.Face * book.UnitsOf(account)).Value);
        }, times: 100);
    }

    private static long Sum(System.Collections.Immutable.ImmutableArray<long> column) => column.IsDefault ? 0 : column.Sum();

    private static SuitReceipt Receipt(
        long fen, int no = 1, long interest = 0, Beneficiaries beneficiaries = Beneficiaries.Suit, bool cancel = false) => new(
        no, new Fen(fen), null, beneficiaries, cancel, Fen.Zero, Fen.Zero, PlanTerms.StatutoryOrder,
        new TierAmounts(Fen.Zero, new Fen(interest), new Fen(1_000_000_000), Fen.Zero), null, Fen.Zero);

    private static Decision<HoldingsEvent> Share(
        Ledger ledger, SuitReceipt receipt, DateOnly? on = null, IReadOnlyList<CostAdvance>? prepayments = null, long before = 0) =>
        Recoveries.Share(ledger.History, "s", receipt.No, (on ?? Jan(5), receipt), InSuit, prepayments ?? [], new Fen(before), on ?? Jan(5));

    private static (RecoveryLines Rows, RecoveryTotals Totals) Shared(Decision<HoldingsEvent> decision, params ProblemKind[] warnings)
    {
        var events = Decided.Accepted(decision, warnings);
        return (Assert.IsType<HoldingsEvent.Recovered>(events[1]).Rows, Assert.IsType<HoldingsEvent.RecoverySealed>(events[^1]).Totals);
    }
}
