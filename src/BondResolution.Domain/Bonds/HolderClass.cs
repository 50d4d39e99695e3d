namespace BondResolution.Domain.Bonds;

/// <summary>What kind of holder an account belongs to (持有人类别), as far as tax and service differ by it.</summary>
public enum HolderClass : byte
{
    /// <summary>A natural person; registers' classes beginning with 1.</summary>
    Individual,

    /// <summary>A securities investment fund (证券投资基金).</summary>
    Fund,

    /// <summary>A resident enterprise (境内机构).</summary>
    Institution,

    /// <summary>An institution from abroad (境外机构).</summary>
    Foreign,

    /// <summary>Anything else, and registers that do not say.</summary>
    Other
}
