using BondResolution.Domain.Cases;
using BondResolution.Domain.Holdings;
using BondResolution.Domain.Lawsuits;
using BondResolution.Domain.Money;
using BondResolution.Domain.Payouts;
using BondResolution.Domain.Plans;
using BondResolution.Domain.Problems;
using static BondResolution.Domain.Tests.Days;

namespace BondResolution.Domain.Tests.Holdings;

/// <summary>Bonds of which a part was repaid before the default: each owes its share of the principal at default.</summary>
public class PrincipalAtDefaultTests
{
    private static readonly DateOnly Before = Jan(1).AddDays(-1);

    [Fact]
    public void Accounts_owe_their_shares_by_bonds_largest_remainder_ties_to_the_lower_account()
    {
        // 100.00 by 1:1:1 is 33.34, 33.33, 33.33; by 100:200 33.33 and 66.67.
        Assert.Equal([3_334L, 3_333, 3_333], Owed(Ledger.After(new(Before, 3, new Fen(10_000)), new Held("A", 1), new Held("B", 1), new Held("C", 1)), "A", "B", "C"));
        Assert.Equal([3_333L, 6_667], Owed(Ledger.After(new(Before, 300, new Fen(10_000)), new Held("B", 200), new Held("A", 100)), "A", "B"));
    }

    [Fact]
    public void Bonds_on_no_account_owe_theirs_until_a_register_shows_them()
    {
        var ledger = Ledger.After(new(Before, 300, new Fen(2_400_000)), new Held("A", 100));
        Assert.Equal([800_000L], Owed(ledger, "A"));
        ledger.AdoptLater(Jan(5), new Held("A", 100), new Held("B", 150));
        ledger.AdoptLater(Jan(6), new Held("A", 40), new Held("B", 150), new Held("C", 110));
        Assert.Equal([320_000L, 1_200_000, 880_000], Owed(ledger, "A", "B", "C"));
    }

    [Fact]
    public void Bonds_beyond_those_in_default_owe_the_same_a_bond()
    {
        Assert.Equal([8_000L, 16_000], Owed(Ledger.After(new(Before, 2, new Fen(16_000)), new Held("A", 1), new Held("B", 2)), "A", "B"));
        var later = Ledger.After(new(Before, 2, new Fen(16_000)), new Held("A", 1));
        later.AdoptLater(Jan(5), new Held("A", 1), new Held("B", 2));
        Assert.Equal([8_000L, 16_000], Owed(later, "A", "B"));
    }

    [Fact]
    public void A_register_before_the_default_shows_bonds_at_face_until_the_day_of_the_default()
    {
        var ledger = Ledger.After(new(Jan(4), 300, new Fen(2_400_000)), new Held("A", 100), new Held("B", 200));
        ledger.Transfer("A", "C", 10, Jan(3));
        Assert.Equal((1_000_000L, false), (ledger.At(Jan(2)).OwedOn(ledger.At(Jan(2)).Find("A")!.Value).Value, ledger.At(Jan(3)).HasPaidDown));
        Assert.Equal([720_000L, 1_600_000, 80_000], Owed(ledger, "A", "B", "C"));
        Assert.True(ledger.At(Jan(4)).HasPaidDown);
        Decided.Refused(CaseProblems.CancelledBefore, Payments.Pay(ledger.History, Declared.PerUnit(1, 1m, 0m), Declared.Enough, CashSplit.InterestFirst, Jan(3)));
    }

