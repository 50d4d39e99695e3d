using BondResolution.Domain.Bonds;
using BondResolution.Domain.Buybacks;
using BondResolution.Domain.Holdings;
using BondResolution.Domain.Money;
using BondResolution.Domain.Problems;
using static BondResolution.Domain.Tests.Days;

namespace BondResolution.Domain.Tests.Holdings;

public class PurchasesTests
{
    private static readonly OfferTerms Terms = Offers.ThirdParty;

    [Fact]
    public void Holdings_up_to_the_cap_are_bought_whole_and_above_it_the_cap() // 2024-120
    {
        var ledger = Ledger.With(new Held("A", 999), new Held("B", 1_000), new Held("C", 1_001), new Held("D", 200_000));
        ledger.Settle(Terms, Offers.Agree("A", "B", "C", "D"), Jan(21));
        Assert.Equal([("A", 999), ("B", 1_000), ("C", 1_000), ("D", 1_000)], Bought(ledger));
        Assert.Equal((0, 0, 1, 199_000), (ledger.UnitsOf("A"), ledger.UnitsOf("B"), ledger.UnitsOf("C"), ledger.UnitsOf("D")));
    }

    [Fact]
    public void A_third_party_takes_the_title_and_the_sum_of_all_positions_stays()
    {
        var ledger = Ledger.With(new Held("A", 1_500), new Held("B", 400), new Held("silent", 10));
        ledger.Settle(Terms, Offers.Agree("A", "B"), Jan(21));
        Assert.Equal(1_400, ledger.UnitsOf("P"));
        Assert.Equal(1_910, Sum(ledger));
        Assert.Equal(1_910, Sum(ledger, Jan(20)));
    }

    [Fact]
    public void Each_is_paid_the_price_a_bond_rounded_half_up_to_the_fen()
    {
        // 100.127 × 5 = 500.635 → 500.64; × 1,000 = 100,127.00.
        var ledger = Ledger.With(new Held("A", 5), new Held("B", 2_000));
        ledger.Settle(Terms, Offers.Agree("A", "B"), Jan(21));
        Assert.Equal([50_064, 10_012_700], Lines(ledger).SelectMany(l => l.CashFen));
        Assert.Equal(new HoldingsEvent.PurchaseSealed(2, 1_005, new Fen(10_062_764)), ledger.Events[^1].Event);
    }

    [Fact]
    public void The_issuers_own_purchase_cancels_at_most_100_of_a_person_with_all_its_accounts() // 汇车退债, CASE §7
    {
        var ledger = Ledger.With(new Held("A", 60, Person: "p"), new Held("B", 60, Person: "p"), new Held("C", 500, Person: "q"),
            new Held("D", 101), new Held("E", 30, Person: "p"));
        ledger.Settle(Offers.Issuer, Offers.Agree("E", "D", "C", "B", "A"), Jan(21));

        // In the order of the accounts: A has 60 of the person's 100, B the other 40, E nothing. D stands for itself.
        Assert.Equal([("A", 60), ("B", 40), ("C", 100), ("D", 100)], Bought(ledger));
        Assert.Equal(751 - 300, Sum(ledger));
    }

    [Fact]
    public void Where_the_cap_is_by_account_a_person_sells_from_each()
    {
        var ledger = Ledger.With(new Held("A", 60, Person: "p"), new Held("B", 60, Person: "p"));
        ledger.Settle(Offers.Issuer with { CapPer = CapPer.Account }, Offers.Agree("A", "B"), Jan(21));
        Assert.Equal([("A", 60), ("B", 60)], Bought(ledger));
    }

    [Fact]
    public void Eligible_is_what_was_held_at_the_record_date_and_is_held_now_and_was_tendered()
    {
        var ledger = Ledger.With(new Held("sold", 500), new Held("bought", 100), new Held("stated", 300));
        ledger.Transfer("sold", "bought", 350, Jan(5));
        var votes = Offers.Agree("sold", "bought", "stated", "late");
        votes["stated"] = new Tender(Vote.Agree, 20);
        ledger.Transfer("bought", "late", 10, Jan(6));
        ledger.Settle(Terms, votes, Jan(21));
        Assert.Equal([("bought", 100), ("sold", 150), ("stated", 20)], Bought(ledger));
    }

    [Fact]
    public void Frozen_bonds_are_left_out_where_the_offer_excludes_them_and_bought_where_it_includes_them()
    {
        var votes = Offers.Agree("A", "B", "C");
        votes["B"] = new Tender(Vote.Agree, 80);
        Held[] rows = [new("A", 100, Frozen: 30), new("B", 100, Frozen: 30), new("C", 100, Frozen: 100)];

        var excluded = Ledger.With(rows);
        excluded.Settle(Terms, votes, Jan(21));
        Assert.Equal([("A", 70), ("B", 70)], Bought(excluded));

        var included = Ledger.With(rows);
        included.Settle(Terms with { Frozen = FrozenUnits.Include }, votes, Jan(21));
        Assert.Equal([("A", 100), ("B", 80), ("C", 100)], Bought(included));
    }

