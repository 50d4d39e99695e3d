namespace BondResolution.Files.Vault;

/// <summary>Where a line's person is: the chunk of a register file.</summary>
/// <param name="Digest">Digest of the register file.</param>
/// <param name="Number">Which chunk of the file's rows, from 0.</param>
public readonly record struct VaultPlace(string Digest, int Number);
