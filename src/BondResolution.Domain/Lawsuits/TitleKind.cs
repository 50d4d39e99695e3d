namespace BondResolution.Domain.Lawsuits;

/// <summary>What decides between the parties.</summary>
public enum TitleKind
{
    /// <summary>判决.</summary>
    Judgment,

    /// <summary>调解.</summary>
    Mediation,

    /// <summary>和解: a contract; no title to enforce.</summary>
    Settlement
}
