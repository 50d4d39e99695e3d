using BondResolution.Files.Vault;

namespace BondResolution.Application.People;

/// <summary>What may be shown of the holder of an account.</summary>
/// <param name="Row">What the vault holds; null unless <see cref="State"/> is <see cref="HolderState.Held"/>.</param>
/// <param name="Digest">The register file that says so.</param>
public sealed record ShownHolder(HolderState State, VaultRow? Row, string Digest)
{
    public static readonly ShownHolder Unknown = new(HolderState.Unknown, null, "");

    /// <summary>Masked, or null where there is nothing to mask.</summary>
    public MaskedHolder? Masked => Row is null ? null : MaskedHolder.Of(Row, Digest);
}
