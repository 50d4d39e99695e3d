using BondResolution.Domain.Law;

namespace BondResolution.Domain.Lawsuits;

/// <summary>The limitation of one holder's claim (诉讼时效): when it began anew, why, and when it ends.</summary>
/// <param name="From">The day it is counted from.</param>
/// <param name="Because">The command it began with: <c>case.default</c>, <c>instalment.pay</c>, <c>case.acknowledge</c>, <c>lawsuit.leave</c>, …</param>
/// <param name="Until">Its last day.</param>
public sealed record LimitationClock(DateOnly From, string Because, DateOnly Until, LegalPeriod Period)
{
    /// <summary>
    /// It begins when the debt was not paid (Civil Code Art. 188) and anew with every payment to the holder, every acknowledgment, and the
    /// end of a suit in which he claimed (Art. 195). A payment or an acknowledgment after its end
    /// begins it anew too: the debtor gave up the defence (Art. 192).
    /// </summary>
    /// <param name="default">The day of the default.</param>
    /// <param name="restarts">Days on which it began anew, with the command that says so, in any order.</param>
    public static LimitationClock Of(DateOnly @default, IEnumerable<(DateOnly On, string Because)> restarts)
    {
        var clock = Begun(@default, "case.default");
        foreach (var (on, because) in restarts.Where(r => r.On >= @default).OrderBy(r => r.On))
            clock = Begun(on, because);
        return clock;
    }

    /// <summary>Days left on a date; negative when it is over.</summary>
    public int DaysLeft(DateOnly on) => Until.DayNumber - on.DayNumber;

    /// <summary>Whether reports warn of it on a date.</summary>
    public bool IsNear(DateOnly on) => DaysLeft(on) <= Period.WarnDays;

    private static LimitationClock Begun(DateOnly from, string because)
    {
        var period = LegalPeriods.Limitation(from);
        return new LimitationClock(from, because, period.EndOf(from), period);
    }
}
