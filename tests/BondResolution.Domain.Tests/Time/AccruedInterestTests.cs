using BondResolution.Domain.Money;
using BondResolution.Domain.Problems;
using BondResolution.Domain.Time;
using FsCheck.Fluent;
using Xunit.Abstractions;

namespace BondResolution.Domain.Tests.Time;

public class AccruedInterestTests(ITestOutputHelper output)
{
    private static readonly DateOnly Start = new(2024, 8, 15);

    /// <summary>3.65 %: one yuan a day for every 10,000.</summary>
    private static readonly RateSteps OneADay = RateSteps.Of(new Rate(0.0365m));

    [Theory]
    [InlineData(DayCounting.First, "28.00")]
    [InlineData(DayCounting.Last, "28.00")]
    [InlineData(DayCounting.Both, "32.00")]
    public void The_day_of_a_payment_bears_the_principal_that_the_counting_gives_it(DayCounting counting, string expected)
    {
        // Given 40,000 owed from the 15th and 20,000 from the payment of the 19th on, until the 25th.
        PrincipalStep[] principal = [new(Start, new Fen(4_000_000)), new(Start.AddDays(4), new Fen(2_000_000))];
        var interest = AccruedInterest.Compute([.. principal], OneADay, Start, Start.AddDays(10), counting, YearBasis.Act365).Value;

        // First: 4 days at 4.00 and 6 at 2.00. Last: 16th to 19th at 4.00, 20th to 25th at 2.00. Both: the 15th besides.
        Assert.Equal(expected, interest.Rounded.ToString());
    }

    [Fact]
    public void The_first_step_is_what_is_owed_and_not_a_payment()
    {
        // Both ends count and the debt begins on the first day: that day bears it.
        var interest = AccruedInterest.Compute([new(Start, new Fen(1_000_000))], OneADay, Start, Start, DayCounting.Both, YearBasis.Act365).Value;
        Assert.Equal(new Fen(100), interest.Rounded);
    }

    [Fact]
    public void The_formula_names_every_principal()
    {
        PrincipalStep[] principal = [new(Start, new Fen(4_000_000)), new(Start.AddDays(4), new Fen(2_000_000))];
        var interest = AccruedInterest.Compute([.. principal], OneADay, Start, Start.AddDays(10), DayCounting.First, YearBasis.Act365).Value;
        Assert.Equal("(40000.00 × 0.0365 × 4 + 20000.00 × 0.0365 × 6) / 365 = 28.00", interest.Formula);
        Assert.Equal(10, interest.Days);
    }

    [Fact]
    public void The_plan_interest_of_128044_falls_with_the_bonds_that_instalment_1_pays_off()
    {
        // 4.75 % from 2024-08-15 (reported); 456,450 bonds paid on 2025-01-27; year basis assumed 365, first day counted.
        PrincipalStep[] principal = [new(new(2024, 8, 14), new Fen(45_636_630_000)), new(new(2025, 1, 27), new Fen(41_072_130_000))];
        var interest = AccruedInterest.Compute([.. principal], RateSteps.Of(new Rate(0.0475m)), Start, new(2025, 7, 31), DayCounting.First, YearBasis.Act365).Value;
        Assert.Equal(Rounding.HalfUpToFen(((456_366_300m * 165) + (410_721_300m * 185)) * 0.0475m / 365), interest.Rounded);
    }

    [Fact]
    public void Principal_unknown_at_the_beginning_or_out_of_order_is_refused()
    {
        Outcome<InterestResult> Compute(params PrincipalStep[] steps) =>
            AccruedInterest.Compute([.. steps], OneADay, Start, Start.AddDays(10), DayCounting.First, YearBasis.Act365);
        Assert.Equal(InterestProblems.PrincipalMissing, Compute().Problem?.Kind);
        Assert.Equal(InterestProblems.PrincipalMissing, Compute(new PrincipalStep(Start.AddDays(1), new Fen(1))).Problem?.Kind);
        Assert.Equal(InterestProblems.StepsNotAscending, Compute(new(Start, new Fen(2)), new(Start, new Fen(1))).Problem?.Kind);
        Assert.Equal(InterestProblems.BaseOutOfRange, Compute(new PrincipalStep(Start, new Fen(-1))).Problem?.Kind);
    }

    [Fact]
    public void A_walk_day_by_day_agrees_for_every_counting()
    {
        var drawn =
            from amounts in Gen.Choose(0, 1_000_000).NonEmptyListOf()
            from gaps in Gen.Choose(1, 40).ListOf(amounts.Count)
            from skip in Gen.Choose(0, 30)
            from length in Gen.Choose(0, 200)
            from counting in Gen.Elements(Enum.GetValues<DayCounting>())
            select (amounts, gaps, skip, length, counting);
        Rule.Holds(output, drawn, x =>
        {
            var on = Start;
            var steps = x.amounts.Select((fen, i) => new PrincipalStep(i == 0 ? Start : on = on.AddDays(x.gaps[i]), new Fen(fen))).ToList();
            var (from, to) = (Start.AddDays(x.skip), Start.AddDays(x.skip + x.length));
            var interest = AccruedInterest.Compute([.. steps], OneADay, from, to, x.counting, YearBasis.Act365).Value;

            Fen After(DateOnly day) => steps.Last(step => step.On <= day).Principal;
            Fen Before(DateOnly day) => steps.LastOrDefault(step => step.On < day, steps[0]).Principal;
            var sum = 0m;
            for (var day = from; day <= to; day = day.AddDays(1))
            {
                sum += x.counting switch
                {
                    DayCounting.First => day == to ? 0 : After(day).Yuan,
                    DayCounting.Last => day == from ? 0 : Before(day).Yuan,
                    _ => Before(day).Yuan
                };
            }

            Assert.Equal(Rounding.HalfUpToFen(sum * 0.0365m / 365), interest.Rounded);
        });
    }
}
