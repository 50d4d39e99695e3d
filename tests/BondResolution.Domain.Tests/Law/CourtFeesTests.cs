using BondResolution.Domain.Law;
using BondResolution.Domain.Money;
using BondResolution.Domain.Problems;
using FsCheck.Fluent;
using Xunit.Abstractions;

namespace BondResolution.Domain.Tests.Law;

public class CourtFeesTests(ITestOutputHelper output)
{
    private static readonly DateOnly On = new(2025, 2, 11);

    [Theory] // published with Decree 481
    [InlineData("1000000.00", "13800.00")]
    [InlineData("10000000.00", "81800.00")]
    [InlineData("100000000.00", "541800.00")]
    [InlineData("1000000000.00", "5041800.00")]
    public void Acceptance_fee_reproduces_the_published_figures(string amount, string fee) =>
        Assert.Equal(fee, CourtFees.Acceptance(Yuan(amount), On, halved: false).Value.Fee.ToString());

    [Fact]
    public void Acceptance_fee_of_a_million_halved_is_the_published_6900() =>
        Assert.Equal("6900.00", CourtFees.Acceptance(Yuan("1000000.00"), On, halved: true).Value.Fee.ToString());

    [Fact]
    public void The_suit_of_128044_costs_1170583_73_on_all_claims_and_1167806_23_on_principal_and_interest()
    {
        // CASE §4: 2,055,686 bonds; 7 yuan of interest each; 6 % on 107 each for 145 days; lawyers, guarantee, preservation fee.
        var principalAndInterest = Yuan("205568600.00") + Yuan("14389802.00") + Yuan("5242844.10");
        var all = principalAndInterest + Yuan("450000.00") + Yuan("100500.00") + Yuan("5000.00");
        Assert.Equal("1170583.73", CourtFees.Acceptance(all, On, halved: false).Value.Fee.ToString());
        Assert.Equal("1167806.23", CourtFees.Acceptance(principalAndInterest, On, halved: false).Value.Fee.ToString());
    }

    [Theory]
    [InlineData("0.00", "50.00")]
    [InlineData("10000.00", "50.00")]
    [InlineData("10000.01", "50.00")] // 0.025 fen more
    [InlineData("10000.20", "50.01")] // half a fen more, rounded up
    [InlineData("100000.00", "2300.00")]
    [InlineData("200000.00", "4300.00")]
    [InlineData("500000.00", "8800.00")]
    [InlineData("2000000.00", "22800.00")]
    [InlineData("5000000.00", "46800.00")]
    [InlineData("20000000.00", "141800.00")]
    public void Acceptance_fee_at_the_borders_of_its_tiers(string amount, string fee) =>
        Assert.Equal(fee, CourtFees.Acceptance(Yuan(amount), On, halved: false).Value.Fee.ToString());

    [Theory] // Decree 481, Art. 14: 30 to 1,000 yuan, 1 % to 100,000, 0.5 % above, at most 5,000
    [InlineData("0.00", "30.00")]
    [InlineData("1000.00", "30.00")]
    [InlineData("2000.00", "40.00")]
    [InlineData("100000.00", "1020.00")]
    [InlineData("200000.00", "1520.00")]
    [InlineData("895999.99", "5000.00")]
    [InlineData("896000.00", "5000.00")]
    [InlineData("225756746.10", "5000.00")] // the suit of 128044: 5,000 claimed
    public void Preservation_fee_is_capped_at_5000(string amount, string fee) =>
        Assert.Equal(fee, CourtFees.Preservation(Yuan(amount), On).Value.Fee.ToString());

    [Fact]
    public void Preservation_without_an_amount_costs_30() =>
        Assert.Equal("30.00", CourtFees.Preservation(null, On).Value.Fee.ToString());

    [Theory]
    [InlineData("10000.00", "50.00")]
    [InlineData("500000.00", "7400.00")]
    [InlineData("5000000.00", "52400.00")]
    [InlineData("10000000.00", "77400.00")]
    [InlineData("20000000.00", "87400.00")]
    public void Enforcement_fee_at_the_borders_of_its_tiers(string amount, string fee) =>
        Assert.Equal(fee, CourtFees.Enforcement(Yuan(amount), On).Value.Fee.ToString());

    [Fact]
    public void A_fee_shows_its_slices_and_its_arithmetic()
    {
        var fee = CourtFees.Acceptance(Yuan("150000.00"), On, halved: true).Value;
        Assert.Equal("(50.00 + 90000.00 × 0.025 + 50000.00 × 0.02) / 2 = 1650.00", fee.Formula);
        Assert.Equal([50m, 2250m, 1000m], fee.Slices.Select(slice => slice.Amount));
        Assert.Equal(["10000.00", "100000.00", "150000.00"], fee.Slices.Select(slice => slice.To.ToString()));
        Assert.Contains("Art. 13", fee.Schedule.Source, StringComparison.Ordinal);

        var capped = CourtFees.Preservation(Yuan("1000000.00"), On).Value;
        Assert.Equal("min(30.00 + 99000.00 × 0.01 + 900000.00 × 0.005, 5000.00) = 5000.00", capped.Formula);
        Assert.Equal("25.00", CourtFees.Acceptance(Fen.Zero, On, halved: true).Value.Fee.ToString());
    }

    [Fact]
    public void A_fee_is_computed_from_the_day_the_decree_is_in_force_and_refused_before()
    {
        Assert.Null(CourtFees.Acceptance(Yuan("1.00"), new(2007, 4, 1), halved: false).Problem);
        Assert.Equal(LawProblems.NoSchedule, CourtFees.Acceptance(Yuan("1.00"), new(2007, 3, 31), halved: false).Problem?.Kind);
        Assert.Equal(LawProblems.NegativeAmount, CourtFees.Enforcement(new Fen(-1), On).Problem?.Kind);
    }

    [Fact]
    public void Every_fee_is_monotone_and_a_fen_more_of_claim_never_costs_more_than_a_fen()
    {
        var drawn =
            from kind in Gen.Elements(Enum.GetValues<FeeKind>())
            from amount in Gen.OneOf(
                Gen.Choose(0, int.MaxValue).Select(fen => (long)fen),
                Gen.Choose(0, int.MaxValue).Select(yuan => yuan * 100L),
                from border in Gen.Elements(Schedules.Fees.SelectMany(fee => fee.Slices).Select(slice => slice.UpTo?.Value ?? 0).ToArray())
                from around in Gen.Choose(-3, 3)
                select long.Max(0, border + around))
            select (kind, amount);
        Rule.Holds(output, drawn, x =>
        {
            var fee = CourtFees.Compute(x.kind, new Fen(x.amount), On, halved: false).Value.Fee.Value;
            var more = CourtFees.Compute(x.kind, new Fen(x.amount + 1), On, halved: false).Value.Fee.Value;
            Assert.InRange(more - fee, 0, 1);
            var half = CourtFees.Compute(x.kind, new Fen(x.amount), On, halved: true).Value.Fee.Value;
            Assert.InRange((half * 2) - fee, -1, 1);
        }, times: 1000);
    }

    [Fact]
    public void The_largest_amount_has_a_fee()
    {
        var fee = CourtFees.Acceptance(new Fen(Limits.MaxAmountFen), On, halved: false).Value.Fee;
        Assert.Equal("500000041800.00", fee.ToString());
    }

    private static Fen Yuan(string text)
    {
        Assert.True(Fen.TryParse(text, out var amount));
        return amount;
    }
}
