using System.Collections.Immutable;
using BondResolution.Domain.Money;
using BondResolution.Domain.Problems;
using BondResolution.Domain.Time;

namespace BondResolution.Domain.Law;

/// <summary>
/// The added part of the doubled interest for late performance (迟延履行期间加倍部分债务利息): the unpaid adjudged money
/// debt other than ordinary interest × 0.0175 % a day × days late; no year basis (法释〔2014〕8号, Art. 1).
/// </summary>
public static class DoubledInterest
{
    /// <summary>
    /// Computes exactly and rounds half up to the fen once. Days of a suspension do not count (Art. 3); where suspensions
    /// overlap a day is left out once. Refused: a reversed period or suspension, days before 2014-08-01, a base out of
    /// range.
    /// </summary>
    /// <param name="base">Adjudged debt without ordinary interest, 0 to <see cref="Limits.MaxAmountFen"/>; a part payment ends one computation and begins the next.</param>
    public static Outcome<InterestResult> Compute(
        Fen @base, DateOnly from, DateOnly to, DayCounting counting, ImmutableArray<Suspension> suspensions) =>
        Compute([new PrincipalStep(from, @base)], from, to, counting, suspensions);

    /// <summary>
    /// The same on a debt that part payments lower: each stops the added part for what it pays (Art. 3). Which debt the day of a
    /// payment bears follows from which end counts, as of <see cref="AccruedInterest"/>: it is counted once.
    /// </summary>
    /// <param name="debt">At least one step, strictly ascending, the first not after <paramref name="from"/>; a step may raise the debt too, where an instalment falls due.</param>
    public static Outcome<InterestResult> Compute(
        ImmutableArray<PrincipalStep> debt, DateOnly from, DateOnly to, DayCounting counting, ImmutableArray<Suspension> suspensions)
    {
        var versions = Schedules.DoubledInterestRates;
        if (from > to)
            return InterestProblems.PeriodReversed.With(("from", from), ("to", to));
        var days = DayCount.Range(from, to, counting);
        if (days.Begin < days.End && days.Begin < versions[0].From.DayNumber)
            return LawProblems.NoSchedule.With(("name", versions[0].Name), ("date", from), ("from", versions[0].From));
        foreach (var suspension in suspensions)
        {
            if (suspension.From > suspension.To)
                return LawProblems.SuspensionReversed.With(("from", suspension.From), ("to", suspension.To));
        }

        var steps = RateSteps.Of([.. versions.Select((version, i) => new RateStep(i == 0 ? DateOnly.MinValue : version.From, version.PerDay))]);
        return AccruedInterest.Compute(debt, steps.Value, from, to, counting, YearBasis.PerDay, Remaining(days, suspensions));
    }

    /// <summary>The days less the suspended ones, as ascending ranges.</summary>
    private static (int Begin, int End)[] Remaining((int Begin, int End) days, ImmutableArray<Suspension> suspensions)
    {
        var remaining = new List<(int, int)>();
        var begin = days.Begin;
        foreach (var suspension in suspensions.OrderBy(suspension => suspension.From))
        {
            if (suspension.From.DayNumber > begin)
                remaining.Add((begin, int.Min(suspension.From.DayNumber, days.End)));
            begin = int.Max(begin, suspension.To.DayNumber + 1);
        }

        remaining.Add((begin, days.End));
        return [.. remaining.Where(range => range.Item1 < range.Item2)];
    }
}
