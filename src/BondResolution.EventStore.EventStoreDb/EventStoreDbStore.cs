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

    private readonly Cluster cluster;
    private readonly ISequenceIndex index;
    private readonly SequenceReader reader;
    private readonly SequencedWriter writer;
    private bool isDisposed;

    private EventStoreDbStore(Cluster cluster, ISequenceIndex index, LedgerId ledger, TimeProvider clock, Func<Guid> newAppend)
    {
        (this.cluster, this.index) = (cluster, index);
        reader = new SequenceReader(cluster, index, ledger);
        writer = new SequencedWriter(cluster, index, reader, clock, newAppend);
    }

    /// <summary>Opens a ledger on a cluster and takes in what is there.</summary>
    /// <param name="address">Where, and which ledger.</param>
    /// <param name="index">Where its sequences are kept; the store's from now on.</param>
    /// <param name="clock">When events are recorded.</param>
    /// <param name="newLedger">Asked for 16 random bytes where a ledger is made: its id for ever.</param>
    /// <param name="newAppend">A new random id each time it is asked: it tells the appends of all writers apart.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="StoreUnreachableException">The cluster does not answer, or refuses the credentials.</exception>
    public static async ValueTask<EventStoreDbStore> OpenAsync(
        ClusterAddress address, ISequenceIndex index, TimeProvider clock, Func<LedgerId> newLedger, Func<Guid> newAppend, CancellationToken cancel = default)
    {
        var cluster = new Cluster(address, clock);
        try
        {
            // who gave a wrong address is told so at once
            var ledger = await cluster.ReadOrMakeIdAsync(newLedger, isPatient: false, cancel).ConfigureAwait(false);
            var store = new EventStoreDbStore(cluster, index, ledger, clock, newAppend);
            await store.reader.CatchUpAsync(cancel, isPatient: false).ConfigureAwait(false);
            return store;
        }
        catch (StoreUnreachableException e)
        {
            await CloseAsync().ConfigureAwait(false);
            if (e.InnerException is DiscoveryException && await TlsLook.UntrustedAsync(address.Settings().ConnectivitySettings, cancel).ConfigureAwait(false) is { } untrusted)
                throw ClusterErrors.Translate(untrusted, address.Name, cancel);
            throw;
        }
        catch
        {
            await CloseAsync().ConfigureAwait(false);
            throw;
        }

        async ValueTask CloseAsync()
        {
            await cluster.DisposeAsync().ConfigureAwait(false);
            await index.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public bool IsSequencedByReader => true;

    /// <inheritdoc/>
    public long MaxBytesTogether => MaxAppendBytes;

    /// <inheritdoc/>
    public long BytesOf(int payloadBytes, int metadataBytes) => (long)payloadBytes + metadataBytes + MaxOtherBytes;

    /// <inheritdoc/>
    public ValueTask<AppendResult> AppendAsync(string stream, ExpectedVersion expected, IReadOnlyList<NewEvent> events, CancellationToken cancel = default)
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        return writer.AppendAsync(AppendBatch.Prepare(stream, expected, events), cancel);
    }

    /// <inheritdoc/>
    /// <remarks>While a batch is on its way to the cluster the one before is numbered.</remarks>
    public IAsyncEnumerable<AppendResult> AppendInTurnAsync(
        string stream, ExpectedVersion expected, IAsyncEnumerable<IReadOnlyList<NewEvent>> batches, CancellationToken cancel = default)
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        return writer.AppendInTurnAsync(stream, expected, batches, cancel);
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
            return LedgerHead.Empty(reader.Ledger);
        if (sequence > (await ReadHeadAsync(cancel).ConfigureAwait(false)).Sequence)
            return null;
        var tree = new MerkleFrontier();
        while (tree.Size < sequence)
        {
            foreach (var leaf in await index.LeavesAsync(tree.Size, (int)long.Min(LeavesPerPage, sequence - tree.Size), cancel).ConfigureAwait(false))
                tree.Append(leaf.Span);
        }

        return new(reader.Ledger, sequence, (await EntryAsync(sequence, cancel).ConfigureAwait(false)).RecordedAt, tree.Root());
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
        var (sequence, recordedAt, isBehind) = (afterSequence, from?.RecordedAt ?? RecordedInstant.Earliest, from is null);
        await foreach (var e in cluster.ReadAllAsync(from?.Position, isPatient: true, cancel).ConfigureAwait(false))
        {
            cancel.ThrowIfCancellationRequested();
            if (!isBehind)
            {
                isBehind = e.Id == from!.Id;
                continue;
            }

            recordedAt = e.RecordedBehind(recordedAt);
            yield return e.At(reader.Ledger, ++sequence, recordedAt);
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
                        throw entry.NotAsRead(cluster.Name);
                    yield return e.At(reader.Ledger, entry.Sequence, entry.RecordedAt) with { KeptLeaf = entry.Leaf };
                }

                if (read < run)
                    throw page[i + read].NotAsRead(cluster.Name);
                i += run;
            }

            last = page[^1];
        }
    }

    private async ValueTask<SequenceEntry> EntryAsync(long sequence, CancellationToken cancel) =>
        await index.FindAsync(sequence, cancel).ConfigureAwait(false) ?? throw new LedgerAlteredException($"{cluster.Name}: sequence {sequence} is missing among the sequences kept.");
}
