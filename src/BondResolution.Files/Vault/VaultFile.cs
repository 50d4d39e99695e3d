using Dapper;
using Microsoft.Data.Sqlite;

namespace BondResolution.Files.Vault;

/// <summary>
/// The SQLite file of a vault, and all the SQL there is about it. It sees ciphertext only. What is taken out is overwritten: in the pages of the
/// file (<c>secure_delete</c>), and in the journal that held them while they were written.
/// </summary>
internal sealed class VaultFile : VaultStore
{
    private const string Schema = """
        CREATE TABLE IF NOT EXISTS vault_key (id INTEGER PRIMARY KEY CHECK (id = 1), proof BLOB NOT NULL) STRICT;
        CREATE TABLE IF NOT EXISTS vault_chunk (
            written INTEGER PRIMARY KEY AUTOINCREMENT,
            case_code TEXT NOT NULL, digest TEXT NOT NULL, number INTEGER NOT NULL,
            nonce BLOB NOT NULL, content BLOB NOT NULL,
            UNIQUE (case_code, digest, number)) STRICT;
        CREATE TABLE IF NOT EXISTS vault_tombstone (case_code TEXT NOT NULL, command_id TEXT NOT NULL, PRIMARY KEY (case_code, command_id)) STRICT;
        CREATE TABLE IF NOT EXISTS vault_kept (
            proposal TEXT NOT NULL, name TEXT NOT NULL, number INTEGER NOT NULL, nonce BLOB NOT NULL, content BLOB NOT NULL, PRIMARY KEY (proposal, name, number)) STRICT;
        """;

    private readonly string _path;
    private readonly SqliteConnection _connection;
    private DirectoryInfo? _folder;
    private bool _isReading;

    private VaultFile(string path, SqliteConnection connection) => (_path, _connection) = (path, connection);

    private sealed record Row(string Case, string Digest, long Number, byte[] Nonce, byte[] Content)
    {
        public SealedChunk Chunk => new(Case, Digest, (int)Number, Nonce, Content);
    }

    public override string Name => _path;

