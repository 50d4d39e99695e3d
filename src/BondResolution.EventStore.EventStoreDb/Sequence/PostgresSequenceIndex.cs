using BondResolution.EventStore.Postgres;
using BondResolution.Integrity;
using Npgsql;

namespace BondResolution.EventStore.EventStoreDb.Sequence;

/// <summary>The reader's sequences in a schema of a PostgreSQL database; that of another version is made anew.</summary>
public sealed class PostgresSequenceIndex : ISequenceIndex
{
    private const string Schema = "bondres_sequence";
    private const string Mark = "bondres sequences of a cluster, version 2";

    /// <summary>"BRSq" in ASCII: whoever makes the tables holds this advisory lock of the database.</summary>
    private const long Lock = 0x42525371;

    private const string Columns = "sequence, stream, version, id, command_id, recorded_at, append, commit_position, prepare_position, leaf";

    private const string CheckpointColumns = "sequence, recorded_at, frontier, root, commit_position, prepare_position, id, ledger_id";

    private const string Tables =
        $"""
        DROP SCHEMA IF EXISTS {Schema} CASCADE;
        CREATE SCHEMA {Schema};
        COMMENT ON SCHEMA {Schema} IS '{Mark}';
        CREATE TABLE entry (
            sequence bigint PRIMARY KEY,
            stream text COLLATE "C" NOT NULL,
            version bigint NOT NULL,
            id uuid NOT NULL,
            command_id text COLLATE "C" NOT NULL,
            recorded_at text COLLATE "C" NOT NULL,
            append uuid NOT NULL,
            commit_position bigint NOT NULL,
            prepare_position bigint NOT NULL,
            leaf bytea NOT NULL CHECK (octet_length(leaf) = 32),
            UNIQUE (stream, version)
        );
        CREATE INDEX entry_by_id ON entry (id);
        CREATE INDEX entry_by_command ON entry (command_id, sequence);
        CREATE TABLE checkpoint (
            one int PRIMARY KEY CHECK (one = 1),
            ledger text NOT NULL,
            ledger_id bytea,
            sequence bigint NOT NULL,
            recorded_at text NOT NULL,
            frontier bytea NOT NULL,
            root bytea NOT NULL,
            commit_position bigint,
            prepare_position bigint,
            id uuid NOT NULL
        );
        """;

    private readonly NpgsqlDataSource connections;
    private readonly string name;

    private PostgresSequenceIndex(NpgsqlDataSource connections, string name) => (this.connections, this.name) = (connections, name);

