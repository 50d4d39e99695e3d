using BondResolution.Domain.Law;
using BondResolution.Domain.Money;
using BondResolution.Domain.Problems;
using BondResolution.Domain.Time;

namespace BondResolution.Domain.Tests.Law;

public class DoubledInterestTests
{
    private static readonly Fen Million = new(100_000_000);
    private static readonly DateOnly From = new(2025, 1, 1);

    [Theory] // 法释〔2014〕8号, Art. 1: 0.0175 % a day, 175 yuan on a million
    [InlineData(DayCounting.First, 30, "5250.00")]
    [InlineData(DayCounting.Last, 30, "5250.00")]
    [InlineData(DayCounting.Both, 31, "5425.00")]
    public void Every_day_late_costs_0_0175_per_cent_of_the_debt(DayCounting counting, int days, string expected)
    {
        var added = DoubledInterest.Compute(Million, From, From.AddDays(30), counting, []).Value;
        Assert.Equal((days, expected), (added.Days, added.Rounded.ToString()));
        Assert.Equal($"1000000.00 × 0.000175 × {days} = {expected}", added.Formula);
    }

    [Fact]
    public void Suspended_days_do_not_count_and_overlapping_suspensions_leave_a_day_out_once()
    {
        Suspension[] suspensions =
        [
            new(From.AddDays(20), From.AddDays(22)), new(From.AddDays(10), From.AddDays(14)),
            new(From.AddDays(12), From.AddDays(16)), new(From.AddDays(13), From.AddDays(13))
        ];
        var added = DoubledInterest.Compute(Million, From, From.AddDays(30), DayCounting.Both, [.. suspensions]).Value;
        Assert.Equal(31 - 7 - 3, added.Days);
        Assert.Equal("1000000.00 × 0.000175 × 21 = 3675.00", added.Formula);
        Assert.Equal([10, 3, 8], added.Pieces.Select(piece => piece.Days));
    }

    [Fact]
    public void A_suspension_reaching_beyond_the_period_takes_only_days_of_it()
    {
        var before = new Suspension(From.AddDays(-100), From.AddDays(4));
        var after = new Suspension(From.AddDays(25), DateOnly.MaxValue);
        Assert.Equal(20, DoubledInterest.Compute(Million, From, From.AddDays(30), DayCounting.Both, [after, before]).Value.Days);
        Assert.Equal(0, DoubledInterest.Compute(Million, From, From.AddDays(30), DayCounting.Both, [new(DateOnly.MinValue, DateOnly.MaxValue)]).Value.Days);
    }

    [Fact]
    public void Days_before_the_rule_was_in_force_and_reversed_times_are_refused()
    {
        var inForce = new DateOnly(2014, 8, 1);
        Assert.Null(DoubledInterest.Compute(Million, inForce, From, DayCounting.Both, []).Problem);
        Assert.Null(DoubledInterest.Compute(Million, inForce.AddDays(-1), From, DayCounting.Last, []).Problem);
        Assert.Equal(LawProblems.NoSchedule, DoubledInterest.Compute(Million, inForce.AddDays(-1), From, DayCounting.First, []).Problem?.Kind);
        Assert.Equal(InterestProblems.PeriodReversed, DoubledInterest.Compute(Million, From, inForce, DayCounting.First, []).Problem?.Kind);
        Assert.Equal(InterestProblems.BaseOutOfRange, DoubledInterest.Compute(new Fen(-1), inForce, From, DayCounting.First, []).Problem?.Kind);
        Assert.Equal(LawProblems.SuspensionReversed, DoubledInterest.Compute(Million, inForce, From, DayCounting.First, [new(From, inForce)]).Problem?.Kind);
    }

    [Theory] // a part payment stops the added part for what it pays (Art. 3), and its own day is counted once
    [InlineData(DayCounting.First, "1000000.00 × 0.000175 × 10 + 400000.00 × 0.000175 × 20 = 3150.00")]
    [InlineData(DayCounting.Last, "1000000.00 × 0.000175 × 10 + 400000.00 × 0.000175 × 20 = 3150.00")]
    [InlineData(DayCounting.Both, "1000000.00 × 0.000175 × 11 + 400000.00 × 0.000175 × 20 = 3325.00")]
    public void A_part_payment_stops_it_for_what_it_pays(DayCounting counting, string formula)
    {
        var added = DoubledInterest.Compute([new(From, Million), new(From.AddDays(10), new Fen(40_000_000))], From, From.AddDays(30), counting, []).Value;
        Assert.Equal(formula, added.Formula);
    }

    [Fact]
    public void Suspended_days_are_left_out_on_both_sides_of_a_part_payment()
    {
        var added = DoubledInterest.Compute([new(From, Million), new(From.AddDays(10), new Fen(40_000_000))], From, From.AddDays(30), DayCounting.First,
            [new(From.AddDays(8), From.AddDays(11))]).Value;
        Assert.Equal("1000000.00 × 0.000175 × 8 + 400000.00 × 0.000175 × 18 = 2660.00", added.Formula);
    }

    [Fact]
    public void Steps_of_the_debt_are_checked_as_every_interest_checks_them()
    {
        Assert.Equal(InterestProblems.PrincipalMissing, DoubledInterest.Compute([new(From.AddDays(1), Million)], From, From.AddDays(30), DayCounting.First, []).Problem?.Kind);
        Assert.Equal(InterestProblems.StepsNotAscending,
            DoubledInterest.Compute([new(From, Million), new(From, Million)], From, From.AddDays(30), DayCounting.First, []).Problem?.Kind);
    }
}
