using BondResolution.EventStore.Sqlite;
using BondResolution.Integrity;
using Microsoft.Data.Sqlite;

namespace BondResolution.EventStore.EventStoreDb.Sequence;

/// <summary>The reader's sequences in a SQLite file. A file that is damaged or of another version is made anew.</summary>
public sealed class SqliteSequenceIndex : ISequenceIndex
{
    /// <summary>"BRSq" in ASCII: marks the file as one of these.</summary>
    private const int ApplicationId = 0x42525371;

    private const int Version = 2;

    private const string Columns = "sequence, stream, version, id, command_id, recorded_at, append, commit_position, prepare_position, leaf";

    private const string Tables =
        """
        CREATE TABLE entry (
            sequence INTEGER PRIMARY KEY,
            stream TEXT NOT NULL,
            version INTEGER NOT NULL,
            id BLOB NOT NULL,
            command_id TEXT NOT NULL,
            recorded_at TEXT NOT NULL,
            append BLOB NOT NULL,
            commit_position INTEGER NOT NULL,
            prepare_position INTEGER NOT NULL,
            leaf BLOB NOT NULL CHECK (length(leaf) = 32),
            UNIQUE (stream, version)
        ) STRICT;
        CREATE INDEX entry_by_id ON entry (id);
        CREATE INDEX entry_by_command ON entry (command_id, sequence);
        CREATE TABLE checkpoint (
            one INTEGER PRIMARY KEY CHECK (one = 1),
            ledger TEXT NOT NULL,
            ledger_id BLOB,
            sequence INTEGER NOT NULL,
            recorded_at TEXT NOT NULL,
            frontier BLOB NOT NULL,
            root BLOB NOT NULL,
            commit_position INTEGER,
            prepare_position INTEGER,
            id BLOB NOT NULL
        ) STRICT;
        """;

    private readonly SqliteSession session;

    private SqliteSequenceIndex(SqliteSession session) => this.session = session;

