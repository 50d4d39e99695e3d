using System.Runtime.CompilerServices;
using BondResolution.EventStore.EventStoreDb.Sequence;
using BondResolution.EventStore.EventStoreDb.Wire;
using BondResolution.Integrity;
using EventStore.Client;

namespace BondResolution.EventStore.EventStoreDb;

/// <summary>
/// The ledger on an EventStoreDB cluster. Its streams are the cluster's, under a prefix of the ledger's; an append expects
/// their revision and is recorded on a majority of nodes when it answers. The cluster knows no sequence over all of them:
/// that is the order of <c>$all</c>, assigned by its reader and kept in an <see cref="ISequenceIndex"/> with leaves and tree.
/// Every call first takes in what others appended.
/// </summary>
public sealed class EventStoreDbStore : IEventStore
{
    /// <summary>What one append takes, payload, metadata and type of its events together: the server's default limit.</summary>
    public const int MaxAppendBytes = 1024 * 1024;

    /// <summary>What an event has beside its payload and the ledger's metadata, at most: names, instant, command id.</summary>
    private const int MaxOtherBytes = 768;

    private const int PageEntries = 512;
    private const int LeavesPerPage = 8192;

    /// <summary>How often an append that expects nothing is made again because somebody was faster.</summary>
    private const int Attempts = 1000;

    private readonly Cluster cluster;
    private readonly ISequenceIndex index;
    private readonly SequenceReader reader;
    private readonly TimeProvider clock;
    private readonly Func<Guid> newAppend;
    private bool isDisposed;

    private EventStoreDbStore(Cluster cluster, ISequenceIndex index, TimeProvider clock, Func<Guid> newAppend) =>
        (this.cluster, this.index, reader, this.clock, this.newAppend) = (cluster, index, new SequenceReader(cluster, index), clock, newAppend);

