namespace BondResolution.Files.Vault;

/// <summary>What the vault knows of one line of a register, as the register wrote it; empty where it said nothing.</summary>
public sealed record VaultRow(string Account, string Person, string Name, string IdNumber, string Phone, string Address, string Remark)
{
    /// <summary>Whether nothing of the person is in it: the register said nothing, or he was erased.</summary>
    public bool IsEmpty => Person.Length + Name.Length + IdNumber.Length + Phone.Length + Address.Length + Remark.Length == 0;

    /// <summary>The line without the person.</summary>
    public VaultRow Emptied() => new(Account, "", "", "", "", "", "");
}
