using System.Collections.Immutable;
using System.Globalization;
using BondResolution.Domain.Money;
using BondResolution.Domain.Problems;
using BondResolution.Domain.Time;
using FsCheck.Fluent;
using Xunit.Abstractions;

namespace BondResolution.Domain.Tests.Time;

public class InterestTests(ITestOutputHelper output)
{
    private static readonly RateSteps Six = RateSteps.Of(new Rate(0.06m));

    [Fact]
    public void The_suit_of_128044_claims_5242844_10_for_145_days_both_ends_counted()
    {
        // CASE §4: 2,055,686 bonds × 107 = 219,958,402; 6 %; 2024-08-15 to 2025-01-06; published 524.28 万.
        var interest = Compute("219958402.00", Six, "2024-08-15", "2025-01-06", DayCounting.Both, YearBasis.Act365);

        Assert.Equal("5242844.10", interest.Rounded.ToString());
        Assert.Equal(145, interest.Days);
        Assert.Equal("219958402.00 × 0.06 × 145 / 365 = 5242844.10", interest.Formula);
        Assert.Equal(219_958_402m * 0.06m * 145 / 365, interest.UnroundedYuan, precision: 15);
    }

    [Theory]
    [InlineData(YearBasis.Act360, "1450.00", "36000.00 × 0.1 × 145 / 360 = 1450.00")]
    [InlineData(YearBasis.Act365, "1430.14", "36000.00 × 0.1 × 145 / 365 = 1430.14")]
    [InlineData(YearBasis.NoLeap365, "1430.14", "36000.00 × 0.1 × 145 / 365 = 1430.14")]
    [InlineData(YearBasis.PerDay, "522000.00", "36000.00 × 0.1 × 145 = 522000.00")]
    [InlineData(YearBasis.ActAct, "1426.39", "36000.00 × (0.1 × 139 / 366 + 0.1 × 6 / 365) = 1426.39")]
    public void The_year_basis_divides_and_the_formula_says_how(YearBasis basis, string rounded, string formula)
    {
        var interest = Compute("36000.00", RateSteps.Of(new Rate(0.1m)), "2024-08-15", "2025-01-06", DayCounting.Both, basis);
        Assert.Equal(rounded, interest.Rounded.ToString());
        Assert.Equal(formula, interest.Formula);
    }

    [Fact]
    public void Whole_calendar_years_bear_whole_years_of_interest_by_act_act()
    {
        // 2023 to 2026, one of them a leap year: 4 × 6 % exactly.
        var interest = Compute("100.00", Six, "2023-01-01", "2026-12-31", DayCounting.Both, YearBasis.ActAct);
        Assert.Equal(new Fen(2400), interest.Rounded);
        Assert.Equal(24m, interest.UnroundedYuan);
        Assert.Equal("100.00 × (0.06 × 1095 / 365 + 0.06 × 366 / 366) = 24.00", interest.Formula);
    }

    [Fact]
    public void A_counted_day_bears_the_rate_of_its_own_date()
    {
        var steps = Steps(("2024-08-15", 0.0365m), ("2024-08-17", 0.073m));
        // 10,000 at 3.65 % is 1.00 a day, at 7.3 % 2.00.
        Assert.Equal("4.00", Compute("10000.00", steps, "2024-08-15", "2024-08-18", DayCounting.First, YearBasis.Act365).Rounded.ToString());
        Assert.Equal("5.00", Compute("10000.00", steps, "2024-08-15", "2024-08-18", DayCounting.Last, YearBasis.Act365).Rounded.ToString());
        var both = Compute("10000.00", steps, "2024-08-15", "2024-08-18", DayCounting.Both, YearBasis.Act365);
        Assert.Equal("10000.00 × (0.0365 × 2 + 0.073 × 2) / 365 = 6.00", both.Formula);
        Assert.Equal([new DateOnly(2024, 8, 16), new DateOnly(2024, 8, 18)], both.Pieces.Select(piece => piece.Last));
        Assert.Equal([2m, 4m], both.Pieces.Select(piece => piece.Amount.Yuan));
    }