    /// <summary>Opens the sequences of a ledger, made with their folder where there are none.</summary>
    /// <param name="path">The file.</param>
    /// <param name="ledger">The ledger's name on its cluster.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="StoreUnreachableException">The file cannot be made or used, or is that of another ledger or program.</exception>
    public static async ValueTask<SqliteSequenceIndex> OpenAsync(string path, string ledger, CancellationToken cancel = default)
    {
        path = Path.GetFullPath(path);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path) ?? path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreUnreachableException($"The folder of {path} cannot be made. Check its name and permissions. ({e.Message})", e);
        }

        if (await OpenIfFitAsync(path, ledger, cancel).ConfigureAwait(false) is { } index)
            return index;
        foreach (var suffix in new[] { "", "-wal", "-shm", "-journal" })
            File.Delete(path + suffix);
        return await OpenIfFitAsync(path, ledger, cancel).ConfigureAwait(false)
            ?? throw new StoreUnreachableException($"{path} cannot be made anew. Check its folder's rights and room.");
    }

    public ValueTask<SequenceCheckpoint> ReadCheckpointAsync(CancellationToken cancel) => session.RunAsync(ReadCheckpoint, cancel);

    public ValueTask<bool> AddAsync(long after, IReadOnlyList<SequenceEntry> entries, SequenceCheckpoint checkpoint, CancellationToken cancel) =>
        session.RunAsync(
            () => session.InTransaction(() =>
            {
                if ((long)session.Scalar("SELECT sequence FROM checkpoint")! != after)
                    return false;
                foreach (var e in entries)
                {
                    session.Statement(
                        $"INSERT INTO entry ({Columns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
                        e.Sequence, e.Stream, e.Version, SqliteRows.Bytes(e.Id), e.CommandId, InstantText.Format(e.RecordedAt), SqliteRows.Bytes(e.Append),
                        e.Position.Commit, e.Position.Prepare, e.Leaf.ToArray()).ExecuteNonQuery();
                }

                session.Statement(
                    "UPDATE checkpoint SET sequence = $1, recorded_at = $2, frontier = $3, root = $4, commit_position = $5, prepare_position = $6, id = $7, ledger_id = $8",
                    checkpoint.Head.Sequence, InstantText.Format(checkpoint.Head.At), checkpoint.Frontier.ToBytes(), checkpoint.Head.Root.ToArray(),
                    checkpoint.Position!.Value.Commit, checkpoint.Position.Value.Prepare, SqliteRows.Bytes(checkpoint.LastId), checkpoint.Head.Ledger.ToBytes()).ExecuteNonQuery();
                return true;
            }),
            cancel);

    public ValueTask<(SequenceCheckpoint Checkpoint, IReadOnlyList<SequenceEntry?> Standing, long LastVersion)> LookAsync(string stream, IReadOnlyList<Guid> ids, CancellationToken cancel) =>
        session.RunAsync<(SequenceCheckpoint, IReadOnlyList<SequenceEntry?>, long)>(
            () =>
            {
                // the checkpoint first: what others add meanwhile is behind it
                var checkpoint = ReadCheckpoint();
                return (checkpoint, [.. ids.Select(id => One("id = $1", SqliteRows.Bytes(id)))],
                    (long)session.Statement("SELECT coalesce(max(version), -1) FROM entry WHERE stream = $1", stream).ExecuteScalar()!);
            },
            cancel);

    public ValueTask<SequenceEntry?> FindAsync(Guid id, CancellationToken cancel) => session.RunAsync(() => One("id = $1", SqliteRows.Bytes(id)), cancel);

    public ValueTask<SequenceEntry?> FindAsync(long sequence, CancellationToken cancel) => session.RunAsync(() => One("sequence = $1", sequence), cancel);

    public ValueTask<IReadOnlyList<SequenceEntry>> OfStreamAsync(string stream, long fromVersion, int atMost, CancellationToken cancel) =>
        ManyAsync("stream = $1 AND version >= $2 ORDER BY version LIMIT $3", stream, fromVersion, atMost, cancel);

    public ValueTask<IReadOnlyList<SequenceEntry>> OfCommandAsync(string commandId, long afterSequence, int atMost, CancellationToken cancel) =>
        ManyAsync("command_id = $1 AND sequence > $2 ORDER BY sequence LIMIT $3", commandId, afterSequence, atMost, cancel);

    public ValueTask<IReadOnlyList<ReadOnlyMemory<byte>>> LeavesAsync(long afterSequence, int atMost, CancellationToken cancel) =>
        session.RunAsync<IReadOnlyList<ReadOnlyMemory<byte>>>(
            () =>
            {
                using var row = session.Statement("SELECT leaf FROM entry WHERE sequence > $1 ORDER BY sequence LIMIT $2", afterSequence, atMost).ExecuteReader();
                var leaves = new List<ReadOnlyMemory<byte>>();
                while (row.Read())
                    leaves.Add(row.GetFieldValue<byte[]>(0));
                return leaves;
            },
            cancel);

    public ValueTask DisposeAsync()
    {
        session.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Null where the file is to be made anew.</summary>
    private static async ValueTask<SqliteSequenceIndex?> OpenIfFitAsync(string path, string ledger, CancellationToken cancel)
    {
        SqliteSession? session = null;
        try
        {
            session = SqliteSession.Open(path, SqliteEventStore.LockTimeoutSeconds);
            var opened = session;
            if (await session.RunAsync(() => Ensure(opened, ledger), cancel).ConfigureAwait(false))
                return new(session);
        }
        catch (StoreUnreachableException e) when (e.InnerException is SqliteException { SqliteErrorCode: SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_NOTADB })
        {
            // nothing in it is the truth
        }
        catch
        {
            session?.Dispose();
            throw;
        }

        session?.Dispose();
        return null;
    }

    private static bool Ensure(SqliteSession session, string ledger)
    {
        // what is lost in a power cut is read from $all again
        session.Script("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;");
        return session.InTransaction(() =>
        {
            var application = (long)session.Scalar("PRAGMA application_id")!;
            if (application == 0 && (long)session.Scalar("SELECT count(*) FROM sqlite_schema")! == 0)
            {
                session.Script(Tables);
                session.Statement(
                    "INSERT INTO checkpoint (one, ledger, sequence, recorded_at, frontier, root, id) VALUES (1, $1, 0, $2, $3, $4, $5)",
                    ledger, InstantText.Format(RecordedInstant.Earliest), new MerkleFrontier().ToBytes(), MerkleTree.EmptyRoot(), SqliteRows.Bytes(Guid.Empty)).ExecuteNonQuery();
                session.Script(FormattableString.Invariant($"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {Version};"));
                return true;
            }

            if (application != ApplicationId)
                throw new StoreUnreachableException($"{session.Path} is a database of another program. Name another place with --views.");
            if ((long)session.Scalar("PRAGMA user_version")! != Version)
                return false;
            var of = (string)session.Scalar("SELECT ledger FROM checkpoint")!;
            return of == ledger
                ? true
                : throw new StoreUnreachableException($"{session.Path} holds the sequences of the ledger '{of}', not of '{ledger}'. Name another place with --views.");
        });
    }

    private SequenceCheckpoint ReadCheckpoint()
    {
        using var row = session.Statement("SELECT sequence, recorded_at, frontier, root, commit_position, prepare_position, id, ledger_id FROM checkpoint").ExecuteReader();
        if (!row.Read())
            throw new LedgerAlteredException($"{session.Path} has no checkpoint. Delete it: it is made anew from the cluster.");
        return new(
            new(row.IsDBNull(7) ? default : LedgerId.Of(row.GetFieldValue<byte[]>(7)), row.GetInt64(0), InstantText.Parse(row.GetString(1)), row.GetFieldValue<byte[]>(3)), MerkleFrontier.FromBytes(row.GetFieldValue<byte[]>(2)),
            row.IsDBNull(4) ? null : new(row.GetInt64(4), row.GetInt64(5)), IdOf(row, 6));
    }

    private SequenceEntry? One(string where, object value)
    {
        using var row = session.Statement($"SELECT {Columns} FROM entry WHERE {where}", value).ExecuteReader();
        return row.Read() ? Read(row) : null;
    }

    private ValueTask<IReadOnlyList<SequenceEntry>> ManyAsync(string where, string text, long number, int atMost, CancellationToken cancel) =>
        session.RunAsync<IReadOnlyList<SequenceEntry>>(
            () =>
            {
                using var row = session.Statement($"SELECT {Columns} FROM entry WHERE {where}", text, number, atMost).ExecuteReader();
                var entries = new List<SequenceEntry>();
                while (row.Read())
                    entries.Add(Read(row));
                return entries;
            },
            cancel);

    private static SequenceEntry Read(SqliteDataReader row) => new(
        row.GetInt64(0), row.GetString(1), row.GetInt64(2), IdOf(row, 3), row.GetString(4), InstantText.Parse(row.GetString(5)), IdOf(row, 6),
        new(row.GetInt64(7), row.GetInt64(8)), row.GetFieldValue<byte[]>(9));

    private static Guid IdOf(SqliteDataReader row, int column) => new(row.GetFieldValue<byte[]>(column), bigEndian: true);
}
