using System.Runtime.CompilerServices;
using BondResolution.Integrity;
using Npgsql;

namespace BondResolution.EventStore.Postgres;

/// <summary>
/// The ledger in a schema of a PostgreSQL database: any number of callers, of processes and of machines may use it at once.
/// A sequence is taken under the lock of the one head row, in the append's own transaction; an append is on the server's disk
/// when it answers. One whose answer was lost on the way is sent once more, and finds itself recorded or not. Beside the
/// exceptions of the port every member throws <see cref="LedgerAlteredException"/> where the tables hold what this program
/// cannot have written.
/// </summary>
public sealed class PostgresEventStore : IEventStore
{
    /// <summary>Answers the payload of an event by its sequence, $1, for whoever asks the database beside the store.</summary>
    public const string PayloadStatement = $"SELECT payload FROM {PostgresSchema.Ledger}.event WHERE sequence = $1";

    private const int FirstPageRows = 32;
    private const int MaxPageRows = 1024;
    private const long PageBytes = 4 * 1024 * 1024; // about so many of payload, so that a page of large events stays in bounds
    private const int LeavesPerPage = 8192;

    private readonly NpgsqlDataSource connections;
    private readonly TimeProvider clock;
    private readonly string name;

    private PostgresEventStore(NpgsqlDataSource connections, TimeProvider clock, string name) => (this.connections, this.clock, this.name) = (connections, clock, name);

    /// <summary>Opens the ledger of a database, and makes or migrates its tables where they are not of this version.</summary>
    /// <param name="address">The database.</param>
    /// <param name="clock">When events are recorded.</param>
    /// <param name="newLedger">Asked for 16 random bytes where a ledger is made: its id for ever.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="StoreUnreachableException">The database cannot be reached or used, or its ledger is of another version.</exception>
    public static Task<PostgresEventStore> OpenAsync(PostgresAddress address, TimeProvider clock, Func<LedgerId> newLedger, CancellationToken cancel = default) =>
        OpenAsync(address, PostgresSchema.Ledger, clock, newLedger, cancel);

