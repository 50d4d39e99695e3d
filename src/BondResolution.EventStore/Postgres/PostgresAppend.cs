using BondResolution.Integrity;
using Npgsql;
using NpgsqlTypes;

namespace BondResolution.EventStore.Postgres;

/// <summary>What an append does under the lock of the ledger's head.</summary>
internal static class PostgresAppend
{
    /// <summary>Up to so many events go as statements together with the head, beyond by binary COPY.</summary>
    private const int FewEvents = 4;

    private const string Columns = "sequence, stream, version, id, type, effective_on, recorded_at, command_id, leaf, metadata, payload";

    /// <param name="connection">Alone on it.</param>
    /// <param name="batch">What is appended.</param>
    /// <param name="clock">When.</param>
    /// <param name="name">The database, for messages.</param>
    /// <param name="cancel">Cancels up to the commit.</param>
    public static async Task<AppendResult> RunAsync(NpgsqlConnection connection, AppendBatch batch, TimeProvider clock, string name, CancellationToken cancel)
    {
        // each statement sees what was committed before it: the ones behind the lock see everything that the lock waited for
        await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.ReadCommitted, cancel).ConfigureAwait(false);
        var (head, frontier, standing, last, guarded) = await LockAsync(connection, batch, name, cancel).ConfigureAwait(false);

        // a repeat answers as it did the first time, whatever was appended since: so before the expected version
        if (batch.AnswerIfStanding(standing) is { } again)
            return again;
        if (batch.Expected != ExpectedVersion.Any && batch.Expected.Value != last)
            return new AppendResult.Conflict(last);
        if (batch.Guard is { } guard && guard.Last != (guard.Stream is null ? head.Sequence : guarded))
            return new AppendResult.Overtaken();

        CrashPoint.Reach("append.begun");
        var recordedAt = RecordedInstant.Next(clock, head.At);
        var leaves = new (EventLeaf Leaf, byte[] Hash)[batch.Events.Count];
        for (var i = 0; i < leaves.Length; i++)
        {
            var leaf = batch.LeafOf(i, head.Ledger, head.Sequence + 1 + i, last + 1 + i, recordedAt);
            leaves[i] = (leaf, leaf.Hash());
            frontier.Append(leaves[i].Hash);
        }

