using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using BondResolution.Domain.Bonds;
using BondResolution.Domain.Problems;
using BondResolution.Files.Text;
using Npgsql;

namespace BondResolution.Files.Vault;

/// <summary>
/// Names, identity and telephone numbers of holders, apart from the events: a SQLite file or a PostgreSQL schema of its own, its contents
/// encrypted chunk by chunk. Without its key it says how many chunks of which register files there are, and nothing else.
/// One instance may be used from several threads; writes are one after the other.
/// </summary>
public sealed partial class HolderVault : IDisposable
{
    /// <summary>Environment variable that holds the key (base64 of 32 bytes) in place of <c>vault.key</c>.</summary>
    public const string KeyVariable = "BONDRES_VAULT_KEY";

    /// <summary>The schema of a vault in PostgreSQL.</summary>
    public const string Schema = VaultSchema.Schema;

    private readonly string _path;
    private readonly VaultStore _file;
    private readonly VaultCipher _cipher;
    private readonly TokenKey _tokens;
    private readonly TokenKey _identities;
    private readonly byte[] _saltKey;
    private readonly Lock _gate = new();

    private HolderVault(string path, VaultStore file, VaultKey key)
    {
        (_path, _file, KeySource, Exposed) = (path, file, key.Source, key.Exposed);
        _cipher = new VaultCipher(key.Derive("chunk/1"));
        _saltKey = key.Derive("line-salt/1");
        _tokens = new TokenKey(key.Derive("person-token/1"));
        _identities = new TokenKey(key.Derive("identity-token/1"));
    }

    /// <summary>Where the key came from, for messages.</summary>
    public string KeySource { get; }

    /// <summary>A warning where others than its owner may read the key's file (<c>vault.key-exposed</c>), or null.</summary>
    public Problem? Exposed { get; }

    /// <summary>
    /// Opens a vault, made with its key on first use. Problems: <c>vault.key-missing</c>, <c>vault.key-unreadable</c>,
    /// <c>vault.wrong-key</c>, <c>vault.unreachable</c>, <c>file.unwritable</c>.
    /// </summary>
    /// <param name="keyFromEnvironment">What <see cref="KeyVariable"/> holds, or null.</param>
    /// <param name="keyFolder">Holds <c>vault.key</c>; null: the vault's own folder.</param>
    public static Outcome<HolderVault> Open(string path, string? keyFromEnvironment, string? keyFolder = null) =>
        VaultKey.Load(keyFolder ?? Path.GetDirectoryName(Path.GetFullPath(path)) ?? ".", path, File.Exists(path), keyFromEnvironment).Try(out var key, out var problem)
            ? Open(path, key, () => VaultFile.Open(path))
            : problem;

    /// <summary>
    /// Opens a vault that is only read: nothing is made or changed. Where it is missing, or cannot be opened with the key that is at hand, it is one that knows nobody,
    /// and the problem says why.
    /// </summary>
    public static (HolderVault Vault, Problem? Closed) OpenReading(string path, string? keyFromEnvironment, string keyFolder)
    {
        Problem? problem = null;
        if (File.Exists(path) && VaultKey.Load(keyFolder, path, isMade: true, keyFromEnvironment).Try(out var key, out problem)
            && Open(path, key, () => VaultFile.OpenReading(path)).Try(out var vault, out problem))
            return (vault, null);
        var nobodys = VaultKey.Of(RandomNumberGenerator.GetBytes(VaultKey.Bytes));
        return (new HolderVault(path, new NoVault(path), nobodys), problem);
    }

    /// <summary>Whether there is personal data in a vault's file, which needs no key to tell; the file stays as it is.</summary>
    public static bool HoldsAnybody(string path)
    {
        try
        {
            if (!File.Exists(path))
                return false;
            using var file = VaultFile.OpenReading(path);
            return file.Cases().Count > 0;
        }
        catch (Microsoft.Data.Sqlite.SqliteException)
        {
            return false; // what is no vault tells nothing
        }
    }

    /// <summary>The same for a vault in a schema of a PostgreSQL database, its key in a folder or the environment.</summary>
    /// <param name="connections">Whose unqualified names are those of <see cref="Schema"/>; the vault's from now on.</param>
    /// <param name="name">The database, for messages.</param>
    /// <param name="keyFolder">Holds <c>vault.key</c>.</param>
    /// <param name="keyFromEnvironment">What <see cref="KeyVariable"/> holds, or null.</param>
    public static Outcome<HolderVault> Open(NpgsqlDataSource connections, string name, string keyFolder, string? keyFromEnvironment)
    {
        VaultSchema? schema = null;
        try
        {
            schema = VaultSchema.Open(connections, name);
            if (!VaultKey.Load(keyFolder, name, schema.HasKey(), keyFromEnvironment).Try(out var key, out var problem))
                return problem;
            var made = schema;
            schema = null;
            return Open(name, key, () => made);
        }
        catch (NpgsqlException refused)
        {
            return VaultProblems.Unreachable.With(("file", name), ("reason", refused.Message));
        }
        finally
        {
            schema?.Dispose();
        }
    }