    /// <summary>Opens a ledger on a cluster and takes in what is there.</summary>
    /// <param name="address">Where, and which ledger.</param>
    /// <param name="index">Where its sequences are kept; the store's from now on.</param>
    /// <param name="clock">When events are recorded.</param>
    /// <param name="newAppend">A new random id each time it is asked: it tells the appends of all writers apart.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="StoreUnreachableException">The cluster does not answer, or refuses the credentials.</exception>
    public static async ValueTask<EventStoreDbStore> OpenAsync(
        ClusterAddress address, ISequenceIndex index, TimeProvider clock, Func<Guid> newAppend, CancellationToken cancel = default)
    {
        var store = new EventStoreDbStore(new Cluster(address, clock), index, clock, newAppend);
        try
        {
            // who gave a wrong address is told so at once
            await store.reader.CatchUpAsync(cancel, isPatient: false).ConfigureAwait(false);
            return store;
        }
        catch
        {
            await store.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <inheritdoc/>
    public bool IsSequencedByReader => true;

    /// <inheritdoc/>
    public long MaxBytesTogether => MaxAppendBytes;

    /// <inheritdoc/>
    public long BytesOf(int payloadBytes, int metadataBytes) => (long)payloadBytes + metadataBytes + MaxOtherBytes;

    /// <inheritdoc/>
    public async ValueTask<AppendResult> AppendAsync(
        string stream, ExpectedVersion expected, IReadOnlyList<NewEvent> events, CancellationToken cancel = default)
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        var batch = AppendBatch.Prepare(stream, expected, events);
        cancel.ThrowIfCancellationRequested();
        var append = newAppend();
        var recordedAt = RecordedInstant.Next(clock, (await index.ReadCheckpointAsync(cancel).ConfigureAwait(false)).Head.At);
        var data = events.Select(e => WireFormat.Encode(e, recordedAt, append)).ToList();
        var bytes = data.Sum(WireFormat.BytesOf);
        if (bytes > MaxAppendBytes)
            throw new ArgumentException($"The events have {bytes} bytes with their metadata; the cluster takes at most {MaxAppendBytes} in one append.", nameof(events));

        // what is known here may be old; the cluster says so, and then it is looked up
        var isKnown = false;
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (await AnswerIfStandingAsync(batch, cancel).ConfigureAwait(false) is { } again)
                return again;
            var last = await index.LastVersionAsync(stream, cancel).ConfigureAwait(false);
            var isExpected = expected == ExpectedVersion.Any || expected.Value == last;
            if (!isExpected && isKnown)
                return new AppendResult.Conflict(last);
            if (isExpected && await cluster.AppendAsync(stream, last, data, cancel).ConfigureAwait(false))
                return await AnswerAsync(batch, append, cancel).ConfigureAwait(false);
            await reader.CatchUpAsync(cancel).ConfigureAwait(false);
            isKnown = true;
        }

        throw new StoreUnreachableException($"{cluster.Name}: {stream} does not come to rest; others appended to it {Attempts} times. Try again.");
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<StoredEvent> ReadStreamAsync(string stream, long fromVersion = 0, CancellationToken cancel = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(fromVersion);
        return AfterCatchingUpAsync(() => ReadEntriesAsync(
            last => index.OfStreamAsync(stream, last is null ? fromVersion : last.Version + 1, PageEntries, cancel), cancel), cancel);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<StoredEvent> ReadCommandAsync(string commandId, CancellationToken cancel = default) =>
        AfterCatchingUpAsync(() => ReadEntriesAsync(last => index.OfCommandAsync(commandId, last?.Sequence ?? 0, PageEntries, cancel), cancel), cancel);

    /// <inheritdoc/>
    public IAsyncEnumerable<StoredEvent> ReadAllAsync(long afterSequence = 0, CancellationToken cancel = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(afterSequence);
        return ReadAllAfterAsync(afterSequence, cancel);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadLeavesAsync([EnumeratorCancellation] CancellationToken cancel = default)
    {
        await CatchUpAsync(cancel).ConfigureAwait(false);
        for (long read = 0; ;)
        {
            var page = await index.LeavesAsync(read, LeavesPerPage, cancel).ConfigureAwait(false);
            if (page.Count == 0)
                yield break;
            foreach (var leaf in page)
                yield return leaf;
            read += page.Count;
        }
    }

    /// <inheritdoc/>
    public async ValueTask<LedgerHead> ReadHeadAsync(CancellationToken cancel = default) => (await CatchUpAsync(cancel).ConfigureAwait(false)).Head;

    /// <inheritdoc/>
    /// <remarks>The root is computed from the leaves kept, in time linear in the sequence.</remarks>
    public async ValueTask<LedgerHead?> ReadHeadAtAsync(long sequence, CancellationToken cancel = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sequence);
        if (sequence == 0)
            return LedgerHead.Empty;
        if (sequence > (await ReadHeadAsync(cancel).ConfigureAwait(false)).Sequence)
            return null;
        var tree = new MerkleFrontier();
        while (tree.Size < sequence)
        {
            foreach (var leaf in await index.LeavesAsync(tree.Size, (int)long.Min(LeavesPerPage, sequence - tree.Size), cancel).ConfigureAwait(false))
                tree.Append(leaf.Span);
        }

        return new(sequence, (await EntryAsync(sequence, cancel).ConfigureAwait(false)).RecordedAt, tree.Root());
    }

    /// <inheritdoc/>
    public async ValueTask<long> FindSequenceAsync(DateTimeOffset instant, CancellationToken cancel = default) => await InstantSearch.LastByAsync(
        instant, (await ReadHeadAsync(cancel).ConfigureAwait(false)).Sequence, async sequence => (await EntryAsync(sequence, cancel).ConfigureAwait(false)).RecordedAt).ConfigureAwait(false);

    public async ValueTask DisposeAsync()
    {
        if (isDisposed)
            return;
        isDisposed = true;
        await cluster.DisposeAsync().ConfigureAwait(false);
        await index.DisposeAsync().ConfigureAwait(false);
        reader.Dispose();
    }

    private ValueTask<SequenceCheckpoint> CatchUpAsync(CancellationToken cancel)
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        return reader.CatchUpAsync(cancel);
    }

    private async ValueTask<AppendResult.Recorded?> AnswerIfStandingAsync(AppendBatch batch, CancellationToken cancel)
    {
        var standing = new List<StoredEvent?>();
        foreach (var e in batch.Events)
        {
            var entry = await index.FindAsync(e.Id, cancel).ConfigureAwait(false);
            standing.Add(entry is null ? null : await EventOfAsync(entry, cancel).ConfigureAwait(false));
        }

        return batch.AnswerIfStanding(standing);
    }

    /// <summary>What to answer once the cluster holds the events: it says the same to whoever records them and whoever repeats them.</summary>
    private async ValueTask<AppendResult> AnswerAsync(AppendBatch batch, Guid append, CancellationToken cancel)
    {
        var first = await reader.EntryOfAsync(batch.Events[0].Id, cancel).ConfigureAwait(false)
            ?? throw new StoreUnreachableException($"{cluster.Name} took events of {batch.Stream} and does not show them. Try again: they are recorded once.");
        if (first.Append == append)
            return new AppendResult.Recorded(first.Sequence, first.Sequence + batch.Events.Count - 1, Again: false);
        return (await AnswerIfStandingAsync(batch, cancel).ConfigureAwait(false))!;
    }

    private async IAsyncEnumerable<StoredEvent> AfterCatchingUpAsync(
        Func<IAsyncEnumerable<StoredEvent>> read, [EnumeratorCancellation] CancellationToken cancel)
    {
        await CatchUpAsync(cancel).ConfigureAwait(false);
        await foreach (var e in read().WithCancellation(cancel).ConfigureAwait(false))
            yield return e;
    }

    private async IAsyncEnumerable<StoredEvent> ReadAllAfterAsync(long afterSequence, [EnumeratorCancellation] CancellationToken cancel)
    {
        var head = (await CatchUpAsync(cancel).ConfigureAwait(false)).Head;
        if (afterSequence >= head.Sequence)
            yield break;
        var from = afterSequence == 0 ? null : await EntryAsync(afterSequence, cancel).ConfigureAwait(false);
        var (sequence, recordedAt) = (afterSequence, from?.RecordedAt ?? RecordedInstant.Earliest);
        await foreach (var e in cluster.ReadAllAsync(from?.Position, isPatient: true, cancel).ConfigureAwait(false))
        {
            cancel.ThrowIfCancellationRequested();
            if (e.Id == from?.Id)
                continue;
            recordedAt = e.GivenInstant > recordedAt ? e.GivenInstant : recordedAt;
            yield return e.At(++sequence, recordedAt);
            if (sequence == head.Sequence)
                yield break;
        }

        throw new LedgerAlteredException($"{cluster.Name}: sequence {sequence + 1} is missing.");
    }

    /// <summary>The events of entries, read stream by stream: as many at once as follow each other in one.</summary>
    private async IAsyncEnumerable<StoredEvent> ReadEntriesAsync(
        Func<SequenceEntry?, ValueTask<IReadOnlyList<SequenceEntry>>> nextPage, [EnumeratorCancellation] CancellationToken cancel)
    {
        SequenceEntry? last = null;
        while (await nextPage(last).ConfigureAwait(false) is { Count: > 0 } page)
        {
            for (var i = 0; i < page.Count;)
            {
                var run = 1;
                while (i + run < page.Count && page[i + run].Stream == page[i].Stream && page[i + run].Version == page[i].Version + run)
                    run++;
                var read = 0;
                await foreach (var e in cluster.ReadStreamAsync(page[i].Stream, page[i].Version, run, cancel).ConfigureAwait(false))
                {
                    cancel.ThrowIfCancellationRequested();
                    var entry = page[i + read++];
                    if (e.Id != entry.Id || e.Version != entry.Version)
                        throw Missing(entry);
                    yield return e.At(entry.Sequence, entry.RecordedAt);
                }

                if (read < run)
                    throw Missing(page[i + read]);
                i += run;
            }

            last = page[^1];
        }
    }

    private async ValueTask<StoredEvent> EventOfAsync(SequenceEntry entry, CancellationToken cancel)
    {
        await foreach (var e in cluster.ReadStreamAsync(entry.Stream, entry.Version, 1, cancel).ConfigureAwait(false))
        {
            if (e.Id == entry.Id)
                return e.At(entry.Sequence, entry.RecordedAt);
        }

        throw Missing(entry);
    }

    private async ValueTask<SequenceEntry> EntryAsync(long sequence, CancellationToken cancel) =>
        await index.FindAsync(sequence, cancel).ConfigureAwait(false) ?? throw new LedgerAlteredException($"{cluster.Name}: sequence {sequence} is missing among the sequences kept.");

    private LedgerAlteredException Missing(SequenceEntry entry) =>
        new($"{cluster.Name}: version {entry.Version} of {entry.Stream}, sequence {entry.Sequence}, is no longer what was read there.");
}
