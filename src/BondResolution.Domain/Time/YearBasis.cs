namespace BondResolution.Domain.Time;

/// <summary>What a year's rate is divided by for a day.</summary>
public enum YearBasis
{
    /// <summary>365 days, 29 February counted (ACT/365F).</summary>
    Act365,

    /// <summary>360 days.</summary>
    Act360,

    /// <summary>The days of the calendar year each counted day lies in, 365 or 366.</summary>
    ActAct,

    /// <summary>365 days, 29 February not counted (NL/365).</summary>
    NoLeap365,

    /// <summary>No year: the rate is per day.</summary>
    PerDay
}
