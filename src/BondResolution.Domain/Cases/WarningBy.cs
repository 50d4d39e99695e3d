namespace BondResolution.Domain.Cases;

/// <summary>Who published a risk warning (风险提示).</summary>
public enum WarningBy
{
    Issuer,
    Trustee,
    RatingAgency,
    Other
}