        if (leaves.Length > FewEvents)
            await CopyAsync(connection, leaves, batch.Events, cancel).ConfigureAwait(false);
        CrashPoint.Reach("append.inserted");
        await FinishAsync(connection, leaves.Length > FewEvents ? [] : leaves, batch.Events, frontier, recordedAt, cancel).ConfigureAwait(false);
        CrashPoint.Reach("append.head");
        cancel.ThrowIfCancellationRequested();
        await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
        CrashPoint.Reach("append.committed");
        return new AppendResult.Recorded(head.Sequence + 1, frontier.Size, Again: false);
    }

    /// <summary>Takes the head's lock, and looks in the same turn at what stands under the batch's ids, and how far its stream goes and the one that guards it.</summary>
    private static async Task<(LedgerHead Head, MerkleFrontier Frontier, IReadOnlyList<StoredEvent?> Standing, long Last, long Guarded)> LockAsync(
        NpgsqlConnection connection, AppendBatch batch, string name, CancellationToken cancel)
    {
        await using var ask = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new($"SELECT {PostgresRows.HeadColumns} FROM head FOR UPDATE"),
                new($"SELECT {PostgresRows.EventColumns} FROM event WHERE id = ANY($1)") { Parameters = { new() { Value = batch.Events.Select(e => e.Id).ToArray() } } },
                new("SELECT coalesce(max(version), -1) FROM event WHERE stream = $1") { Parameters = { new() { Value = batch.Stream } } },
                new("SELECT coalesce(max(version), -1) FROM event WHERE stream = $1") { Parameters = { new() { Value = batch.Guard?.Stream ?? batch.Stream } } }
            }
        };
        await using var row = await ask.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        var (head, frontier) = await PostgresRows.ReadHeadAsync(row, name, cancel).ConfigureAwait(false);

        await row.NextResultAsync(cancel).ConfigureAwait(false);
        var found = new Dictionary<Guid, StoredEvent>();
        while (await row.ReadAsync(cancel).ConfigureAwait(false))
        {
            var stored = PostgresRows.ReadEvent(row, name);
            found.Add(stored.Id, stored);
        }

        await row.NextResultAsync(cancel).ConfigureAwait(false);
        await row.ReadAsync(cancel).ConfigureAwait(false);
        var last = row.GetInt64(0);

        await row.NextResultAsync(cancel).ConfigureAwait(false);
        await row.ReadAsync(cancel).ConfigureAwait(false);
        return (head, frontier, [.. batch.Events.Select(e => found.GetValueOrDefault(e.Id))], last, row.GetInt64(0));
    }

    private static async Task CopyAsync(NpgsqlConnection connection, (EventLeaf Leaf, byte[] Hash)[] leaves, IReadOnlyList<NewEvent> events, CancellationToken cancel)
    {
        await using var copy = await connection.BeginBinaryImportAsync($"COPY event ({Columns}) FROM STDIN (FORMAT BINARY)", cancel).ConfigureAwait(false);
        for (var i = 0; i < leaves.Length; i++)
        {
            var (leaf, hash) = leaves[i];
            await copy.StartRowAsync(cancel).ConfigureAwait(false);
            await copy.WriteAsync(leaf.Sequence, NpgsqlDbType.Bigint, cancel).ConfigureAwait(false);
            await copy.WriteAsync(leaf.Stream, NpgsqlDbType.Text, cancel).ConfigureAwait(false);
            await copy.WriteAsync(leaf.Version, NpgsqlDbType.Bigint, cancel).ConfigureAwait(false);
            await copy.WriteAsync(leaf.Id, NpgsqlDbType.Uuid, cancel).ConfigureAwait(false);
            foreach (var text in (string[])[leaf.Type, PostgresRows.Text(leaf.On), InstantText.Format(leaf.RecordedAt), leaf.CommandId])
                await copy.WriteAsync(text, NpgsqlDbType.Text, cancel).ConfigureAwait(false);
            foreach (var bytes in (ReadOnlyMemory<byte>[])[hash, events[i].Metadata, events[i].Payload])
                await copy.WriteAsync(bytes, NpgsqlDbType.Bytea, cancel).ConfigureAwait(false);
        }

        await copy.CompleteAsync(cancel).ConfigureAwait(false);
    }

    /// <summary>Inserts few events, and moves the head.</summary>
    private static async Task FinishAsync(
        NpgsqlConnection connection, (EventLeaf Leaf, byte[] Hash)[] leaves, IReadOnlyList<NewEvent> events, MerkleFrontier frontier, DateTimeOffset recordedAt,
        CancellationToken cancel)
    {
        await using var statements = new NpgsqlBatch(connection);
        for (var i = 0; i < leaves.Length; i++)
        {
            var (leaf, hash) = leaves[i];
            statements.BatchCommands.Add(Statement(
                $"INSERT INTO event ({Columns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
                leaf.Sequence, leaf.Stream, leaf.Version, leaf.Id, leaf.Type, PostgresRows.Text(leaf.On), InstantText.Format(leaf.RecordedAt), leaf.CommandId,
                hash, events[i].Metadata, events[i].Payload));
        }

        statements.BatchCommands.Add(Statement(
            "UPDATE head SET sequence = $1, recorded_at = $2, frontier = $3, root = $4",
            frontier.Size, InstantText.Format(recordedAt), frontier.ToBytes(), frontier.Root()));
        await statements.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
    }

    private static NpgsqlBatchCommand Statement(string sql, params ReadOnlySpan<object> values)
    {
        var statement = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
            statement.Parameters.Add(new NpgsqlParameter { Value = value });
        return statement;
    }
}