    [Fact]
    public void Half_a_fen_is_rounded_up_once_and_not_piece_by_piece()
    {
        // Two pieces of 0.4 fen are 0.8 fen, which is one.
        var steps = Steps(("2024-08-15", 0.4m), ("2024-08-16", 0.4m));
        Assert.Equal(new Fen(1), Compute("0.01", steps, "2024-08-15", "2024-08-16", DayCounting.Both, YearBasis.PerDay).Rounded);
        Assert.Equal(new Fen(1), Compute("0.01", RateSteps.Of(new Rate(0.5m)), "2024-08-15", "2024-08-16", DayCounting.First, YearBasis.PerDay).Rounded);
        Assert.Equal(new Fen(0), Compute("0.01", RateSteps.Of(new Rate(0.4999999999m)), "2024-08-15", "2024-08-16", DayCounting.First, YearBasis.PerDay).Rounded);
    }

    [Fact]
    public void No_counted_day_bears_nothing()
    {
        var interest = Compute("100.00", Six, "2024-08-15", "2024-08-15", DayCounting.First, YearBasis.ActAct);
        Assert.Equal((Fen.Zero, 0), (interest.Rounded, interest.Days));
        Assert.Empty(interest.Pieces);
        Assert.Equal("100.00 × 0.06 × 0 / 365 = 0.00", interest.Formula);
    }

    [Fact]
    public void The_largest_base_at_the_largest_rate_is_exact_and_one_above_the_limit_is_refused()
    {
        var ten = RateSteps.Of(new Rate(Limits.MaxRate));
        var most = new Fen(Limits.MaxAmountFen / 10);
        Assert.Equal(Limits.MaxAmountFen, Interest.Compute(most, ten, new(2023, 1, 1), new(2023, 12, 31), DayCounting.Both, YearBasis.ActAct).Value.Rounded.Value);
        Assert.Equal(InterestProblems.ResultTooLarge, Interest.Compute(most + new Fen(1), ten, new(2023, 1, 1), new(2023, 12, 31), DayCounting.Both, YearBasis.ActAct).Problem?.Kind);
        Assert.Equal(InterestProblems.ResultTooLarge, Interest.Compute(new Fen(Limits.MaxAmountFen), ten, DateOnly.MinValue, DateOnly.MaxValue, DayCounting.Both, YearBasis.ActAct).Problem?.Kind);
        Assert.Equal(InterestProblems.BaseOutOfRange, Interest.Compute(new Fen(Limits.MaxAmountFen + 1), Six, new(2023, 1, 1), new(2023, 1, 2), DayCounting.First, YearBasis.Act365).Problem?.Kind);
    }

    [Fact]
    public void What_cannot_be_computed_is_refused_with_its_reason()
    {
        var (early, late) = (new DateOnly(2024, 8, 15), new DateOnly(2025, 1, 6));
        Assert.Equal(InterestProblems.PeriodReversed, Interest.Compute(new Fen(1), Six, late, early, DayCounting.Both, YearBasis.Act365).Problem?.Kind);
        Assert.Equal(InterestProblems.BaseOutOfRange, Interest.Compute(new Fen(-1), Six, early, late, DayCounting.Both, YearBasis.Act365).Problem?.Kind);
        Assert.Equal(InterestProblems.RateMissing, Interest.Compute(new Fen(1), Steps(("2024-08-16", 0.06m)), early, late, DayCounting.Both, YearBasis.Act365).Problem?.Kind);
        Assert.Equal(InterestProblems.StepsNotAscending, RateSteps.Of([new(early, new Rate(0.1m)), new(early, new Rate(0.2m))]).Problem?.Kind);
        Assert.Equal(InterestProblems.StepCount, RateSteps.Of(ImmutableArray<RateStep>.Empty).Problem?.Kind);
        var many = Enumerable.Range(0, Limits.MaxParts + 1).Select(i => new RateStep(early.AddDays(i), new Rate(0.1m))).ToImmutableArray();
        Assert.Equal(InterestProblems.StepCount, RateSteps.Of(many).Problem?.Kind);
        Assert.Null(RateSteps.Of(many[1..]).Problem);
    }