    [Theory] // INTERFACE §2: min(held) less frozen if excluded, and at most what was tendered
    [InlineData(100, 40, 50, 50)]
    [InlineData(100, 40, 60, 60)]
    [InlineData(100, 40, 61, 60)]
    [InlineData(100, 40, 100, 60)]
    [InlineData(100, 100, 50, 0)]
    [InlineData(100, 0, 50, 50)]
    public void A_tender_comes_out_of_what_is_free(long held, long frozen, long tendered, long bought)
    {
        var votes = Offers.Agree("A");
        votes["A"] = new Tender(Vote.Agree, tendered);
        var ledger = Ledger.With(new Held("A", held, frozen), new Held("B", 1));
        Assert.Equal(bought.ToString(System.Globalization.CultureInfo.InvariantCulture),
            Decided.Refused(BuybackProblems.AboveEligible, Purchases.Buy(ledger.History, Terms, votes, "A", bought + 1, Jan(21))).Detail("eligible"));
        if (bought == 0)
            return;
        Decided.Accepted(Purchases.Buy(ledger.History, Terms, votes, "A", bought, Jan(21)));
        ledger.Settle(Terms, votes, Jan(21));
        Assert.Equal([("A", bought)], Bought(ledger));
    }

    [Fact]
    public void Who_opposed_abstained_or_was_silent_keeps_everything()
    {
        var ledger = Ledger.With(new Held("agrees", 10), new Held("opposes", 10), new Held("abstains", 10), new Held("silent", 10));
        var votes = Offers.Agree("agrees");
        votes["opposes"] = new Tender(Vote.Oppose, null);
        votes["abstains"] = new Tender(Vote.Abstain, null);
        ledger.Settle(Terms, votes, Jan(21));
        Assert.Equal([("agrees", 10)], Bought(ledger));

        Assert.Equal("oppose", Decided.Refused(BuybackProblems.Declined, Purchases.Buy(ledger.History, Terms, votes, "opposes", 1, Jan(21))).Detail("vote"));
        Decided.Refused(BuybackProblems.Declined, Purchases.Buy(ledger.History, Terms, votes, "abstains", 1, Jan(21)));
        Decided.Accepted(Purchases.Buy(ledger.History, Terms, votes, "silent", 1, Jan(21)));
    }

    [Fact]
    public void Nobody_sells_more_than_the_cap_in_however_many_purchases()
    {
        var ledger = Ledger.With(new Held("A", 5_000), new Held("B", 5_000));
        var votes = Offers.Agree("A");
        votes["A"] = new Tender(Vote.Agree, 400);
        ledger.Settle(Terms, votes, Jan(21));
        ledger.Buy(Terms, "A", 350, Jan(22));

        var refusal = Decided.Refused(BuybackProblems.AboveCap, Purchases.Buy(ledger.History, Terms, Offers.NoVotes, "A", 251, Jan(23)));
        Assert.Equal(("250", "750", "1000", "account"), (refusal.Detail("left"), refusal.Detail("bought"), refusal.Detail("cap"), refusal.Detail("per")));
        ledger.Buy(Terms, "A", 250, Jan(23));

        Decided.Refused(BuybackProblems.AboveCap, Purchases.Buy(ledger.History, Terms, Offers.NoVotes, "A", 1, Jan(24)));
        Assert.Empty(Decided.Accepted(Purchases.Settle(ledger.History, Terms, Offers.Agree("A"), Jan(24)), BuybackProblems.NothingToBuy));
        Assert.Equal(1_000, ledger.At(Jan(24)).BoughtFrom(Terms.Offer, "account A"));
        ledger.Buy(Terms with { Offer = "another offer" }, "A", 1_000, Jan(24));
    }

    [Fact]
    public void Accounts_that_sell_less_because_another_of_the_person_used_the_cap_up_are_named()
    {
        var ledger = Ledger.With(new Held("A", 60, Person: "p"), new Held("B", 70, Person: "p"), new Held("D", 500, Person: "q"));
        var decision = Purchases.Settle(ledger.History, Offers.Issuer, Offers.Agree("A", "B", "D"), Jan(3));
        var told = Assert.Single(decision.Warnings, w => w.Code == BuybackProblems.PersonCapUsed.Code);
        // D alone reached its cap: no other account is why.
        Assert.Equal(("1", "30", "B 30"), (told.Detail("accounts"), told.Detail("units"), told.Detail("list")));
        ledger.Record(Jan(3), decision);
        var refused = Decided.Refused(BuybackProblems.AboveCap, Purchases.Buy(ledger.History, Offers.Issuer, Offers.NoVotes, "B", 1, Jan(4)));
        Assert.Equal(("100", "60"), (refused.Detail("bought"), refused.Detail("others")));
    }

