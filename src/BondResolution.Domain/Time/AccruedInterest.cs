using System.Collections.Immutable;
using BondResolution.Domain.Money;
using BondResolution.Domain.Problems;

namespace BondResolution.Domain.Time;

/// <summary>
/// Interest on a principal that payments change. Which principal a day bears follows from which end counts, so that a
/// payment's own day is paid for once: where the first day counts, a day bears the principal after its payments;
/// where the last or both count, the principal before them.
/// </summary>
public static class AccruedInterest
{
    /// <summary>
    /// Interest from <paramref name="from"/> to <paramref name="to"/>, rounded half up once. The first step is what is
    /// owed at the beginning, not a payment: it holds from its own day whichever end counts, and is not after
    /// <paramref name="from"/>. Refused as <see cref="Interest"/> refuses, and where steps do not strictly ascend.
    /// </summary>
    public static Outcome<InterestResult> Compute(
        ImmutableArray<PrincipalStep> principal, RateSteps rates, DateOnly from, DateOnly to, DayCounting counting, YearBasis basis) =>
        Compute(principal, rates, from, to, counting, basis, null);

    /// <summary>The same on some of the days only.</summary>
    /// <param name="ranges">Ascending ranges within the period, from Begin up to, not including, End; null: all of it.</param>
    internal static Outcome<InterestResult> Compute(
        ImmutableArray<PrincipalStep> principal, RateSteps rates, DateOnly from, DateOnly to, DayCounting counting, YearBasis basis,
        (int Begin, int End)[]? ranges)
    {
        if (principal.IsDefaultOrEmpty || principal[0].On > from)
            return InterestProblems.PrincipalMissing.With(("from", from));
        for (var i = 0; i < principal.Length; i++)
        {
            if (i > 0 && principal[i].On <= principal[i - 1].On)
                return InterestProblems.StepsNotAscending.With(("date", principal[i].On), ("before", principal[i - 1].On));
            if (Accrual.Refuse(principal[i].Principal, rates, from, to) is { } refusal)
                return refusal;
        }

        // A day that bears the principal before its own payments feels them from the next day on.
        var delayDays = counting == DayCounting.First ? 0 : 1;
        var borne = principal.Select((step, i) => (step.On.DayNumber + (i == 0 ? 0 : delayDays), step.Principal));
        // A reversed period was refused above.
        return Accrual.Compute([.. borne], rates, ranges ?? [DayCount.Range(from, to, counting)], basis);
    }
}