    private static Outcome<HolderVault> Open(string path, VaultKey key, Func<VaultStore> open)
    {
        VaultStore? file = null;
        try
        {
            file = open();
            var proof = HMACSHA256.HashData(key.Derive("proof/1"), "vault"u8);
            if (CryptographicOperations.FixedTimeEquals(file.ProofOr(proof), proof))
            {
                var vault = new HolderVault(path, file, key);
                file = null;
                return vault;
            }

            return VaultProblems.WrongKey.With(("file", path), ("key", key.Source));
        }
        catch (Exception refused) when (refused is System.Data.Common.DbException or IOException or UnauthorizedAccessException)
        {
            return VaultProblems.Unreachable.With(("file", path), ("reason", refused.Message));
        }
        finally
        {
            file?.Dispose();
        }
    }

    /// <summary>An opaque name for a person of a case, the same every time under one key.</summary>
    public PersonToken PersonToken(string @case, string rawPerson) => _tokens.Of(@case, rawPerson);

    /// <summary>The same for an identity number, under a key of its own: a person is known by it in files that do not number him.</summary>
    public PersonToken IdentityToken(string @case, string idNumber) => _identities.Of(@case, Identity(idNumber));

    /// <summary>An identity number as two are compared: narrow, without blanks around it, in upper case.</summary>
    public static string Identity(string idNumber) => CellText.Narrow(idNumber).ToUpperInvariant();

    /// <summary>The tokens of some rows' persons; none where a row names none.</summary>
    public ImmutableArray<PersonToken> PersonTokens(string @case, TextColumn persons, int from, int count) => _tokens.Of(@case, persons, from, count);

    /// <summary>
    /// The secret salt of a chunk of lines, 32 bytes: HMAC-SHA256 under a key of its own over a text that names the chunk.
    /// The same name gives the same salt, so that a repeated append has the same bytes.
    /// </summary>
    public byte[] ChunkSecret(string name) => HMACSHA256.HashData(_saltKey, Encoding.UTF8.GetBytes(name));

    /// <summary>Encrypts a chunk for <see cref="Write(IEnumerable{SealedChunk}, IReadOnlySet{string}?)"/>; may run beside other work.</summary>
    public SealedChunk Seal(string @case, string digest, int number, VaultRows rows) => _cipher.Seal(@case, digest, number, rows);

    /// <summary>Writes one chunk; one that is there already is replaced.</summary>
    public void Write(string @case, string digest, int number, VaultRows rows) => Write([Seal(@case, digest, number, rows)]);

    /// <summary>
    /// Writes chunks in one transaction; those that are there already are replaced. False, and nothing is written, where more persons of the case
    /// were erased than the writer knew of: an import that began before an erasure does not bring anybody back.
    /// </summary>
    /// <param name="chunks">Sealed; all of one case.</param>
    /// <param name="erasuresKnown">Commands whose erasures were looked at when the rows were chosen; null: it is not asked.</param>
    public bool Write(IEnumerable<SealedChunk> chunks, IReadOnlySet<string>? erasuresKnown = null)
    {
        lock (_gate)
            return _file.Put(chunks, erasuresKnown);
    }

    /// <summary>Whether a chunk is there; its contents are not opened.</summary>
    public bool HasChunk(string @case, string digest, int number)
    {
        lock (_gate)
            return _file.Has(@case, digest, number);
    }

    /// <summary>How many chunks of a register file are there.</summary>
    public int CountChunks(string @case, string digest)
    {
        lock (_gate)
            return _file.Count(@case, digest);
    }

    /// <summary>Cases of which there is anything, ordinal.</summary>
    public IReadOnlyList<string> Cases()
    {
        lock (_gate)
            return _file.Cases();
    }

    /// <summary>The register files of a case of which there is personal data, by digest, ordinal.</summary>
    public IReadOnlyList<string> Digests(string @case)
    {
        lock (_gate)
            return _file.Digests(@case);
    }

    /// <summary>The commands whose erasures were carried out in this vault, whatever a copy it was restored from may hold.</summary>
    public IReadOnlyList<string> Tombstones(string @case)
    {
        lock (_gate)
            return _file.TombstonesOf(@case);
    }

    /// <summary>Takes away what an import that was given up or withdrawn left, so that the file's pages no longer hold it; the number of chunks.</summary>
    public int Purge(string @case, string digest)
    {
        lock (_gate)
            return _file.Delete(@case, digest);
    }

    /// <summary>
    /// Takes a person out: of every line that names him nothing is left but the account. The chunks he stood in are encrypted anew, the old ones
    /// overwritten. Doing it again finds nothing. Answers how many lines named him; problem: <c>vault.altered</c>.
    /// </summary>
    /// <param name="commandId">The command that asked; its tombstone says that this vault has done it.</param>
    /// <param name="isErased">Whether a line names him.</param>
    public Outcome<int> Erase(string @case, string commandId, Func<VaultRow, bool> isErased)
    {
        lock (_gate)
        {
            var lines = 0;
            Problem? altered = null;
            _file.Replace(@case, commandId, () =>
            {
                var replaced = new List<SealedChunk>();
                altered = Open(_file.Chunks(@case), (chunk, rows) =>
                {
                    var before = lines;
                    var left = rows.Unpack().Select(row => row.IsEmpty || !isErased(row) ? row : Emptied(row)).ToList();
                    if (lines > before)
                        replaced.Add(_cipher.Seal(chunk.Case, chunk.Digest, chunk.Number, VaultRows.Of(left)));
                    return true;
                });
                return altered is null ? replaced : null;
            });
            return altered is null ? lines : altered;

            VaultRow Emptied(VaultRow row)
            {
                lines++;
                return row.Emptied();
            }
        }
    }

    public void Dispose()
    {
        _cipher.Dispose();
        _file.Dispose();
    }
}
