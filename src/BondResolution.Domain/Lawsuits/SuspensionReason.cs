namespace BondResolution.Domain.Lawsuits;

/// <summary>Why proceedings or enforcement are suspended (中止).</summary>
public enum SuspensionReason
{
    /// <summary>The judgment is reviewed (对生效法律文书审查).</summary>
    Review,

    /// <summary>再审.</summary>
    Retrial,

    /// <summary>破产申请受理.</summary>
    Insolvency,

    /// <summary>The parties agreed (执行和解).</summary>
    Agreement,

    Other
}