    /// <summary>Opens the file, or makes it for its owner only.</summary>
    /// <exception cref="SqliteException">It is no vault, or cannot be written.</exception>
    public static VaultFile Open(string path)
    {
        CreateOwnerOnly(path);
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 30 }.ToString());
        try
        {
            connection.Open();
            // A register's people are written once, in one transaction: a write-ahead log would write them twice.
            connection.Execute("PRAGMA page_size = 16384; PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY;");
            connection.Execute(Schema);
            return new VaultFile(path, connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Opens a file that is there to read it; it keeps every byte. A journal that another process left is taken in in a copy.</summary>
    /// <exception cref="SqliteException">It is no vault, or cannot be read.</exception>
    public static VaultFile OpenReading(string path)
    {
        var left = new FileInfo(path + "-journal");
        var folder = left is { Exists: true, Length: > 0 } ? Directory.CreateTempSubdirectory("bondres-vault-") : null;
        if (folder is not null)
        {
            var copy = Path.Combine(folder.FullName, "vault.db");
            File.Copy(path, copy);
            File.Copy(left.FullName, copy + "-journal");
            path = copy;
        }

        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path, Pooling = false, DefaultTimeout = 30, Mode = folder is null ? SqliteOpenMode.ReadOnly : SqliteOpenMode.ReadWrite
        }.ToString());
        try
        {
            connection.Open();
            connection.Execute("PRAGMA temp_store = MEMORY; SELECT count(*) FROM vault_key;");
            return new VaultFile(path, connection) { _folder = folder, _isReading = true };
        }
        catch
        {
            connection.Dispose();
            folder?.Delete(recursive: true);
            throw;
        }
    }

    public override byte[] ProofOr(byte[] proof)
    {
        if (_isReading)
            return _connection.QueryFirstOrDefault<byte[]>("SELECT proof FROM vault_key") ?? proof;
        _connection.Execute("INSERT INTO vault_key (id, proof) VALUES (1, @proof) ON CONFLICT (id) DO NOTHING", new { proof });
        return _connection.QuerySingle<byte[]>("SELECT proof FROM vault_key");
    }

    public override bool Put(IEnumerable<SealedChunk> chunks, IReadOnlySet<string>? erasuresKnown)
    {
        using var transaction = _connection.BeginTransaction();
        using var insert = _connection.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = "INSERT OR REPLACE INTO vault_chunk (case_code, digest, number, nonce, content) VALUES ($case, $digest, $number, $nonce, $content)";
        var parameters = new[] { "$case", "$digest", "$number", "$nonce", "$content" }
            .Select(name => insert.Parameters.Add(new SqliteParameter { ParameterName = name })).ToArray();
        string? asked = null;
        foreach (var chunk in chunks)
        {
            if (erasuresKnown is not null && asked != chunk.Case && TombstonesOf(asked = chunk.Case).Any(erased => !erasuresKnown.Contains(erased)))
                return false;
            (parameters[0].Value, parameters[1].Value, parameters[2].Value) = (chunk.Case, chunk.Digest, chunk.Number);
            (parameters[3].Value, parameters[4].Value) = (chunk.Nonce, chunk.Content);
            insert.ExecuteNonQuery();
        }

        transaction.Commit();
        return true;
    }

    private const string SelectChunks = """SELECT case_code AS "Case", digest, number, nonce, content FROM vault_chunk """;

    public override IEnumerable<SealedChunk> Chunks(string @case) => _connection.Query<Row>(
        SelectChunks + "WHERE case_code = @case ORDER BY written DESC", new { @case }, buffered: false).Select(row => row.Chunk);

    public override IEnumerable<SealedChunk> Chunks(string @case, IReadOnlyList<VaultPlace> places)
    {
        var (sql, parameters) = AtPlaces(@case, places);
        return _connection.Query<Row>(SelectChunks + sql, parameters).Select(row => row.Chunk);
    }

    public override int Count(string @case, string digest) =>
        _connection.ExecuteScalar<int>("SELECT count(*) FROM vault_chunk WHERE case_code = @case AND digest = @digest", new { @case, digest });

    public override bool Has(string @case, string digest, int number) => _connection.ExecuteScalar<long>(
        "SELECT count(*) FROM vault_chunk WHERE case_code = @case AND digest = @digest AND number = @number", new { @case, digest, number }) > 0;

    public override IReadOnlyList<string> Cases() =>
        _connection.Query<string>("SELECT case_code FROM vault_chunk UNION SELECT case_code FROM vault_tombstone ORDER BY 1").AsList();

    public override IReadOnlyList<string> Digests(string @case) =>
        _connection.Query<string>("SELECT DISTINCT digest FROM vault_chunk WHERE case_code = @case ORDER BY digest", new { @case }).AsList();

    public override IReadOnlyList<string> TombstonesOf(string @case) =>
        _connection.Query<string>("SELECT command_id FROM vault_tombstone WHERE case_code = @case", new { @case }).AsList();

    public override int Delete(string @case, string digest) => Overwriting(transaction =>
        _connection.Execute("DELETE FROM vault_chunk WHERE case_code = @case AND digest = @digest", new { @case, digest }, transaction));

    public override void Replace(string @case, string commandId, Func<IReadOnlyList<SealedChunk>?> chunks) => Overwriting(transaction =>
    {
        if (chunks() is not { } found)
            return 0;

        // Their age stays: it tells which file has the last word on an account.
        foreach (var chunk in found)
        {
            _connection.Execute("UPDATE vault_chunk SET nonce = @Nonce, content = @Content WHERE case_code = @Case AND digest = @Digest AND number = @Number",
                new { chunk.Nonce, chunk.Content, chunk.Case, chunk.Digest, chunk.Number }, transaction);
        }

        return _connection.Execute("INSERT OR IGNORE INTO vault_tombstone VALUES (@case, @commandId)", new { @case, commandId }, transaction);
    });

    public override void Keep(string proposal, IEnumerable<SealedChunk> chunks)
    {
        using var transaction = _connection.BeginTransaction();
        _connection.Execute("DELETE FROM vault_kept WHERE proposal = @proposal", new { proposal }, transaction);
        foreach (var chunk in chunks)
        {
            _connection.Execute("INSERT INTO vault_kept VALUES (@proposal, @Digest, @Number, @Nonce, @Content)",
                new { proposal, chunk.Digest, chunk.Number, chunk.Nonce, chunk.Content }, transaction);
        }

        transaction.Commit();
    }

    public override IEnumerable<SealedChunk> Kept(string proposal, string name) => _connection.Query<Row>(
        """SELECT proposal AS "Case", name AS digest, number, nonce, content FROM vault_kept WHERE proposal = @proposal AND name = @name ORDER BY number""",
        new { proposal, name }, buffered: false).Select(row => row.Chunk);

    public override IReadOnlyList<string> KeptProposals() => _connection.Query<string>("SELECT DISTINCT proposal FROM vault_kept ORDER BY proposal").AsList();

    public override void Drop(string proposal)
    {
        if (KeptProposals().Contains(proposal, StringComparer.Ordinal))
            Overwriting(transaction => _connection.Execute("DELETE FROM vault_kept WHERE proposal = @proposal", new { proposal }, transaction));
    }

    public override void Dispose()
    {
        _connection.Dispose();
        _folder?.Delete(recursive: true);
    }

    /// <summary>
    /// Changes the file so that neither it nor its journal keeps what was there. The journal holds the pages as they were; so it is kept after the
    /// transaction, under the same lock, until zeros are written over it.
    /// </summary>
    private int Overwriting(Func<SqliteTransaction, int> change)
    {
        _connection.Execute("PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = PERSIST;");
        try
        {
            using var transaction = _connection.BeginTransaction();
            var changed = change(transaction);
            transaction.Commit();
            WriteZeros(_path + "-journal");
            return changed;
        }
        finally
        {
            // The lock goes with the first access in the other mode, and the journal with its own.
            _connection.Execute("PRAGMA locking_mode = NORMAL; PRAGMA journal_mode = DELETE; SELECT count(*) FROM vault_key;");
        }
    }

    private static void WriteZeros(string journal)
    {
        if (!File.Exists(journal))
            return;
        using var file = new FileStream(journal, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        var zeros = new byte[64 * 1024];
        for (var left = file.Length; left > 0; left -= zeros.Length)
            file.Write(zeros, 0, (int)long.Min(left, zeros.Length));
        file.Flush(flushToDisk: true);
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
