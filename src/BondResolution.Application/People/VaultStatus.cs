using BondResolution.Domain.People;

namespace BondResolution.Application.People;

/// <summary>What the vault holds of a case, without saying of whom.</summary>
/// <param name="Files">Register files of which there are people.</param>
/// <param name="Restricted">Persons locked against use.</param>
/// <param name="Erased">Persons erased.</param>
/// <param name="Reveals">How often something was shown unmasked.</param>
/// <param name="Key">Where the key comes from.</param>
public sealed record VaultStatus(string Case, IReadOnlyList<VaultStatus.File> Files, int Restricted, int Erased, int Reveals, string Key)
{
    /// <param name="RecordDates">Record dates of the imports that stand.</param>
    /// <param name="State"><c>standing</c>, <c>unsealed</c>: begun and cut off, <c>no-import</c>: left by one that recorded nothing, purged with the next import of the case.</param>
    /// <param name="Chunks">Chunks of up to 512 lines.</param>
    public sealed record File(string Digest, IReadOnlyList<DateOnly> RecordDates, string State, int Chunks);

    public static async Task<VaultStatus> OfAsync(Ledger ledger, string code, CancellationToken cancel)
    {
        var state = (await Holders.OfAsync(ledger, code, cancel)).State;
        await ledger.CatchUpAsync(cancel);
        var imports = ledger.Registers(code).Where(r => !r.IsUndone).ToLookup(r => r.FileDigest, StringComparer.Ordinal);
        var files = ledger.Vault.Digests(code).Select(digest => new File(
            digest, [.. imports[digest].Select(r => r.RecordDate).Distinct().Order()],
            imports[digest].Any(r => r.IsSealed) ? "standing" : imports[digest].Any() ? "unsealed" : "no-import", ledger.Vault.CountChunks(code, digest)));
        return new(code, [.. files], state.Restrictions.Length, state.Erasures.Length, state.Reveals, ledger.Vault.KeySource);
    }
}