    [Fact]
    public void A_persons_cap_counts_what_any_of_its_accounts_sold()
    {
        var ledger = Ledger.With(new Held("A", 80, Person: "p"), new Held("B", 80, Person: "p"));
        ledger.Buy(Offers.Issuer, "A", 80, Jan(5));
        var refusal = Decided.Refused(BuybackProblems.AboveCap, Purchases.Buy(ledger.History, Offers.Issuer, Offers.NoVotes, "B", 21, Jan(6)));
        Assert.Equal(("20", "100", "person"), (refusal.Detail("left"), refusal.Detail("cap"), refusal.Detail("per")));
        ledger.Buy(Offers.Issuer, "B", 20, Jan(6));
    }

    [Fact]
    public void One_purchase_takes_no_more_than_is_eligible()
    {
        var ledger = Ledger.With(new Held("A", 100, Frozen: 30));
        var refusal = Decided.Refused(BuybackProblems.AboveEligible, Purchases.Buy(ledger.History, Terms, Offers.NoVotes, "A", 71, Jan(21)));
        Assert.Equal("70", refusal.Detail("eligible"));
        Decided.Accepted(Purchases.Buy(ledger.History, Terms, Offers.NoVotes, "A", 70, Jan(21)));

        var votes = new Dictionary<string, Tender> { ["A"] = new(Vote.Agree, 20) };
        Assert.Equal("20", Decided.Refused(BuybackProblems.AboveEligible, Purchases.Buy(ledger.History, Terms, votes, "A", 21, Jan(21))).Detail("eligible"));
    }

    [Fact]
    public void Bonds_set_aside_for_a_deferred_payment_are_not_sold()
    {
        // Of the 10 entitled 5 are paid and 5 deferred; 95 are left, all free after the release, 5 of them set aside.
        var ledger = Ledger.With(new Held("A", 100, Frozen: 95));
        ledger.Pay(Declared.OnePer(1, 10), Jan(5));
        ledger.Release("A", "R:A", 95, Jan(6));
        ledger.Settle(Terms, Offers.Agree("A"), Jan(21));
        Assert.Equal([("A", 90)], Bought(ledger));
    }

    [Fact]
    public void Accounts_the_ledger_does_not_know_and_the_purchasers_own_sell_nothing()
    {
        var ledger = Ledger.With(new Held("A", 100), new Held("P", 50));
        ledger.Settle(Terms, Offers.Agree("A", "unknown"), Jan(21));
        Assert.Equal([("A", 100)], Bought(ledger));
        Decided.Refused(HoldingProblems.UnknownAccount, Purchases.Buy(ledger.History, Terms, Offers.NoVotes, "unknown", 1, Jan(21)));
        Decided.Refused(BuybackProblems.PurchaserTenders, Purchases.Buy(ledger.History, Terms, Offers.NoVotes, "P", 1, Jan(21)));
    }

    [Fact]
    public void Nothing_is_bought_before_the_offer_opens_or_before_there_are_positions()
    {
        var ledger = Ledger.With(new Held("A", 100));
        Decided.Refused(BuybackProblems.NotYetOpen, Purchases.Settle(ledger.History, Terms, Offers.Agree("A"), Jan(1)));
        Decided.Refused(BuybackProblems.NotYetOpen, Purchases.Buy(ledger.History, Terms, Offers.NoVotes, "A", 1, Jan(1)));
        Decided.Accepted(Purchases.Buy(ledger.History, Terms, Offers.NoVotes, "A", 1, Jan(2)));
        Decided.Refused(RegisterProblems.NotAdopted, Purchases.Settle(new Ledger().History, Terms, Offers.Agree("A"), Jan(5)));
    }

    [Fact]
    public void A_purchase_is_recorded_in_chunks_with_what_is_needed_to_check_it()
    {
        var rows = Enumerable.Range(0, Limits.LinesPerChunk + 1).Select(i => new Held($"A{i:D9}", 1)).ToArray();
        var ledger = Ledger.With(rows);
        ledger.Settle(Terms, Offers.Agree([.. rows.Select(r => r.Account)]), Jan(21));
        Assert.Equal([Limits.LinesPerChunk, 1], Lines(ledger).Select(l => l.Count));
        Assert.Contains(new HoldingsEvent.PurchaseOpened("2024-120", OfferKind.ThirdParty, "P", new Price(100.127m), 1_000, CapPer.Account), ledger.Events.Select(e => e.Event));
        Assert.Equal(513, ledger.UnitsOf("P"));
    }

    private static IEnumerable<PurchaseLines> Lines(Ledger ledger) =>
        ledger.Events.Select(e => e.Event).OfType<HoldingsEvent.Purchased>().Select(e => e.Rows);

    private static IEnumerable<(string, long)> Bought(Ledger ledger) => Lines(ledger).SelectMany(l => l.Accounts.Select(a => a.ToString()).Zip(l.Units));

    private static long Sum(Ledger ledger, DateOnly? date = null)
    {
        long sum = 0;
        foreach (var position in ledger.At(date ?? DateOnly.MaxValue).Positions)
            sum += position.Units;
        return sum;
    }
}
