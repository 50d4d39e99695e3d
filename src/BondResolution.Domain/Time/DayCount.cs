namespace BondResolution.Domain.Time;

/// <summary>Days of a period, by which of its ends count.</summary>
public static class DayCount
{
    /// <summary>
    /// Counted days between two dates, <paramref name="from"/> not after <paramref name="to"/>: the difference where one
    /// end counts, one more where both do. The same date twice: 1 where both ends count, else 0. Throws
    /// <see cref="ArgumentException"/> for a reversed period; what comes from outside is refused before.
    /// </summary>
    public static int Days(DateOnly from, DateOnly to, DayCounting counting)
    {
        var (begin, end) = Range(from, to, counting);
        return end - begin;
    }

    /// <summary>The same by a year basis: <see cref="YearBasis.NoLeap365"/> leaves out the 29 Februaries counted.</summary>
    public static int Days(DateOnly from, DateOnly to, DayCounting counting, YearBasis basis)
    {
        var (begin, end) = Range(from, to, counting);
        return Days(begin, end, basis);
    }

    /// <summary>The counted days as day numbers: the first of them, and the one after the last.</summary>
    internal static (int Begin, int End) Range(DateOnly from, DateOnly to, DayCounting counting)
    {
        if (to < from)
            throw new ArgumentException("the period ends before it begins", nameof(to));
        return counting switch
        {
            DayCounting.First => (from.DayNumber, to.DayNumber),
            DayCounting.Last => (from.DayNumber + 1, to.DayNumber + 1),
            DayCounting.Both => (from.DayNumber, to.DayNumber + 1),
            _ => throw new ArgumentOutOfRangeException(nameof(counting))
        };
    }

    internal static int Days(int begin, int end, YearBasis basis) =>
        basis == YearBasis.NoLeap365 ? end - begin - LeapDays(begin, end) : end - begin;

    private static int LeapDays(int begin, int end)
    {
        if (begin >= end)
            return 0;
        var leapDays = 0;
        for (var year = DateOnly.FromDayNumber(begin).Year; year <= DateOnly.FromDayNumber(end - 1).Year; year++)
        {
            if (DateTime.IsLeapYear(year) && new DateOnly(year, 2, 29).DayNumber is var day && day >= begin && day < end)
                leapDays++;
        }

        return leapDays;
    }
}
