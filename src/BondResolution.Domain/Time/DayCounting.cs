namespace BondResolution.Domain.Time;

/// <summary>Which ends of a period count as days of it.</summary>
public enum DayCounting
{
    /// <summary>The first day counts, the last does not (算头不算尾): the bond market's accrual.</summary>
    First,

    /// <summary>The last day counts, the first does not (算尾不算头).</summary>
    Last,

    /// <summary>Both count (头尾都算): the trustee's suit of 128044.</summary>
    Both
}
