namespace BondResolution.Domain.Lawsuits;

/// <summary>Who laid out costs of a suit.</summary>
public enum AdvancedBy
{
    /// <summary>受托管理人垫付: comes first out of what the suit brings in.</summary>
    Trustee,

    /// <summary>持有人预付: goes back to them next.</summary>
    Holders
}