    [Fact]
    public void Unrounded_interest_is_additive_over_adjoining_periods_when_exactly_one_end_counts()
    {
        var drawn =
            from fen in Gen.Choose(0, 1_000_000_000)
            from start in Gen.Choose(0, 3000)
            from first in Gen.Choose(0, 1500)
            from second in Gen.Choose(0, 1500)
            from change in Gen.Choose(1, 3000)
            from counting in Gen.Elements(DayCounting.First, DayCounting.Last)
            from basis in Gen.Elements(Enum.GetValues<YearBasis>())
            select (fen, start, first, second, change, counting, basis);
        Rule.Holds(output, drawn, x =>
        {
            var from = new DateOnly(2019, 1, 1).AddDays(x.start);
            var (middle, to) = (from.AddDays(x.first), from.AddDays(x.first + x.second));
            var steps = RateSteps.Of([new(from, new Rate(0.0475m)), new(from.AddDays(x.change), new Rate(0.06m))]).Value;
            FenFraction Between(DateOnly a, DateOnly b) => Interest.Compute(new Fen(x.fen), steps, a, b, x.counting, x.basis).Value.Exact;
            Assert.Equal(Between(from, to), Between(from, middle) + Between(middle, to));
        });
    }

    [Fact]
    public void A_walk_day_by_day_agrees_for_every_counting_and_basis()
    {
        var drawn =
            from fen in Gen.Choose(0, 1_000_000)
            from start in Gen.Choose(0, 1500)
            from length in Gen.Choose(0, 900)
            from change in Gen.Choose(1, 900)
            from counting in Gen.Elements(Enum.GetValues<DayCounting>())
            from basis in Gen.Elements(Enum.GetValues<YearBasis>())
            select (fen, start, length, change, counting, basis);
        Rule.Holds(output, drawn, x =>
        {
            var from = new DateOnly(2019, 1, 1).AddDays(x.start);
            var to = from.AddDays(x.length);
            var steps = RateSteps.Of([new(from, new Rate(0.01m)), new(from.AddDays(x.change), new Rate(0.02m))]).Value;
            var interest = Interest.Compute(new Fen(x.fen), steps, from, to, x.counting, x.basis).Value;

            var (days, yuan) = (0, 0m);
            for (var day = from; day <= to; day = day.AddDays(1))
            {
                if ((day == from && x.counting == DayCounting.Last) || (day == to && x.counting == DayCounting.First))
                    continue;
                if (x.basis == YearBasis.NoLeap365 && day is { Month: 2, Day: 29 })
                    continue;
                days++;
                var year = x.basis switch
                {
                    YearBasis.Act360 => 360m,
                    YearBasis.ActAct => DateTime.IsLeapYear(day.Year) ? 366m : 365m,
                    YearBasis.PerDay => 1m,
                    _ => 365m
                };
                yuan += x.fen / 100m * (day < from.AddDays(x.change) ? 0.01m : 0.02m) / year;
            }

            Assert.Equal(days, interest.Days);
            Assert.Equal(yuan, interest.UnroundedYuan, precision: 12);
        }, times: 200);
    }

    private static InterestResult Compute(string @base, RateSteps rates, string from, string to, DayCounting counting, YearBasis basis)
    {
        Assert.True(Fen.TryParse(@base, out var amount));
        return Interest.Compute(amount, rates, DateOnly.Parse(from, CultureInfo.InvariantCulture), DateOnly.Parse(to, CultureInfo.InvariantCulture), counting, basis).Value;
    }

    private static RateSteps Steps(params (string From, decimal Rate)[] steps) =>
        RateSteps.Of([.. steps.Select(step => new RateStep(DateOnly.Parse(step.From, CultureInfo.InvariantCulture), new Rate(step.Rate)))]).Value;
}