    internal static async Task<PostgresEventStore> OpenAsync(
        PostgresAddress address, string schema, TimeProvider clock, Func<LedgerId> newLedger, CancellationToken cancel)
    {
        var store = new PostgresEventStore(address.Connections(schema), clock, address.Name);
        try
        {
            await store.RunAsync(async connection =>
            {
                await PostgresSchema.EnsureAsync(connection, schema, address.Name, newLedger, cancel).ConfigureAwait(false);
                return true;
            }, cancel).ConfigureAwait(false);
            return store;
        }
        catch
        {
            await store.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">As <see cref="AppendBatch.Prepare"/>.</exception>
    public ValueTask<AppendResult> AppendAsync(string stream, ExpectedVersion expected, IReadOnlyList<NewEvent> events, CancellationToken cancel = default) =>
        AppendAsync(AppendBatch.Prepare(stream, expected, events), cancel);

    /// <inheritdoc/>
    public ValueTask<AppendResult> AppendAsync(string stream, ExpectedVersion expected, IReadOnlyList<NewEvent> events, AppendGuard guard, CancellationToken cancel) =>
        AppendAsync(AppendBatch.Prepare(stream, expected, events, guard), cancel);

    private async ValueTask<AppendResult> AppendAsync(AppendBatch batch, CancellationToken cancel)
    {
        try
        {
            return await AppendOnceAsync(batch, cancel).ConfigureAwait(false);
        }
        catch (NpgsqlException lost) when (PostgresErrors.IsLost(lost))
        {
            // whatever is left in the pool went the same way; ids tell whether the first try was recorded
            connections.Clear();
            return await RunAsync(connection => PostgresAppend.RunAsync(connection, batch, clock, name, cancel), cancel).ConfigureAwait(false);
        }
        catch (NpgsqlException refused)
        {
            throw PostgresErrors.Translate(refused, name);
        }
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<StoredEvent> ReadStreamAsync(string stream, long fromVersion = 0, CancellationToken cancel = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(fromVersion);
        return ReadPagesAsync("stream = $2 AND version > $1", stream, "version", e => e.Version, fromVersion - 1, isWithoutGap: true, cancel);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<StoredEvent> ReadStreamAsync(
        string stream, IReadOnlyList<(long First, long Last)> ranges, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        foreach (var (first, last) in ranges)
        {
            const string Within = "stream = $2 AND version > $1 AND version <= $3";
            await foreach (var stored in ReadPagesAsync(Within, stream, "version", e => e.Version, first - 1, isWithoutGap: true, cancel, last: last).ConfigureAwait(false))
                yield return stored;
        }
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<StoredEvent> ReadAllAsync(long afterSequence = 0, CancellationToken cancel = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(afterSequence);
        return ReadPagesAsync("sequence > $1", null, "sequence", e => e.Sequence, afterSequence, isWithoutGap: true, cancel);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<StoredEvent> ReadCommandAsync(string commandId, CancellationToken cancel = default) =>
        ReadPagesAsync("command_id = $2 AND sequence > $1", commandId, "sequence", e => e.Sequence, 0, isWithoutGap: false, cancel);

    /// <inheritdoc/>
    public ValueTask<LedgerHead> ReadHeadAsync(CancellationToken cancel = default) => new(RunAsync(async connection =>
    {
        await using var ask = new NpgsqlCommand($"SELECT {PostgresRows.HeadColumns} FROM head", connection);
        await using var row = await ask.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        return (await PostgresRows.ReadHeadAsync(row, name, cancel).ConfigureAwait(false)).Head;
    }, cancel));

    /// <inheritdoc/>
    /// <remarks>The root of an earlier sequence is computed from the stored leaves, in time linear in the sequence.</remarks>
    public async ValueTask<LedgerHead?> ReadHeadAtAsync(long sequence, CancellationToken cancel = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sequence);
        var head = await ReadHeadAsync(cancel).ConfigureAwait(false);
        if (sequence == 0)
            return LedgerHead.Empty(head.Ledger);
        if (sequence >= head.Sequence)
            return sequence == head.Sequence ? head : null;
        var frontier = new MerkleFrontier();
        await foreach (var leaf in ReadLeavesAsync(cancel).ConfigureAwait(false))
        {
            frontier.Append(leaf.ToArray());
            if (frontier.Size == sequence)
                break;
        }

        return new(head.Ledger, sequence, await InstantOfAsync(sequence, cancel).ConfigureAwait(false), frontier.Root());
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadLeavesAsync([EnumeratorCancellation] CancellationToken cancel = default)
    {
        for (long read = 0; ;)
        {
            var after = read;
            var page = await ReadManyAsync(
                $"SELECT sequence, leaf FROM event WHERE sequence > $1 ORDER BY sequence LIMIT {LeavesPerPage}", [after],
                row => (Sequence: row.GetInt64(0), Leaf: row.GetFieldValue<byte[]>(1)), cancel).ConfigureAwait(false);
            foreach (var (sequence, leaf) in page)
            {
                if (sequence != ++read)
                    throw Missing(read);
                yield return leaf;
            }

            if (page.Count < LeavesPerPage)
                yield break;
        }
    }

    /// <inheritdoc/>
    public async ValueTask<long> FindSequenceAsync(DateTimeOffset instant, CancellationToken cancel = default) => await InstantSearch.LastByAsync(
        instant, (await ReadHeadAsync(cancel).ConfigureAwait(false)).Sequence, sequence => new(InstantOfAsync(sequence, cancel))).ConfigureAwait(false);

    /// <inheritdoc/>
    public ValueTask<string?> FindMisfitAsync(CancellationToken cancel = default) => new(RunAsync(connection => PostgresMisfit.FindAsync(connection, cancel), cancel));

    public ValueTask DisposeAsync() => connections.DisposeAsync();

    private async Task<AppendResult> AppendOnceAsync(AppendBatch batch, CancellationToken cancel)
    {
        await using var connection = await connections.OpenConnectionAsync(cancel).ConfigureAwait(false);
        return await PostgresAppend.RunAsync(connection, batch, clock, name, cancel).ConfigureAwait(false);
    }

    private async IAsyncEnumerable<StoredEvent> ReadPagesAsync(
        string condition, string? filter, string order, Func<StoredEvent, long> place, long after, bool isWithoutGap, [EnumeratorCancellation] CancellationToken cancel,
        long? last = null)
    {
        var sql = $"SELECT {PostgresRows.EventColumns} FROM event WHERE {condition} ORDER BY {order} LIMIT ${(filter is null ? 2 : last is null ? 3 : 4)}";
        for (var rows = FirstPageRows; ;)
        {
            var page = await ReadManyAsync(sql, filter is null ? [after, rows] : last is null ? [after, filter, rows] : [after, filter, last, rows], row => PostgresRows.ReadEvent(row, name), cancel).ConfigureAwait(false);
            var bytes = 0L;
            foreach (var stored in page)
            {
                cancel.ThrowIfCancellationRequested();
                if (isWithoutGap && place(stored) != after + 1)
                    throw new LedgerAlteredException($"{name}: {order} {after + 1} is missing{(filter is null ? "" : $" in {filter}")}.");
                after = place(stored);
                bytes += stored.Payload.Length + stored.Metadata.Length;
                yield return stored;
            }

            if (page.Count < rows)
                yield break;
            rows = (int)long.Clamp(PageBytes * page.Count / long.Max(bytes, 1), 4, MaxPageRows); // as many as the ones before would fill
        }
    }

    private async Task<DateTimeOffset> InstantOfAsync(long sequence, CancellationToken cancel)
    {
        var text = await ReadOneAsync("SELECT recorded_at FROM event WHERE sequence = $1", [sequence], row => row.GetString(0), cancel).ConfigureAwait(false);
        try
        {
            return InstantText.Parse(text ?? throw Missing(sequence));
        }
        catch (FormatException e)
        {
            throw new LedgerAlteredException($"{name}: the row of sequence {sequence} is no event: {e.Message}", e);
        }
    }

    private async Task<T?> ReadOneAsync<T>(string sql, object[] values, Func<NpgsqlDataReader, T> read, CancellationToken cancel) =>
        (await ReadManyAsync(sql, values, read, cancel).ConfigureAwait(false)) is [var only, ..] ? only : default;

    private Task<List<T>> ReadManyAsync<T>(string sql, object[] values, Func<NpgsqlDataReader, T> read, CancellationToken cancel) => RunAsync(async connection =>
    {
        await using var ask = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
            ask.Parameters.Add(new NpgsqlParameter { Value = value });
        await using var row = await ask.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        var rows = new List<T>();
        while (await row.ReadAsync(cancel).ConfigureAwait(false))
            rows.Add(read(row));
        return rows;
    }, cancel);

    /// <summary>Runs work on a connection of its own and translates what Npgsql throws.</summary>
    private async Task<T> RunAsync<T>(Func<NpgsqlConnection, Task<T>> work, CancellationToken cancel)
    {
        try
        {
            await using var connection = await connections.OpenConnectionAsync(cancel).ConfigureAwait(false);
            return await work(connection).ConfigureAwait(false);
        }
        catch (NpgsqlException e)
        {
            throw PostgresErrors.Translate(e, name);
        }
    }

    private LedgerAlteredException Missing(long sequence) => new($"{name}: sequence {sequence} is missing.");
}
