using System.Runtime.CompilerServices;
using BondResolution.Integrity;

namespace BondResolution.EventStore.Sqlite;

/// <summary>
/// The ledger in one SQLite file: the embedded default. Any number of callers and of processes on one machine may use
/// a file at once; nothing about the ledger is remembered between calls. An append is on the disk when it answers.
/// Calls do their work before they return their task. Beside the exceptions of the port every member throws
/// <see cref="LedgerAlteredException"/> where the file holds what this program cannot have written.
/// </summary>
public sealed class SqliteEventStore : IEventStore
{
    /// <summary>How long an append waits for another process that is writing, in seconds.</summary>
    public const int LockTimeoutSeconds = 10;

    /// <summary>Answers the payload of an event by its sequence, $1, for whoever reads the file beside the store.</summary>
    public const string PayloadStatement = "SELECT payload FROM event WHERE sequence = $1";

    private const int PageRows = 512;
    private const int LeavesPerPage = 8192;
    private const long PageBytes = 4 * 1024 * 1024; // of payload, so that a page of large events stays in bounds

    private readonly SqliteSession writer;
    private readonly SqliteSession reader; // its own connection: reading goes on while an append waits for the disk
    private readonly TimeProvider clock;

    private readonly ReadingCopy? copy;

    private SqliteEventStore(SqliteSession writer, SqliteSession reader, TimeProvider clock, ReadingCopy? copy = null) =>
        (this.writer, this.reader, this.clock, this.copy) = (writer, reader, clock, copy);

    /// <summary>Opens a ledger, and makes it with its folder where there is none.</summary>
    /// <param name="path">The file itself, e.g. <c>bondres-ledger/ledger.db</c>.</param>
    /// <param name="clock">When events are recorded.</param>
    /// <param name="newLedger">Asked for 16 random bytes where a ledger is made: its id for ever.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="StoreUnreachableException">
    /// The file cannot be opened or made, is no database, that of another program, or a ledger of a newer version.
    /// </exception>
    public static ValueTask<SqliteEventStore> OpenAsync(string path, TimeProvider clock, Func<LedgerId> newLedger, CancellationToken cancel = default) =>
        OpenAsync(path, clock, newLedger, LockTimeoutSeconds, cancel);

    /// <summary>Opens a ledger that is there to read it: the file keeps every byte, and may be one that this user cannot write.</summary>
    /// <param name="path">The file itself.</param>
    /// <param name="clock">Not asked: nothing is recorded.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="StoreUnreachableException">As <see cref="OpenAsync(string, TimeProvider, Func{LedgerId}, CancellationToken)"/>, and where there is none.</exception>
    /// <exception cref="LedgerAlteredException">It has no tables.</exception>
    public static async ValueTask<SqliteEventStore> OpenReadingAsync(string path, TimeProvider clock, CancellationToken cancel = default)
    {
        var copy = ReadingCopy.Of(path);
        SqliteSession? first = null;
        try
        {
            first = SqliteSession.Open(copy.Path, LockTimeoutSeconds, isMade: false, copy.KeepsLog);
            await first.RunAsync(() => SqliteSchema.Check(first), cancel).ConfigureAwait(false);
            return new(first, SqliteSession.Open(copy.Path, LockTimeoutSeconds, isMade: false, copy.KeepsLog), clock, copy);
        }
        catch
        {
            first?.Dispose();
            copy.Dispose();
            throw;
        }
    }

