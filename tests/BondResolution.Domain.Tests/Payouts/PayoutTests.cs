using BondResolution.Domain.Bonds;
using BondResolution.Domain.Money;
using BondResolution.Domain.Payouts;
using static BondResolution.Domain.Tests.Payouts.Register;

namespace BondResolution.Domain.Tests.Payouts;

public class PayoutTests
{
    private static readonly Fen Face = new(10_000);
    private static readonly TaxRates Individuals = TaxRates.None with { Individual = new Rate(0.20m) };

    [Theory] // instalment 1 of 128044: 每 10 张偿付 1 张，不足 10 张的偿付 1 张
    [InlineData(OnePerRounding.Ceiling, new long[] { 0, 1, 1, 1, 2, 100 })]
    [InlineData(OnePerRounding.Floor, new long[] { 0, 0, 0, 1, 1, 100 })]
    [InlineData(OnePerRounding.FloorMin1, new long[] { 0, 1, 1, 1, 1, 100 })]
    public void One_of_ten_is_paid_at_face_by_the_rounding_of_the_plan(OnePerRounding rounding, long[] paid)
    {
        var result = Pay(new Scheme.OnePer(10, rounding), Of(new(0), new(1), new(9), new(10), new(19), new(1000)));
        Assert.Equal(paid, result.Columns.UnitsPaid);
        Assert.Equal(Face * paid.Sum(), result.Totals.Gross);
        Assert.Equal(6, result.Totals.Holders);
    }

    [Fact]
    public void Free_bonds_are_cancelled_first_and_frozen_ones_deferred()
    {
        // 100 bonds entitle to 10: with 95 frozen 5 are paid now; with 90 frozen all.
        var result = Pay(new Scheme.OnePer(10, OnePerRounding.Ceiling), Of(new(100, Frozen: 95), new(100, Frozen: 90), new(100, Frozen: 100)));
        Assert.Equal([5, 10, 0], result.Columns.UnitsPaid);
        Assert.Equal([5, 0, 10], result.Columns.UnitsDeferred);
        Assert.Equal([50_000, 0, 100_000], result.Columns.DeferredPrincipalFen);
        Assert.Equal((2, 15L), (result.Totals.DeferredAccounts, result.Totals.UnitsDeferred));
    }

    [Fact]
    public void Bonds_deferred_earlier_are_no_base_of_a_later_payment()
    {
        // CASE §3: 4,107,213 less 21 entitled but frozen are 4,107,192, the published base of instalment 2.
        var result = Pay(new Scheme.OnePer(13, OnePerRounding.Ceiling), Of(new(4_107_000), new(213, Frozen: 213, Deferred: 21)));
        Assert.Equal(4_107_192, result.Totals.Base);
        Assert.Equal([4_107_000, 192], result.Columns.Base);
        Assert.Equal(15, result.Columns.UnitsDeferred[1]);
    }

    [Fact]
    public void One_per_of_a_person_counts_the_accounts_together_and_shares_by_base_ties_to_the_lower_account()
    {
        // 5 + 5 + 5 are 15, entitled to 2: the first two accounts, each 2/3 of a bond, get one.
        var rows = Of(new(5, Person: 7), new(5, Person: 7), new(30), new(5, Person: 7));
        Assert.Equal([1, 1, 3, 0], Pay(new Scheme.OnePer(10, OnePerRounding.Ceiling) { Group = CapPer.Person }, rows).Columns.UnitsPaid);
        Assert.Equal([1, 1, 3, 1], Pay(new Scheme.OnePer(10, OnePerRounding.Ceiling), rows).Columns.UnitsPaid);
    }

    [Fact]
    public void Without_known_persons_every_account_is_its_own_person()
    {
        var rows = Of(new(5), new(5)) with { Persons = null };
        Assert.Equal([1, 1], Pay(new Scheme.OnePer(10, OnePerRounding.Ceiling) { Group = CapPer.Person }, rows).Columns.UnitsPaid);
    }

