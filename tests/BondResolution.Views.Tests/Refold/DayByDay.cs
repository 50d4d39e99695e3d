using System.Numerics;
using BondResolution.Domain.Plans;
using BondResolution.Domain.Time;

namespace BondResolution.Views.Tests.Refold;

/// <summary>Interest as a sum of single days, exact, rounded half up once.</summary>
public static class DayByDay
{
    private const long RateUnit = 10_000_000_000;
    private const int BothYears = 365 * 366;

    /// <param name="changes">Change of the principal owed by date, in fen.</param>
    /// <param name="to">The last date; where only first days count, it is not counted.</param>
    public static long Interest(PlanInterest plan, IReadOnlyList<(DateOnly On, long Fen)> changes, DateOnly to)
    {
        var sum = BigInteger.Zero;
        var first = plan.Count == DayCounting.Last ? plan.From.AddDays(1) : plan.From;
        var last = plan.Count == DayCounting.First ? to.AddDays(-1) : to;
        for (var day = first; day <= last; day = day.AddDays(1))
        {
            // Where a day counts from its beginning, it bears what is owed after its payments; else what was owed before.
            var owed = changes.Where(c => c.On <= plan.From || (plan.Count == DayCounting.First ? c.On <= day : c.On < day)).Sum(c => c.Fen);
            var year = plan.Basis == YearBasis.ActAct && DateTime.IsLeapYear(day.Year) ? 366 : 365;
            sum += BigInteger.Max(owed, 0) * (long)(plan.Rate.Value * RateUnit) * (BothYears / year);
        }

        var unit = (BigInteger)RateUnit * BothYears;
        return (long)(((2 * sum) + unit) / (2 * unit));
    }
}
