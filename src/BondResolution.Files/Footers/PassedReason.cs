namespace BondResolution.Files.Footers;

/// <summary>Why a line of a table is no row.</summary>
public enum PassedReason
{
    /// <summary>It stands above the header and holds no row.</summary>
    Title,

    /// <summary>Nothing stands in it.</summary>
    Blank,

    /// <summary>It states control totals, which are compared with the rows.</summary>
    Total,

    /// <summary>It names no account and holds no quantity.</summary>
    Note,

    /// <summary>A line drawn with dashes or the like.</summary>
    Dashes
}