    [Theory] // RULES §5, published gross → net for an individual: one bond
    [InlineData("100", "10.00", "108.00")]
    [InlineData("0", "2.00", "1.60")]
    [InlineData("100", "0.784", "100.62")] // 0.78 less 0.16; 100.627 is shown of the unrounded price
    public void An_individual_is_taxed_on_interest_only(string principal, string interest, string net)
    {
        var result = Pay(new Scheme.PerUnit(Price(principal), Price(interest), null) { Tax = Individuals }, Of(new Row(1)));
        Assert.Equal(net, result.Columns.Net(0).ToString());
    }

    [Fact]
    public void A_thousand_bonds_at_100_784_bring_an_individual_the_published_100627_20_and_others_all()
    {
        var result = Pay(new Scheme.PerUnit(Price("100"), Price("0.784"), null) { Tax = Individuals },
            Of(new(1000), new(1000, Class: HolderClass.Fund), new(1000, Class: HolderClass.Institution)));
        Assert.Equal(["100627.20", "100784.00", "100784.00"], Enumerable.Range(0, 3).Select(row => result.Columns.Net(row).ToString()));
        Assert.Equal("156.80", result.Totals.Tax.ToString());
    }

    [Theory]
    [InlineData(null, "567.15")] // 1000 × 0.56715
    [InlineData(4, "567.20")] // 0.5672
    [InlineData(3, "567.00")]
    [InlineData(0, "1000.00")]
    public void The_interest_of_one_bond_is_rounded_first_where_a_scale_is_stated(int? scale, string interest) =>
        Assert.Equal(interest, Pay(new Scheme.PerUnit(Price("0"), Price("0.56715"), scale), Of(new Row(1000))).Totals.Interest.ToString());

    [Fact]
    public void Money_for_frozen_bonds_is_held_back_of_principal_and_of_interest()
    {
        var result = Pay(new Scheme.PerUnit(Price("10"), Price("0.335"), null) { Tax = Individuals }, Of(new(3, Frozen: 1), new(3, Frozen: 3), new(0)));
        // 30.00 and 1.01 (1.005 half up); two thirds are 20.00 and 0.67; tax on what is paid now.
        Assert.Equal([2_000, 0, 0], result.Columns.PrincipalFen);
        Assert.Equal([67, 0, 0], result.Columns.InterestFen);
        Assert.Equal([13, 0, 0], result.Columns.TaxFen);
        Assert.Equal([1_034, 3_101, 0], Enumerable.Range(0, 3).Select(row => result.Columns.Deferred(row).Value));
    }

    [Fact]
    public void A_fund_is_divided_to_the_fen_ties_by_account()
    {
        Assert.Equal([34, 33, 33], Pay(new Scheme.ProRata(new Fen(100)), Of(new(1), new(1), new(1))).Columns.PrincipalFen);
        Assert.Equal([34, 34, 33], Pay(new Scheme.ProRata(new Fen(101)), Of(new(1), new(1), new(1))).Columns.PrincipalFen);
        Assert.Equal([30, 0, 70], Pay(new Scheme.ProRata(new Fen(100)), Of(new(3), new(0), new(7))).Columns.PrincipalFen);
    }

    [Fact]
    public void Persons_sharing_a_fund_tie_by_their_lowest_account()
    {
        // Person 9 holds the first account, person 1 the second: both 2 of 4; 5 fen are 3 and 2.
        var result = Pay(new Scheme.ProRata(new Fen(5)) { Group = CapPer.Person }, Of(new(1, Person: 9), new(2, Person: 1), new(1, Person: 9)));
        Assert.Equal([2, 2, 1], result.Columns.PrincipalFen);
    }

    [Theory] // 100 + 1.50 a bond; in full to 50,500, a tenth above
    [InlineData(100, CashSplit.InterestFirst, "10000.00", "150.00")]
    [InlineData(1000, CashSplit.InterestFirst, "54100.00", "1500.00")] // 50,500 + 5,100 of a claim of 101,500 less 50,500
    [InlineData(1000, CashSplit.PrincipalFirst, "55600.00", "0.00")]
    [InlineData(100, CashSplit.PrincipalFirst, "10000.00", "150.00")]
    public void Each_slice_of_a_claim_is_paid_at_its_rate_and_split_by_the_appropriation(long units, CashSplit split, string principal, string interest)
    {
        var scheme = new Scheme.Tiered(Price("100"), Price("1.50"), [new Tier(new Fen(5_050_000), new Rate(1)), new Tier(null, new Rate(0.10m))]);
        var totals = Payout.Compute(scheme, Of(new Row(units)), Face, split).Value.Totals;
        Assert.Equal((principal, interest), (totals.Principal.ToString(), totals.Interest.ToString()));
    }

