using BondResolution.Domain.Problems;

namespace BondResolution.Files.Vault;

/// <content>Who is in the vault, chunk by chunk.</content>
public sealed partial class HolderVault
{
    /// <summary>
    /// What may be shown of an account's holder, from the chunk written last that names it; the value is null where none
    /// does. Problem: <c>vault.altered</c>. There is no index, which would name accounts: every chunk of the case is opened until one names
    /// it.
    /// </summary>
    /// <param name="case">The case.</param>
    /// <param name="account">The account.</param>
    /// <param name="places">Where the ledger's lines say that it is; where each of these names it, nothing else is opened. Empty: nothing
    /// is said.</param>
    public Outcome<FoundHolder> Find(string @case, string account, IReadOnlyList<VaultPlace> places)
    {
        lock (_gate)
        {
            var (found, naming) = (FoundHolder.None, 0);
            var altered = places.Count == 0 ? null : Open(_file.Chunks(@case, places), (chunk, rows) =>
            {
                if (rows.Find(account) is not { } row)
                    return false;
                found = naming++ == 0 ? new FoundHolder(row, chunk.Digest) : found;
                return true;
            });
            if (altered is not null)
                return altered;
            return naming > 0 && naming == places.Count ? found : Find(@case, account);
        }
    }

    /// <inheritdoc cref="Find(string, string, IReadOnlyList{VaultPlace})"/>
    public Outcome<FoundHolder> Find(string @case, string account)
    {
        lock (_gate)
        {
            var found = FoundHolder.None;
            var altered = Open(_file.Chunks(@case), (chunk, rows) =>
            {
                if (rows.Find(account) is { } row)
                    found = new FoundHolder(row, chunk.Digest);
                return found.Row is null;
            });
            return altered is null ? found : altered;
        }
    }

    /// <summary>Every line of a case, those written last first, until <paramref name="line"/> wants no more. Problem: <c>vault.altered</c>.</summary>
    /// <param name="line">Told a line and the digest of its register file; answers whether to go on.</param>
    public Problem? Read(string @case, Func<VaultRow, string, bool> line)
    {
        lock (_gate)
            return Open(_file.Chunks(@case), (chunk, rows) => rows.Unpack().All(row => line(row, chunk.Digest)));
    }

    /// <summary>Opens chunk by chunk until one wants no more.</summary>
    private Problem? Open(IEnumerable<SealedChunk> chunks, Func<SealedChunk, VaultRows, bool> chunkOpened)
    {
        foreach (var chunk in chunks)
        {
            if (_cipher.Open(chunk) is not { } rows)
                return VaultProblems.Altered.With(("file", _path), ("case", chunk.Case), ("digest", chunk.Digest), ("number", chunk.Number));
            if (!chunkOpened(chunk, rows))
                return null;
        }

        return null;
    }
}
