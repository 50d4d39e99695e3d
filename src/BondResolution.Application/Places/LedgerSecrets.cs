namespace BondResolution.Application.Places;

/// <summary>What opening a ledger needs beside its URI, and what never stands in one: taken from the environment and options. Null: not given.</summary>
/// <param name="VaultKey">The vault's key, where it is not in a file.</param>
/// <param name="PostgresPassword">The password of the database, where neither the URI nor PostgreSQL's own ways give it.</param>
/// <param name="KeyFolder">The folder of the ledger's keys; null: a folder's own, and of a shared ledger one of the system user's.</param>
public sealed record LedgerSecrets(string? VaultKey = null, string? PostgresPassword = null, string? KeyFolder = null)
{
    /// <summary>Environment variable that names the folder of a shared ledger's keys.</summary>
    public const string KeyFolderVariable = "BONDRES_KEYS";
}
