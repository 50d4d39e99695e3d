namespace BondResolution.Domain.Lawsuits;

/// <summary>Whom a recovery serves.</summary>
public enum Beneficiaries
{
    /// <summary>The holders of the suit, by their bonds in it.</summary>
    Suit,

    /// <summary>All holders, by their bonds: a pledge held by the trustee (受托持有的担保) serves all.</summary>
    All
}
