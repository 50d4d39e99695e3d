using System.Collections.Immutable;
using BondResolution.Domain.Money;
using BondResolution.Domain.Payouts;
using BondResolution.Domain.Problems;
using static BondResolution.Domain.Tests.Payouts.Register;

namespace BondResolution.Domain.Tests.Payouts;

public class SchemeRulesTests
{
    private static readonly Price One = new(1);

    public static TheoryData<Scheme, string> Broken => new()
    {
        { new Scheme.OnePer(0, OnePerRounding.Ceiling), "scheme.per-too-small" },
        { new Scheme.PerUnit(new Price(-1), One, null), "scheme.price-out-of-range" },
        { new Scheme.PerUnit(One, new Price(Limits.MaxPriceYuan + 0.000001m), null), "scheme.price-out-of-range" },
        { new Scheme.PerUnit(One, new Price(0.0000001m), null), "scheme.price-out-of-range" },
        { new Scheme.PerUnit(One, One, 7), "scheme.unit-price-scale" },
        { new Scheme.PerUnit(One, One, -1), "scheme.unit-price-scale" },
        { new Scheme.ProRata(Fen.Zero), "scheme.fund-out-of-range" },
        { new Scheme.ProRata(new Fen(Limits.MaxAmountFen + 1)), "scheme.fund-out-of-range" },
        { Tiered(), "scheme.tier-count" },
        { Tiered([.. Enumerable.Range(1, Limits.MaxParts + 1).Select(i => new Tier(new Fen(i), new Rate(1)))]), "scheme.tier-count" },
        { Tiered(new Tier(null, new Rate(1.01m))), "scheme.tier-rate" },
        { Tiered(new Tier(new Fen(0), new Rate(1))), "scheme.tiers-not-ascending" },
        { Tiered(new Tier(new Fen(5), new Rate(1)), new Tier(new Fen(5), new Rate(1))), "scheme.tiers-not-ascending" },
        { Tiered(new Tier(null, new Rate(1)), new Tier(new Fen(5), new Rate(1))), "scheme.open-tier-not-last" },
        { new Scheme.OnePer(1, OnePerRounding.Floor) { Tax = TaxRates.None with { Foreign = new Rate(1.1m) } }, "scheme.tax-rate" }
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_scheme_that_breaks_a_rule_is_refused_and_nothing_computed(Scheme scheme, string code)
    {
        var problem = Payout.Compute(scheme, Of(new Row(10)), new Fen(10_000), CashSplit.InterestFirst).Problem;
        Assert.Equal(code, problem?.Code);
        Assert.Equal(1, problem?.Kind.ExitCode);
        Assert.DoesNotContain('{', problem!.Message(chinese: false) + problem.Message(chinese: true));
    }

    [Fact]
    public void At_their_limits_schemes_hold()
    {
        Assert.Null(SchemeRules.Check(Tiered([.. Enumerable.Range(1, Limits.MaxParts).Select(i => new Tier(new Fen(i), new Rate(1)))])));
        Assert.Null(SchemeRules.Check(new Scheme.PerUnit(new Price(Limits.MaxPriceYuan), new Price(0), 6)));
        Assert.Null(SchemeRules.Check(new Scheme.OnePer(int.MaxValue, OnePerRounding.Ceiling)));
    }

    [Fact]
    public void A_fund_needs_a_fen_for_every_holder_with_units()
    {
        string? Code(long fen, params Row[] rows) => Payout.Compute(new Scheme.ProRata(new Fen(fen)), Of(rows), new Fen(10_000), CashSplit.InterestFirst).Problem?.Code;
        Assert.Equal("scheme.fund-too-small", Code(1, new(5), new(5)));
        Assert.Null(Code(2, new(5), new(5), new(0), new(5, Deferred: 5)));
        Assert.Equal("scheme.nobody-to-pay", Code(100, new(0), new(5, Deferred: 5)));
        Assert.Equal("scheme.nobody-to-pay", Code(100));
    }

    [Fact]
    public void Holders_out_of_order_or_out_of_range_are_refused_by_name()
    {
        string? Code(PayoutInput input, long face = 10_000) => Payout.Compute(new Scheme.OnePer(10, OnePerRounding.Ceiling), input, new Fen(face), CashSplit.InterestFirst).Problem?.Code;
        var two = Of(new(1), new(1));
        Assert.Equal("payout.accounts-not-ascending", Code(two with { Accounts = ["B", "A"] }));
        Assert.Equal("payout.accounts-not-ascending", Code(two with { Accounts = ["A", "A"] }));
        Assert.Equal("payout.units-out-of-range", Code(Of(new Row(-1))));
        Assert.Equal("payout.units-out-of-range", Code(Of(new Row(Limits.MaxUnits + 1))));
        Assert.Equal("payout.too-many-units", Code(Of(new(Limits.MaxUnits), new(1))));
        Assert.Equal("payout.frozen-out-of-range", Code(Of(new Row(1, Frozen: 2))));
        Assert.Equal("payout.deferred-out-of-range", Code(Of(new Row(1, Deferred: 2))));
        Assert.Equal("payout.face-out-of-range", Code(two, face: 0));
        Assert.Equal("payout.face-out-of-range", Code(two, face: 10_000_001));
        Assert.Throws<ArgumentException>(() => Code(two with { Units = [1] }));
    }

    private static Scheme.Tiered Tiered(params Tier[] tiers) => new(One, One, [.. tiers]);
}
