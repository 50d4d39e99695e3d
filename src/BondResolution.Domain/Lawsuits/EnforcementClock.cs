using BondResolution.Domain.Law;
using BondResolution.Domain.Money;

namespace BondResolution.Domain.Lawsuits;

/// <summary>The period to apply for enforcement of an award (申请执行期间), of each of its instalments where it sets some.</summary>
/// <param name="From">The last day to pay in time.</param>
/// <param name="Amount">What was due then; null: all.</param>
/// <param name="Until">Its last day.</param>
public sealed record EnforcementClock(DateOnly From, Fen? Amount, DateOnly Until, LegalPeriod Period)
{
    /// <summary>Two years from the last day to pay (Civil Procedure Law Art. 250); none before an award is in force, and none that an application was made for.</summary>
    public static IReadOnlyList<EnforcementClock> Of(Lawsuit.State state)
    {
        if (state.Enforceable is not { } title)
            return [];
        return [.. title.DueDays.Where(d => !(state.EnforcedOn >= d.LastDay)).Select(d => Begun(d.LastDay, d.Amount))];
    }

    private static EnforcementClock Begun(DateOnly from, Fen? amount)
    {
        var period = LegalPeriods.Enforcement(from);
        return new EnforcementClock(from, amount, period.EndOf(from), period);
    }

    /// <summary>Days left on a date; negative when it is over.</summary>
    public int DaysLeft(DateOnly on) => Until.DayNumber - on.DayNumber;

    /// <summary>Whether reports warn of it on a date.</summary>
    public bool IsNear(DateOnly on) => DaysLeft(on) <= Period.WarnDays;
}