    /// <summary>Opens the sequences of a ledger, made where there are none.</summary>
    /// <param name="address">The database.</param>
    /// <param name="ledger">The ledger's name on its cluster.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="StoreUnreachableException">The database cannot be used, or holds a ledger or the sequences of another one.</exception>
    public static async ValueTask<PostgresSequenceIndex> OpenAsync(PostgresAddress address, string ledger, CancellationToken cancel = default)
    {
        var index = new PostgresSequenceIndex(address.Connections(Schema), address.Name);
        try
        {
            await index.InTransactionAsync(connection => index.EnsureAsync(connection, ledger, cancel), cancel).ConfigureAwait(false);
            return index;
        }
        catch
        {
            await index.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public async ValueTask<SequenceCheckpoint> ReadCheckpointAsync(CancellationToken cancel)
    {
        var found = await ManyAsync($"SELECT {CheckpointColumns} FROM checkpoint", [], ReadCheckpoint, cancel).ConfigureAwait(false);
        return found.Count == 1 ? found[0] : throw NoCheckpoint();
    }

    public async ValueTask<(SequenceCheckpoint Checkpoint, IReadOnlyList<SequenceEntry?> Standing, long LastVersion)> LookAsync(
        string stream, IReadOnlyList<Guid> ids, CancellationToken cancel)
    {
        try
        {
            // the checkpoint first: what others add meanwhile is behind it
            await using var look = connections.CreateBatch();
            look.BatchCommands.Add(Statement($"SELECT {CheckpointColumns} FROM checkpoint"));
            look.BatchCommands.Add(Statement($"SELECT {Columns} FROM entry WHERE id = ANY($1)", ids.ToArray()));
            look.BatchCommands.Add(Statement("SELECT coalesce(max(version), -1) FROM entry WHERE stream = $1", stream));
            await using var row = await look.ExecuteReaderAsync(cancel).ConfigureAwait(false);
            var checkpoint = await row.ReadAsync(cancel).ConfigureAwait(false) ? ReadCheckpoint(row) : throw NoCheckpoint();
            await row.NextResultAsync(cancel).ConfigureAwait(false);
            var standing = new Dictionary<Guid, SequenceEntry>();
            while (await row.ReadAsync(cancel).ConfigureAwait(false))
            {
                var entry = Read(row);
                standing.TryAdd(entry.Id, entry);
            }

            await row.NextResultAsync(cancel).ConfigureAwait(false);
            await row.ReadAsync(cancel).ConfigureAwait(false);
            return (checkpoint, [.. ids.Select(id => standing.GetValueOrDefault(id))], row.GetInt64(0));
        }
        catch (NpgsqlException e)
        {
            throw PostgresErrors.Translate(e, name);
        }
    }

    public async ValueTask<bool> AddAsync(long after, IReadOnlyList<SequenceEntry> entries, SequenceCheckpoint checkpoint, CancellationToken cancel) =>
        await InTransactionAsync(async connection =>
        {
            await using var batch = new NpgsqlBatch(connection);
            batch.BatchCommands.Add(Statement("SET LOCAL synchronous_commit = off")); // what is lost in a power cut is read from $all again
            batch.BatchCommands.Add(Statement("SELECT sequence FROM checkpoint FOR UPDATE"));
            await using (var row = await batch.ExecuteReaderAsync(cancel).ConfigureAwait(false))
            {
                if (!await row.ReadAsync(cancel).ConfigureAwait(false) || row.GetInt64(0) != after)
                    return false;
            }

            batch.BatchCommands.Clear();
            foreach (var e in entries)
            {
                batch.BatchCommands.Add(Statement(
                    $"INSERT INTO entry ({Columns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
                    e.Sequence, e.Stream, e.Version, e.Id, e.CommandId, InstantText.Format(e.RecordedAt), e.Append, e.Position.Commit, e.Position.Prepare, e.Leaf.ToArray()));
            }

            batch.BatchCommands.Add(Statement(
                "UPDATE checkpoint SET sequence = $1, recorded_at = $2, frontier = $3, root = $4, commit_position = $5, prepare_position = $6, id = $7, ledger_id = $8",
                checkpoint.Head.Sequence, InstantText.Format(checkpoint.Head.At), checkpoint.Frontier.ToBytes(), checkpoint.Head.Root.ToArray(),
                checkpoint.Position!.Value.Commit, checkpoint.Position.Value.Prepare, checkpoint.LastId, checkpoint.Head.Ledger.ToBytes()));
            await batch.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
            return true;
        }, cancel).ConfigureAwait(false);

    public async ValueTask<SequenceEntry?> FindAsync(Guid id, CancellationToken cancel) =>
        (await ManyAsync($"SELECT {Columns} FROM entry WHERE id = $1", [id], Read, cancel).ConfigureAwait(false)).FirstOrDefault();

    public async ValueTask<SequenceEntry?> FindAsync(long sequence, CancellationToken cancel) =>
        (await ManyAsync($"SELECT {Columns} FROM entry WHERE sequence = $1", [sequence], Read, cancel).ConfigureAwait(false)).FirstOrDefault();

    public ValueTask<IReadOnlyList<SequenceEntry>> OfStreamAsync(string stream, long fromVersion, int atMost, CancellationToken cancel) =>
        ManyAsync($"SELECT {Columns} FROM entry WHERE stream = $1 AND version >= $2 ORDER BY version LIMIT $3", [stream, fromVersion, atMost], Read, cancel);

    public ValueTask<IReadOnlyList<SequenceEntry>> OfCommandAsync(string commandId, long afterSequence, int atMost, CancellationToken cancel) =>
        ManyAsync($"SELECT {Columns} FROM entry WHERE command_id = $1 AND sequence > $2 ORDER BY sequence LIMIT $3", [commandId, afterSequence, atMost], Read, cancel);

    public ValueTask<IReadOnlyList<ReadOnlyMemory<byte>>> LeavesAsync(long afterSequence, int atMost, CancellationToken cancel) =>
        ManyAsync<ReadOnlyMemory<byte>>(
            "SELECT leaf FROM entry WHERE sequence > $1 ORDER BY sequence LIMIT $2", [afterSequence, atMost], row => row.GetFieldValue<byte[]>(0), cancel);

    public ValueTask DisposeAsync() => connections.DisposeAsync();

    private async Task<bool> EnsureAsync(NpgsqlConnection connection, string ledger, CancellationToken cancel)
    {
        await RunAsync(connection, Statement(FormattableString.Invariant($"SELECT pg_advisory_xact_lock({Lock})")), cancel).ConfigureAwait(false);
        string? mark;
        bool hasLedger;
        await using (var look = new NpgsqlCommand(
            "SELECT (SELECT coalesce(obj_description(oid, 'pg_namespace'), '') FROM pg_namespace WHERE nspname = $1), EXISTS (SELECT FROM pg_namespace WHERE nspname = $2)", connection)
        {
            Parameters = { new() { Value = Schema }, new() { Value = PostgresSchema.Ledger } }
        })
        await using (var row = await look.ExecuteReaderAsync(cancel).ConfigureAwait(false))
        {
            await row.ReadAsync(cancel).ConfigureAwait(false);
            (mark, hasLedger) = (row.IsDBNull(0) ? null : row.GetString(0), row.GetBoolean(1));
        }

        if (hasLedger)
            throw new StoreUnreachableException($"{name} holds a ledger of its own. Name another database with --views.");
        if (mark == Mark)
        {
            await using var ask = new NpgsqlCommand("SELECT ledger FROM checkpoint", connection);
            return await ask.ExecuteScalarAsync(cancel).ConfigureAwait(false) is string of && of != ledger
                ? throw new StoreUnreachableException($"{name} holds the sequences of the ledger '{of}', not of '{ledger}'. Name another place with --views.")
                : true;
        }

        if (mark?.StartsWith("bondres sequences", StringComparison.Ordinal) == false)
            throw new StoreUnreachableException($"{name} has a schema {Schema} of another program. Name another database with --views.");
        await using (var make = new NpgsqlCommand(Tables, connection))
            await make.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
        await RunAsync(connection, Statement(
            "INSERT INTO checkpoint (one, ledger, sequence, recorded_at, frontier, root, id) VALUES (1, $1, 0, $2, $3, $4, $5)",
            ledger, InstantText.Format(RecordedInstant.Earliest), new MerkleFrontier().ToBytes(), MerkleTree.EmptyRoot(), Guid.Empty), cancel).ConfigureAwait(false);
        return true;
    }

    private async Task<T> InTransactionAsync<T>(Func<NpgsqlConnection, Task<T>> work, CancellationToken cancel)
    {
        try
        {
            await using var connection = await connections.OpenConnectionAsync(cancel).ConfigureAwait(false);
            await using var transaction = await connection.BeginTransactionAsync(cancel).ConfigureAwait(false);
            var result = await work(connection).ConfigureAwait(false);
            await transaction.CommitAsync(cancel).ConfigureAwait(false);
            return result;
        }
        catch (NpgsqlException e)
        {
            throw PostgresErrors.Translate(e, name);
        }
    }

    private async ValueTask<IReadOnlyList<T>> ManyAsync<T>(string sql, object[] values, Func<NpgsqlDataReader, T> read, CancellationToken cancel)
    {
        try
        {
            await using var command = connections.CreateCommand(sql);
            foreach (var value in values)
                command.Parameters.Add(new NpgsqlParameter { Value = value });
            await using var row = await command.ExecuteReaderAsync(cancel).ConfigureAwait(false);
            var found = new List<T>();
            while (await row.ReadAsync(cancel).ConfigureAwait(false))
                found.Add(read(row));
            return found;
        }
        catch (NpgsqlException e)
        {
            throw PostgresErrors.Translate(e, name);
        }
    }

    private static async Task RunAsync(NpgsqlConnection connection, NpgsqlBatchCommand statement, CancellationToken cancel)
    {
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { statement } };
        await batch.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
    }

    private static NpgsqlBatchCommand Statement(string sql, params ReadOnlySpan<object> values)
    {
        var statement = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
            statement.Parameters.Add(new NpgsqlParameter { Value = value });
        return statement;
    }

    private LedgerAlteredException NoCheckpoint() => new($"{name} has no checkpoint of sequences. Drop its schema {Schema}: it is made anew from the cluster.");

    private static SequenceCheckpoint ReadCheckpoint(NpgsqlDataReader row) => new(
        new(row.IsDBNull(7) ? default : LedgerId.Of(row.GetFieldValue<byte[]>(7)), row.GetInt64(0), InstantText.Parse(row.GetString(1)), row.GetFieldValue<byte[]>(3)),
        MerkleFrontier.FromBytes(row.GetFieldValue<byte[]>(2)),
        row.IsDBNull(4) ? null : new(row.GetInt64(4), row.GetInt64(5)), row.GetGuid(6));

    private static SequenceEntry Read(NpgsqlDataReader row) => new(
        row.GetInt64(0), row.GetString(1), row.GetInt64(2), row.GetGuid(3), row.GetString(4), InstantText.Parse(row.GetString(5)), row.GetGuid(6),
        new(row.GetInt64(7), row.GetInt64(8)), row.GetFieldValue<byte[]>(9));
}
