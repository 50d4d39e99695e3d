namespace BondResolution.Domain.Law;

/// <summary>A period of years that the law sets from a date on, with its source.</summary>
/// <param name="Name">What it is called, in both languages.</param>
/// <param name="Source">Act and article.</param>
/// <param name="From">The first date on which a period that begins has this length.</param>
/// <param name="Years">At least 1.</param>
/// <param name="WarnDays">How many days before its end reports begin to warn; the ledger's own, not the law's.</param>
public sealed record LegalPeriod(string Name, string Source, DateOnly From, int Years, int WarnDays)
{
    /// <summary>
    /// The last day of a period that is counted from a day on: that day itself is not counted (Civil Code Art. 201), so it is the
    /// same day years later, or the last of that month (Art. 202). Holidays (Art. 203) are not known here.
    /// </summary>
    public DateOnly EndOf(DateOnly from) => from.Year + Years > DateOnly.MaxValue.Year ? DateOnly.MaxValue : from.AddYears(Years);
}
