using BondResolution.Domain.Problems;

namespace BondResolution.Domain.Time;

/// <summary>Dates so far from what a command is about that a year was probably mistyped.</summary>
/// <param name="where">The command.</param>
/// <param name="on">The date it takes effect.</param>
/// <param name="today">Today's date.</param>
/// <param name="issueDate">When the bond was issued; null where the case is not known yet.</param>
/// <param name="maturityDate">When it falls due; null where the case is not known yet.</param>
public sealed class UnusualDate(string where, DateOnly on, DateOnly today, DateOnly? issueDate, DateOnly? maturityDate)
{
    /// <summary>The warning of the command's own date: more than <see cref="Limits.MaxDaysAhead"/> days after today, or before the bond was issued; or null.</summary>
    public Problem? OfCommand() => on.DayNumber - today.DayNumber > Limits.MaxDaysAhead
        ? PlausibilityProblems.DateAhead.With(("where", where), ("field", "on"), ("date", on), ("days", on.DayNumber - today.DayNumber), ("today", today))
        : BeforeIssue("on", on);

    /// <summary>
    /// The warning of a date of the bond itself, of issue or maturity: more than <see cref="Limits.MaxBondYears"/> years from the command's date; or null.
    /// </summary>
    public Problem? OfBond(string field, DateOnly date) => Far(field, date, Limits.MaxBondYears);

    /// <summary>
    /// The warning of a date of an act the command announces (record date, day of payment, a window): before the bond was issued, or more than
    /// <see cref="Limits.MaxActYears"/> years from the command's date; or null.
    /// </summary>
    public Problem? OfAct(string field, DateOnly date) => BeforeIssue(field, date) ?? Far(field, date, Limits.MaxActYears);

    /// <summary>
    /// The warning of any other date: before the bond was issued, or more than <see cref="Limits.MaxYearsApart"/> years from the command's date and
    /// outside the bond's life; or null.
    /// </summary>
    public Problem? Of(string field, DateOnly date) =>
        BeforeIssue(field, date) ?? (date >= issueDate && date <= maturityDate ? null : Far(field, date, Limits.MaxYearsApart));

    private Problem? BeforeIssue(string field, DateOnly date) => date < issueDate
        ? PlausibilityProblems.DateBeforeIssue.With(("where", where), ("field", field), ("date", date), ("issueDate", issueDate))
        : null;

    private Problem? Far(string field, DateOnly date, int years) => int.Abs(date.DayNumber - on.DayNumber) > years * 366
        ? PlausibilityProblems.DateFar.With(("where", where), ("field", field), ("date", date), ("years", years), ("from", on))
        : null;
}
