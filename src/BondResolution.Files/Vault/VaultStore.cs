namespace BondResolution.Files.Vault;

/// <summary>
/// Where a vault keeps its chunks, and all there is to do with them; it sees ciphertext only. A kind of database is one class.
/// </summary>
internal abstract class VaultStore : IDisposable
{
    /// <summary>The place, for messages; holds no secret.</summary>
    public abstract string Name { get; }

    /// <summary>What shows which key is the vault's: as it stands, or else this one from now on.</summary>
    public abstract byte[] ProofOr(byte[] proof);

    /// <summary>Writes chunks in one transaction, in place of those that are there; false, and nothing, where somebody was erased of whom the writer did not know.</summary>
    /// <param name="chunks">Encrypted as they are asked for.</param>
    /// <param name="erasuresKnown">The commands whose erasures were looked at when what is written was chosen; null: it is not asked.</param>
    public abstract bool Put(IEnumerable<SealedChunk> chunks, IReadOnlySet<string>? erasuresKnown);

    /// <summary>The chunks of a case, those written last first.</summary>
    public abstract IEnumerable<SealedChunk> Chunks(string @case);

    /// <summary>Some chunks of a case, those written last first; one that is not there is left out.</summary>
    /// <param name="case">The case.</param>
    /// <param name="places">Their register files and numbers, few.</param>
    public abstract IEnumerable<SealedChunk> Chunks(string @case, IReadOnlyList<VaultPlace> places);

    /// <summary>Chunks by their places: the condition and order in SQL, and its parameters.</summary>
    private protected static (string Sql, Dapper.DynamicParameters Parameters) AtPlaces(string @case, IReadOnlyList<VaultPlace> places)
    {
        var parameters = new Dapper.DynamicParameters(new { @case });
        var values = new List<string>();
        for (var i = 0; i < places.Count; i++)
        {
            parameters.Add($"d{i}", places[i].Digest);
            parameters.Add($"n{i}", (long)places[i].Number);
            values.Add($"(@d{i}, @n{i})");
        }

        return ($"WHERE case_code = @case AND (digest, number) IN (VALUES {string.Join(", ", values)}) ORDER BY written DESC", parameters);
    }

    /// <summary>How many chunks of a register file there are.</summary>
    public abstract int Count(string @case, string digest);

    public abstract bool Has(string @case, string digest, int number);

    /// <summary>Cases of which there is anything, ordinal.</summary>
    public abstract IReadOnlyList<string> Cases();

    public abstract IReadOnlyList<string> Digests(string @case);

    /// <summary>The commands whose erasures this vault has seen.</summary>
    public abstract IReadOnlyList<string> TombstonesOf(string @case);

    /// <summary>Takes out the chunks of a register file; how many there were.</summary>
    public abstract int Delete(string @case, string digest);

    /// <summary>Puts chunks in the place of those that held an erased person's data, and a tombstone beside them.</summary>
    /// <param name="case">The case.</param>
    /// <param name="commandId">The command that asked.</param>
    /// <param name="chunks">Finds them; asked under the lock that writers take, so that nobody writes more meanwhile. Null: nothing is done.</param>
    public abstract void Replace(string @case, string commandId, Func<IReadOnlyList<SealedChunk>?> chunks);

    /// <summary>Keeps a proposal's files, in place of what is kept under the same proposal; <see cref="SealedChunk.Case"/> is the proposal, <see cref="SealedChunk.Digest"/> the file's name.</summary>
    public abstract void Keep(string proposal, IEnumerable<SealedChunk> chunks);

    /// <summary>The chunks of a file that is kept, in order.</summary>
    public abstract IEnumerable<SealedChunk> Kept(string proposal, string name);

    /// <summary>The proposals of which something is kept.</summary>
    public abstract IReadOnlyList<string> KeptProposals();

    /// <summary>Takes out a proposal's files, so that nothing is left of them.</summary>
    public abstract void Drop(string proposal);

    public abstract void Dispose();
}
