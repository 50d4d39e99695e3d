namespace BondResolution.Domain.Plans;

/// <summary>A tier of the order in which money is applied (抵充顺序); by statute costs, interest, principal (Civil Code Art. 561).</summary>
public enum AppropriationTier
{
    Costs,
    Interest,
    Principal
}