    [Fact]
    public void Nobody_is_paid_more_than_the_share_and_no_instalment_pays_by_number()
    {
        var ledger = Ledger.After(new(Before, 300, new Fen(2_400_000)), new Held("A", 100), new Held("B", 200));
        Decided.Refused(PlanProblems.OnePerAfterMoney, Payments.Pay(ledger.History, Declared.OnePer(1, 10), Declared.Enough, CashSplit.InterestFirst, Jan(5)));
        ledger.Pay(Declared.PerUnit(1, 79m, 0m), Jan(5));
        Assert.Equal("100.00", Decided.Refused(PlanProblems.MoreThanOwed,
            Payments.Pay(ledger.History, Declared.PerUnit(2, 1.01m, 0m), Declared.Enough, CashSplit.InterestFirst, Jan(6))).Detail("owed"));
        ledger.Pay(Declared.PerUnit(2, 1m, 0m), Jan(6));
        Assert.Equal([0L, 0], Owed(ledger, "A", "B"));
    }

    [Fact]
    public void The_share_goes_along_with_bonds_that_move()
    {
        var ledger = Ledger.After(new(Before, 3, new Fen(20_000)), new Held("A", 3));
        ledger.Transfer("A", "B", 1, Jan(5));
        ledger.Buy(Offers.ThirdParty, "A", 1, Jan(6));
        Assert.Equal(20_000, Owed(ledger, "A", "B", "P").Sum());
        Assert.All(Owed(ledger, "A", "B", "P"), owed => Assert.InRange(owed, 6_666, 6_667));
    }

    [Fact]
    public void A_recovery_cancels_the_bonds_it_pays_off_at_what_each_owed_at_default()
    {
        var ledger = Ledger.After(new(Before, 300, new Fen(2_400_000)), new Held("A", 100), new Held("B", 200));
        Recover(1, 8_000 * 10 * 3);
        Assert.Equal((90, 180), (ledger.UnitsOf("A"), ledger.UnitsOf("B")));
        Assert.Equal([720_000L, 1_440_000], Owed(ledger, "A", "B"));
        Recover(2, 2_400_000 - 240_000);
        Assert.Equal((0, 0, 0), (ledger.UnitsOf("A"), ledger.UnitsOf("B"), Owed(ledger, "A", "B").Sum()));

        void Recover(int no, long fen)
        {
            var receipt = new SuitReceipt(no, new Fen(fen), null, Beneficiaries.All, true, Fen.Zero, Fen.Zero, PlanTerms.StatutoryOrder,
                TierAmounts.Zero with { Principal = new Fen(fen) }, null, Fen.Zero);
            ledger.Record(Jan(5), Recoveries.Share(ledger.History, "s", no, (Jan(5), receipt), new Dictionary<string, long>(), [], Fen.Zero, Jan(5)));
        }
    }

    [Fact]
    public void A_default_that_is_learnt_late_is_refused_behind_what_was_paid_on_bonds()
    {
        var lowered = new PrincipalAtDefault(Jan(2), 300, new Fen(2_400_000));
        var ledger = Ledger.With(new Held("A", 100), new Held("B", 200));
        ledger.Buy(Offers.Issuer, "A", 10, Jan(3));
        Assert.Null(ledger.History.CheckDefault(lowered));
        var paid = ledger.Pay(Declared.PerUnit(1, 10m, 0m), Jan(5));
        Assert.Equal(HoldingProblems.BehindPaid.Code, ledger.History.CheckDefault(lowered)?.Code);
        ledger.Reverse(paid);
        Assert.Null(ledger.History.CheckDefault(lowered));
    }

    [Fact]
    public void Where_every_bond_owes_its_face_there_is_no_share()
    {
        Assert.Null(PrincipalAtDefault.Of(Ledger.Face, Before, 3, new Fen(30_000)));
        Assert.Null(PrincipalAtDefault.Of(Ledger.Face, Before, 3, new Fen(30_001)));
        Assert.Equal(new Fen(1), PrincipalAtDefault.Of(Ledger.Face, Before, 3, new Fen(29_999))!.Lowered(Ledger.Face));
    }

    private static long[] Owed(Ledger ledger, params string[] accounts)
    {
        var book = ledger.At(DateOnly.MaxValue);
        return [.. accounts.Select(account => book.OwedOn(book.Find(account)!.Value).Value)];
    }
}
