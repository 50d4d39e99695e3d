namespace BondResolution.Files.Vault;

/// <summary>What a search of the vault found.</summary>
/// <param name="Holder">What may be shown; null where the vault knows no such account.</param>
public sealed record FoundHolder(MaskedHolder? Holder)
{
    public static readonly FoundHolder None = new((MaskedHolder?)null);
}