    [Fact]
    public void A_claim_above_the_last_border_gets_nothing_there()
    {
        var scheme = new Scheme.Tiered(Price("100"), Price("0"), [new Tier(new Fen(5_000_000), new Rate(1))]);
        Assert.Equal("50000.00", Pay(scheme, Of(new Row(10_000))).Totals.Gross.ToString());
    }

    [Theory]
    [InlineData("0.5", 1)] // half a fen
    [InlineData("0.4999999999", 0)]
    [InlineData("0.25", 0)]
    public void Slices_are_summed_and_half_a_fen_rounded_up_once(string rate, long fen)
    {
        Assert.True(Rate.TryParse(rate, out var part));
        Assert.Equal(fen, Pay(new Scheme.Tiered(Price("0.01"), Price("0"), [new Tier(null, part)]), Of(new Row(1))).Totals.Gross.Value);

        // Two slices of the same rate, a fen each: 1.0, 0.9999999998 and 0.5 fen.
        var two = new Scheme.Tiered(Price("0.02"), Price("0"), [new Tier(new Fen(1), part), new Tier(null, part)]);
        Assert.Equal(1, Pay(two, Of(new Row(1))).Totals.Gross.Value);
    }

    [Fact]
    public void A_person_has_one_claim_however_many_accounts()
    {
        var scheme = new Scheme.Tiered(Price("100"), Price("0"), [new Tier(new Fen(5_000_000), new Rate(1))]);
        var rows = Of(new(400, Person: 1), new(600, Person: 1));
        Assert.Equal([2_000_000, 3_000_000], Pay(scheme with { Group = CapPer.Person }, rows).Columns.PrincipalFen);
        Assert.Equal([4_000_000, 5_000_000], Pay(scheme, rows).Columns.PrincipalFen);
    }

    [Fact]
    public void An_empty_register_is_paid_nothing()
    {
        var totals = Pay(new Scheme.OnePer(10, OnePerRounding.Ceiling), Of()).Totals;
        Assert.Equal((0, Fen.Zero), (totals.Holders, totals.Gross));
    }

    [Fact]
    public void The_largest_register_at_the_largest_prices_is_exact()
    {
        var most = new Price(Limits.MaxPriceYuan);
        var rows = Of(new Row(Limits.MaxUnits));
        var tax = TaxRates.None with { Individual = new Rate(1) };
        var perUnit = Pay(new Scheme.PerUnit(most, most, 6) { Tax = tax }, rows).Totals;
        Assert.Equal((2_000_000_000_000_000_000, 1_000_000_000_000_000_000), (perUnit.Gross.Value, perUnit.Net.Value));
        var tiered = Pay(new Scheme.Tiered(most, most, [new Tier(null, new Rate(0.9999999999m))]), rows).Totals;
        Assert.Equal(1_999_999_999_800_000_000, tiered.Gross.Value);
        var onePer = Payout.Compute(new Scheme.OnePer(1, OnePerRounding.Ceiling), rows, new Fen(10_000_000), CashSplit.InterestFirst).Value;
        Assert.Equal(1_000_000_000_000_000_000, onePer.Totals.Gross.Value);
        Assert.Equal(Limits.MaxAmountFen, Pay(new Scheme.ProRata(new Fen(Limits.MaxAmountFen)), rows).Totals.Gross.Value);
    }

    private static PayoutResult Pay(Scheme scheme, PayoutInput input) => Payout.Compute(scheme, input, Face, CashSplit.InterestFirst).Value;

    private static Price Price(string yuan)
    {
        Assert.True(Domain.Money.Price.TryParse(yuan, out var price));
        return price;
    }
}
