using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using BondResolution.Domain;
using BondResolution.Domain.Bonds;
using BondResolution.Domain.Problems;
using BondResolution.Files.Text;
using BondResolution.Integrity;
using Dapper;
using Microsoft.Data.Sqlite;

namespace BondResolution.Files.Vault;

/// <summary>
/// Names, identity and telephone numbers of holders, apart from the events: a SQLite file of its own, its contents
/// encrypted chunk by chunk. Without its key it says how many chunks of which register files there are, and nothing else.
/// One instance may be used from several threads; writes are one after the other.
/// </summary>
public sealed class HolderVault : IDisposable
{
    /// <summary>Environment variable that holds the key (base64 of 32 bytes) in place of <c>vault.key</c>.</summary>
    public const string KeyVariable = "BONDRES_VAULT_KEY";

    private const string Schema = """
        CREATE TABLE IF NOT EXISTS vault_key (id INTEGER PRIMARY KEY CHECK (id = 1), proof BLOB NOT NULL) STRICT;
        CREATE TABLE IF NOT EXISTS vault_chunk (
            written INTEGER PRIMARY KEY AUTOINCREMENT,
            case_code TEXT NOT NULL, digest TEXT NOT NULL, number INTEGER NOT NULL,
            nonce BLOB NOT NULL, content BLOB NOT NULL,
            UNIQUE (case_code, digest, number)) STRICT;
        """;

    private readonly string _path;
    private readonly SqliteConnection _connection;
    private readonly VaultCipher _cipher;
    private readonly HmacBatch _tokens;
    private readonly byte[] _saltKey;
    private readonly Lock _gate = new();

    private HolderVault(string path, SqliteConnection connection, VaultKey key)
    {
        (_path, _connection) = (path, connection);
        _cipher = new VaultCipher(key.Derive("chunk/1"));
        _saltKey = key.Derive("line-salt/1");
        _tokens = new HmacBatch(key.Derive("person-token/1"));
    }

    private sealed record StoredChunk(string Case, string Digest, long Number, byte[] Nonce, byte[] Content);

    /// <summary>
    /// Opens a vault, made with its key on first use. Problems: <c>vault.key-missing</c>, <c>vault.key-unreadable</c>,
    /// <c>vault.wrong-key</c>, <c>vault.unreachable</c>, <c>file.unwritable</c>.
    /// </summary>
    /// <param name="keyFromEnvironment">What <see cref="KeyVariable"/> holds, or null.</param>
    public static Outcome<HolderVault> Open(string path, string? keyFromEnvironment)
    {
        if (!VaultKey.Load(path, keyFromEnvironment).Try(out var key, out var problem))
            return problem;
        SqliteConnection? connection = null;
        try
        {
            CreateOwnerOnly(path);
            connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 30 }.ToString());
            connection.Open();
            // A register's people are written once, in one transaction: a write-ahead log would write them twice.
            connection.Execute("PRAGMA page_size = 16384; PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY;");
            connection.Execute(Schema);
            var proof = HMACSHA256.HashData(key.Derive("proof/1"), "vault"u8);
            connection.Execute("INSERT INTO vault_key (id, proof) VALUES (1, @proof) ON CONFLICT (id) DO NOTHING", new { proof });
            var stored = connection.QuerySingle<byte[]>("SELECT proof FROM vault_key");
            if (CryptographicOperations.FixedTimeEquals(stored, proof))
            {
                var vault = new HolderVault(path, connection, key);
                connection = null;
                return vault;
            }