    internal static async ValueTask<SqliteEventStore> OpenAsync(
        string path, TimeProvider clock, Func<LedgerId> newLedger, int lockTimeoutSeconds, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        path = Path.GetFullPath(path);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path) ?? path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreUnreachableException($"The folder of {path} cannot be made. Check its name and permissions. ({e.Message})", e);
        }

        var writer = SqliteSession.Open(path, lockTimeoutSeconds);
        try
        {
            await writer.RunAsync(() => SqliteSchema.Ensure(writer, newLedger), cancel).ConfigureAwait(false);
            return new(writer, SqliteSession.Open(path, lockTimeoutSeconds), clock);
        }
        catch
        {
            writer.Dispose();
            throw;
        }
    }

    /// <summary>The file it reads: of a ledger that is only read it may be a copy, which goes with the store.</summary>
    public string ReadPath => reader.Path;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">As <see cref="AppendBatch.Prepare"/>.</exception>
    public ValueTask<AppendResult> AppendAsync(string stream, ExpectedVersion expected, IReadOnlyList<NewEvent> events, CancellationToken cancel = default) =>
        AppendAsync(AppendBatch.Prepare(stream, expected, events), cancel);

    /// <inheritdoc/>
    public ValueTask<AppendResult> AppendAsync(string stream, ExpectedVersion expected, IReadOnlyList<NewEvent> events, AppendGuard guard, CancellationToken cancel) =>
        AppendAsync(AppendBatch.Prepare(stream, expected, events, guard), cancel);

    private ValueTask<AppendResult> AppendAsync(AppendBatch batch, CancellationToken cancel)
    {
        return writer.RunAsync(
            () =>
            {
                var result = writer.InTransaction(() => SqliteAppend.Run(writer, batch, clock, cancel));
                CrashPoint.Reach("append.committed");
                return result;
            },
            cancel);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<StoredEvent> ReadStreamAsync(string stream, long fromVersion = 0, CancellationToken cancel = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(fromVersion);
        return ReadPagesAsync("stream = $2 AND version > $1", stream, "version", e => e.Version, fromVersion - 1, isWithoutGap: true, cancel);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<StoredEvent> ReadStreamAsync(string stream, long fromVersion, PayloadWanted wants, CancellationToken cancel = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(fromVersion);
        return ReadPagesAsync("stream = $2 AND version > $1", stream, "version", e => e.Version, fromVersion - 1, isWithoutGap: true, cancel, wants);
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
    public IAsyncEnumerable<StoredEvent> ReadAllAsync(long afterSequence, PayloadWanted wants, CancellationToken cancel = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(afterSequence);
        return ReadPagesAsync("sequence > $1", null, "sequence", e => e.Sequence, afterSequence, isWithoutGap: true, cancel, wants);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<StoredEvent> ReadCommandAsync(string commandId, CancellationToken cancel = default) =>
        ReadPagesAsync("command_id = $2 AND sequence > $1", commandId, "sequence", e => e.Sequence, 0, isWithoutGap: false, cancel);

    /// <inheritdoc/>
    public ValueTask<LedgerHead> ReadHeadAsync(CancellationToken cancel = default) =>
        reader.RunAsync(() => SqliteRows.ReadHead(reader).Head, cancel);

    /// <inheritdoc/>
    /// <remarks>Before the present head the root is computed from the stored leaves, in time linear in the sequence.</remarks>
    public async ValueTask<LedgerHead?> ReadHeadAtAsync(long sequence, CancellationToken cancel = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sequence);
        var head = await ReadHeadAsync(cancel).ConfigureAwait(false);
        if (sequence == 0)
            return LedgerHead.Empty(head.Ledger);
        if (sequence >= head.Sequence)
            return sequence == head.Sequence ? head : null;
        var frontier = new MerkleFrontier();
        while (frontier.Size < sequence)
            await reader.RunAsync(() => AppendPageOfLeaves(frontier, sequence), cancel).ConfigureAwait(false);
        return new(head.Ledger, sequence, await reader.RunAsync(() => InstantOf(sequence), cancel).ConfigureAwait(false), frontier.Root());
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadLeavesAsync([EnumeratorCancellation] CancellationToken cancel = default)
    {
        for (long read = 0; ;)
        {
            var after = read == 0 ? long.MinValue : read;
            var page = await reader.RunAsync(() => PageOfLeaves(after), cancel).ConfigureAwait(false);
            if (page.Count == 0)
                yield break;
            foreach (var leaf in page)
                yield return leaf;
            read += page.Count;
        }
    }

    /// <inheritdoc/>
    public async ValueTask<long> FindSequenceAsync(DateTimeOffset instant, CancellationToken cancel = default) => await InstantSearch.LastByAsync(
        instant, (await ReadHeadAsync(cancel).ConfigureAwait(false)).Sequence, sequence => reader.RunAsync(() => InstantOf(sequence), cancel)).ConfigureAwait(false);

    /// <inheritdoc/>
    public ValueTask<string?> FindMisfitAsync(CancellationToken cancel = default) =>
        reader.RunAsync(() => SqliteMisfit.Find(reader), cancel);

    /// <summary>Lets the file grow to so many pages, as a full disk would: for tests.</summary>
    internal ValueTask<object?> LimitPagesAsync(int pages) => writer.RunAsync(() => writer.Scalar($"PRAGMA max_page_count = {pages}"), default);

    /// <summary>Closes the file, after what is under way.</summary>
    public ValueTask DisposeAsync()
    {
        reader.Dispose();
        writer.Dispose(); // last, because the last connection to close tidies the write-ahead log away
        copy?.Dispose();
        return ValueTask.CompletedTask;
    }

    private async IAsyncEnumerable<StoredEvent> ReadPagesAsync(
        string where, string? filter, string order, Func<StoredEvent, long> place, long after, bool isWithoutGap,
        [EnumeratorCancellation] CancellationToken cancel, PayloadWanted? wants = null, long? last = null)
    {
        var sql = $"SELECT {SqliteRows.EventColumns} FROM event WHERE {where} ORDER BY {order} LIMIT {PageRows}";
        while (true)
        {
            // the first page from the very beginning: a sequence below 1 is none that this program wrote
            var from = filter is null && after == 0 ? long.MinValue : after;
            var (page, isLast) = await reader.RunAsync(() => ReadPage(sql, filter, from, wants, last), cancel).ConfigureAwait(false);
            foreach (var e in page)
            {
                cancel.ThrowIfCancellationRequested();
                if (isWithoutGap && place(e) != after + 1)
                    throw new LedgerAlteredException($"{reader.Path}: {order} {after + 1} is missing{(filter is null ? "" : $" in {filter}")}; {place(e)} stands in its place.");
                after = place(e);
                yield return e;
            }
            if (isLast)
                yield break;
        }
    }

    private (List<StoredEvent> Page, bool IsLast) ReadPage(string sql, string? filter, long after, PayloadWanted? wants, long? last)
    {
        var page = new List<StoredEvent>();
        var bytes = 0L;
        using var row = (filter is null ? reader.Statement(sql, after) : last is null ? reader.Statement(sql, after, filter) : reader.Statement(sql, after, filter, last)).ExecuteReader();
        while (row.Read())
        {
            var e = SqliteRows.ReadEvent(row, reader.Path, wants);
            page.Add(e);
            bytes += e.Metadata.Length + e.Payload.Length;
            if (bytes >= PageBytes)
                return (page, IsLast: false);
        }
        return (page, IsLast: page.Count < PageRows);
    }

    private bool AppendPageOfLeaves(MerkleFrontier frontier, long upTo)
    {
        using var row = reader.Statement(
            $"SELECT sequence, leaf FROM event WHERE sequence > $1 AND sequence <= $2 ORDER BY sequence LIMIT {LeavesPerPage}",
            frontier.Size, upTo).ExecuteReader();
        var before = frontier.Size;
        while (row.Read())
        {
            if (row.GetInt64(0) != frontier.Size + 1)
                break;
            frontier.Append(row.GetFieldValue<byte[]>(1));
        }
        return frontier.Size > before ? true : throw Missing(before + 1);
    }

    private List<ReadOnlyMemory<byte>> PageOfLeaves(long after)
    {
        using var row = reader.Statement($"SELECT leaf FROM event WHERE sequence > $1 ORDER BY sequence LIMIT {LeavesPerPage}", after).ExecuteReader();
        var page = new List<ReadOnlyMemory<byte>>();
        while (row.Read())
            page.Add(row.GetFieldValue<byte[]>(0));
        return page;
    }

    private DateTimeOffset InstantOf(long sequence)
    {
        var text = reader.Statement("SELECT recorded_at FROM event WHERE sequence = $1", sequence).ExecuteScalar() as string;
        try
        {
            return InstantText.Parse(text ?? throw Missing(sequence));
        }
        catch (FormatException e)
        {
            throw new LedgerAlteredException($"{reader.Path}: the row of sequence {sequence} is no event: {e.Message}", e);
        }
    }

    private LedgerAlteredException Missing(long sequence) => new($"{reader.Path}: sequence {sequence} is missing.");
}
