using BondResolution.Integrity;

namespace BondResolution.EventStore.Sqlite;

/// <summary>What an append does under the file's write lock.</summary>
internal static class SqliteAppend
{
    private const string InsertEvent =
        """
        INSERT INTO event (sequence, stream, version, id, type, effective_on, recorded_at, command_id, leaf, metadata, payload)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        """;

    public static AppendResult Run(SqliteSession session, AppendBatch batch, TimeProvider clock, CancellationToken cancel)
    {
        // a repeat answers as it did the first time, whatever was appended since: so before the expected version
        if (batch.AnswerIfStanding([.. batch.Events.Select(e => Find(session, e.Id))]) is { } again)
            return again;
        var last = LastVersion(session, batch.Stream);
        if (batch.Expected != ExpectedVersion.Any && batch.Expected.Value != last)
            return new AppendResult.Conflict(last);

        var (head, frontier) = SqliteRows.ReadHead(session);
        if (batch.Guard is { } guard && guard.Last != (guard.Stream is { } other ? LastVersion(session, other) : head.Sequence))
            return new AppendResult.Overtaken();
        CrashPoint.Reach("append.begun");
        var recordedAt = RecordedInstant.Next(clock, head.At);
        for (var i = 0; i < batch.Events.Count; i++)
        {
            cancel.ThrowIfCancellationRequested();
            var leaf = batch.LeafOf(i, head.Ledger, head.Sequence + 1 + i, last + 1 + i, recordedAt);
            var hash = leaf.Hash();
            frontier.Append(hash);
            Insert(session, leaf, hash, batch.Events[i]);
        }

        CrashPoint.Reach("append.inserted");
        session.Statement(
            "UPDATE head SET sequence = $1, recorded_at = $2, frontier = $3, root = $4",
            frontier.Size, InstantText.Format(recordedAt), frontier.ToBytes(), frontier.Root()).ExecuteNonQuery();
        CrashPoint.Reach("append.head");
        cancel.ThrowIfCancellationRequested();
        return new AppendResult.Recorded(head.Sequence + 1, frontier.Size, Again: false);
    }

    private static void Insert(SqliteSession session, EventLeaf leaf, byte[] hash, NewEvent e) =>
        session.Statement(
            InsertEvent,
            leaf.Sequence, leaf.Stream, leaf.Version, SqliteRows.Bytes(leaf.Id), leaf.Type, SqliteRows.Text(leaf.On),
            InstantText.Format(leaf.RecordedAt), leaf.CommandId, hash, e.Metadata.ToArray(), e.Payload.ToArray()).ExecuteNonQuery();

    private static StoredEvent? Find(SqliteSession session, Guid id)
    {
        using var row = session.Statement($"SELECT {SqliteRows.EventColumns} FROM event WHERE id = $1", SqliteRows.Bytes(id)).ExecuteReader();
        return row.Read() ? SqliteRows.ReadEvent(row, session.Path) : null;
    }

    private static long LastVersion(SqliteSession session, string stream) =>
        (long)session.Statement("SELECT coalesce(max(version), -1) FROM event WHERE stream = $1", stream).ExecuteScalar()!;
}
