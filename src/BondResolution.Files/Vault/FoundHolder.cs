namespace BondResolution.Files.Vault;

/// <summary>What a search of the vault found.</summary>
/// <param name="Row">The line as the register wrote it; null where the vault knows no such account. Not to be shown as it stands.</param>
/// <param name="Digest">Digest of the register file that says so.</param>
public sealed record FoundHolder(VaultRow? Row, string Digest)
{
    public static readonly FoundHolder None = new(null, "");

    /// <summary>What may be shown.</summary>
    public MaskedHolder? Holder => Row is null ? null : MaskedHolder.Of(Row, Digest);
}
