namespace BondResolution.Files.Vault;

/// <summary>What the vault knows of one line of a register, as the register wrote it; empty where it said nothing.</summary>
public sealed record VaultRow(string Account, string Person, string Name, string IdNumber, string Phone, string Address, string Remark);