            return VaultProblems.WrongKey.With(("file", path), ("key", key.Source));
        }
        catch (Exception refused) when (refused is SqliteException or IOException or UnauthorizedAccessException)
        {
            return VaultProblems.Unreachable.With(("file", path), ("reason", refused.Message));
        }
        finally
        {
            connection?.Dispose();
        }
    }

    /// <summary>
    /// An opaque name for a person of a case, the same every time under one key: the first 128 bits of
    /// HMAC-SHA256(token key, length of the case ‖ case ‖ person), which keep any two of 10^9 persons apart.
    /// </summary>
    public PersonToken PersonToken(string @case, string rawPerson)
    {
        var persons = new TextColumn();
        persons.Add(rawPerson);
        return PersonTokens(@case, persons, 0, 1)[0];
    }

    /// <summary>The tokens of some rows' persons; none where a row names none.</summary>
    public ImmutableArray<PersonToken> PersonTokens(string @case, TextColumn persons, int from, int count)
    {
        Span<byte> prefix = stackalloc byte[4 + Encoding.UTF8.GetMaxByteCount(Limits.MaxNameLength)];
        var caseBytes = Encoding.UTF8.GetBytes(@case, prefix[4..]);
        BinaryPrimitives.WriteInt32BigEndian(prefix, caseBytes);
        prefix = prefix[..(4 + caseBytes)];

        var messages = new ArrayBufferWriter<byte>(32 * count);
        var ends = new int[count];
        for (var i = 0; i < count; i++)
        {
            messages.Write(prefix);
            messages.Write(persons.Utf8(from + i));
            ends[i] = messages.WrittenCount;
        }

        var codes = new byte[HMACSHA256.HashSizeInBytes * count];
        _tokens.DigestAll(messages.WrittenSpan, ends, codes);
        var tokens = new PersonToken[count];
        for (var i = 0; i < count; i++)
        {
            if (!persons.Utf8(from + i).IsEmpty)
                tokens[i] = Domain.Bonds.PersonToken.OfBytes(codes.AsSpan(HMACSHA256.HashSizeInBytes * i));
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(tokens);
    }

    /// <summary>
    /// The secret salt of a chunk of lines, 32 bytes: HMAC-SHA256 under a key of its own over a text that names the chunk.
    /// The same name gives the same salt, so that a repeated append has the same bytes.
    /// </summary>
    public byte[] ChunkSalt(string name) => HMACSHA256.HashData(_saltKey, Encoding.UTF8.GetBytes(name));

    /// <summary>Encrypts a chunk for <see cref="Write(IEnumerable{SealedChunk})"/>; may run beside other work.</summary>
    public SealedChunk Seal(string @case, string digest, int number, VaultRows rows) => _cipher.Seal(@case, digest, number, rows);

    /// <summary>Writes one chunk; one that is there already is replaced.</summary>
    public void Write(string @case, string digest, int number, VaultRows rows) => Write([Seal(@case, digest, number, rows)]);

    /// <summary>Writes chunks in one transaction; those that are there already are replaced.</summary>
    public void Write(IEnumerable<SealedChunk> chunks)
    {
        lock (_gate)
        {
            using var transaction = _connection.BeginTransaction();
            using var insert = _connection.CreateCommand();
            insert.Transaction = transaction;
            insert.CommandText = "INSERT OR REPLACE INTO vault_chunk (case_code, digest, number, nonce, content) VALUES ($case, $digest, $number, $nonce, $content)";
            var parameters = new[] { "$case", "$digest", "$number", "$nonce", "$content" }
                .Select(name => insert.Parameters.Add(new SqliteParameter { ParameterName = name })).ToArray();
            foreach (var chunk in chunks)
            {
                (parameters[0].Value, parameters[1].Value, parameters[2].Value) = (chunk.Case, chunk.Digest, chunk.Number);
                (parameters[3].Value, parameters[4].Value) = (chunk.Nonce, chunk.Content);
                insert.ExecuteNonQuery();
            }

            transaction.Commit();
        }
    }

    /// <summary>Whether a chunk is there; its contents are not opened.</summary>
    public bool HasChunk(string @case, string digest, int number)
    {
        lock (_gate)
            return _connection.ExecuteScalar<long>(
                "SELECT count(*) FROM vault_chunk WHERE case_code = @case AND digest = @digest AND number = @number", new { @case, digest, number }) > 0;
    }

    /// <summary>The register files of a case of which there is personal data, by digest, ordinal.</summary>
    public IReadOnlyList<string> Digests(string @case)
    {
        lock (_gate)
            return _connection.Query<string>("SELECT DISTINCT digest FROM vault_chunk WHERE case_code = @case ORDER BY digest", new { @case }).AsList();
    }

    /// <summary>Takes away what an import that was given up or withdrawn left, so that the file's pages no longer hold it; the number of chunks.</summary>
    public int Purge(string @case, string digest)
    {
        lock (_gate)
        {
            return _connection.Execute("DELETE FROM vault_chunk WHERE case_code = @case AND digest = @digest", new { @case, digest });
        }
    }

    /// <summary>
    /// What may be shown of an account's holder, from the chunk written last that names it; the value is null where none
    /// does. Problem: <c>vault.altered</c>. Every chunk of the case is opened: there is no index, which would name accounts.
    /// </summary>
    public Outcome<FoundHolder> Find(string @case, string account)
    {
        lock (_gate)
        {
            var stored = _connection.Query<StoredChunk>(
                """SELECT case_code AS "Case", digest, number, nonce, content FROM vault_chunk WHERE case_code = @case ORDER BY written DESC""",
                new { @case }, buffered: false);
            foreach (var chunk in stored)
            {
                if (_cipher.Open(new SealedChunk(chunk.Case, chunk.Digest, (int)chunk.Number, chunk.Nonce, chunk.Content)) is not { } rows)
                    return VaultProblems.Altered.With(("file", _path), ("case", chunk.Case), ("digest", chunk.Digest), ("number", chunk.Number));
                if (rows.Find(account) is { } row)
                    return new FoundHolder(MaskedHolder.Of(row, chunk.Digest));
            }

            return FoundHolder.None;
        }
    }

    /// <summary>What may be shown of every account's holder in a case, as <see cref="Find"/> would; every chunk is opened once.</summary>
    public Outcome<Dictionary<string, MaskedHolder>> FindAll(string @case)
    {
        lock (_gate)
        {
            var found = new Dictionary<string, MaskedHolder>(StringComparer.Ordinal);
            var stored = _connection.Query<StoredChunk>(
                """SELECT case_code AS "Case", digest, number, nonce, content FROM vault_chunk WHERE case_code = @case ORDER BY written DESC""",
                new { @case }, buffered: false);
            foreach (var chunk in stored)
            {
                if (_cipher.Open(new SealedChunk(chunk.Case, chunk.Digest, (int)chunk.Number, chunk.Nonce, chunk.Content)) is not { } rows)
                    return VaultProblems.Altered.With(("file", _path), ("case", chunk.Case), ("digest", chunk.Digest), ("number", chunk.Number));
                foreach (var row in rows.Unpack())
                    found.TryAdd(row.Account, MaskedHolder.Of(row, chunk.Digest));
            }

            return found;
        }
    }

    public void Dispose()
    {
        _cipher.Dispose();
        _connection.Dispose();
    }

    /// <summary>SQLite gives its journal the mode of the file, so the file has to have it first.</summary>
    private static void CreateOwnerOnly(string path)
    {
        if (File.Exists(path))
            return;
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write, Share = FileShare.ReadWrite };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new FileStream(path, options);
    }
}
