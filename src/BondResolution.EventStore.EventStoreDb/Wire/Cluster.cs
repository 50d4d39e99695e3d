using System.Runtime.CompilerServices;
using BondResolution.Integrity;
using EventStore.Client;

namespace BondResolution.EventStore.EventStoreDb.Wire;

/// <summary>
/// One ledger's streams on the cluster, through the official client, which finds the leader. Where a leader is lost or an
/// answer does not come a call is made again: reading goes on behind the last event read, and an append is known by
/// its event ids and its expected revision, so that it is recorded once.
/// </summary>
internal sealed class Cluster(ClusterAddress address, TimeProvider clock) : IAsyncDisposable
{
    /// <summary>How long the answer to one append is waited for.</summary>
    private static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(15);

    private readonly EventStoreClient client = new(address.Settings());
    private readonly Patience patience = new(clock);
    private readonly string prefix = WireFormat.Prefix(address.Ledger);

    /// <summary>For messages.</summary>
    public string Name => address.Name;

    /// <summary>The ledger's events in the order of <c>$all</c>, from a position on, the event there included.</summary>
    /// <param name="from">Null: from the beginning.</param>
    /// <param name="isPatient">Whether a cluster that does not answer is tried again.</param>
    /// <param name="cancel">Cancels.</param>
    /// <param name="atMost">So many events, or one fewer where reading broke off and was resumed.</param>
    public IAsyncEnumerable<ClusterEvent> ReadAllAsync(AllPosition? from, bool isPatient, CancellationToken cancel, long atMost = long.MaxValue) => ResumingAsync(
        last =>
        {
            var place = last?.Position ?? from;
            var position = place is { } at ? new Position((ulong)at.Commit, (ulong)at.Prepare) : Position.Start;
            return client.ReadAllAsync(Direction.Forwards, position, StreamFilter.Prefix(prefix), atMost, cancellationToken: cancel);
        },
        isPatient, cancel);

    /// <summary>The ledger's id, made where there is none: of several that make one at once the first is it.</summary>
    /// <param name="newLedger">Asked for the id of a ledger that is made.</param>
    /// <param name="isPatient">Whether a cluster that does not answer is tried again.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="LedgerAlteredException">What is kept as its id is none, or not the first.</exception>
    public async Task<LedgerId> ReadOrMakeIdAsync(Func<LedgerId> newLedger, bool isPatient, CancellationToken cancel)
    {
        for (var failed = 0; ;)
        {
            try
            {
                if (await ReadIdAsync(cancel).ConfigureAwait(false) is { } there)
                    return there;
                // where somebody else was faster the answer says so, and the next look finds that one's id
                var making = client.AppendToStreamAsync(WireFormat.IdStream(address.Ledger), StreamState.NoStream, [WireFormat.EncodeId(newLedger())], cancellationToken: cancel);
                await making.WaitAsync(AnswerTimeout, clock, cancel).ConfigureAwait(false);
            }
            catch (Exception e) when (e is not LedgerAlteredException)
            {
                if (cancel.IsCancellationRequested || !isPatient || !await patience.WaitAsync(++failed, e, cancel).ConfigureAwait(false))
                    throw ClusterErrors.Translate(e, Name, cancel);
            }
        }
    }

    /// <summary>The place of the last event in <c>$all</c>, whoever's it is; null where there is none.</summary>
    public async Task<AllPosition?> ReadEndAsync(bool isPatient, CancellationToken cancel)
    {
        for (var failed = 0; ;)
        {
            try
            {
                await foreach (var e in client.ReadAllAsync(Direction.Backwards, Position.End, 1, cancellationToken: cancel).ConfigureAwait(false))
                    return PlaceOf(e.OriginalPosition!.Value);
                return null;
            }
            catch (Exception e)
            {
                if (cancel.IsCancellationRequested || !isPatient || !await patience.WaitAsync(++failed, e, cancel).ConfigureAwait(false))
                    throw ClusterErrors.Translate(e, Name, cancel);
            }
        }
    }

    /// <summary>Some events of a stream in order; fewer where it has no more.</summary>
    public IAsyncEnumerable<ClusterEvent> ReadStreamAsync(string stream, long fromVersion, int count, CancellationToken cancel) => ResumingAsync(
        last => client.ReadStreamAsync(
            Direction.Forwards, prefix + stream, StreamPosition.FromInt64(last?.Version ?? fromVersion), last is null ? count : fromVersion + count - last.Version, cancellationToken: cancel),
        isPatient: true, cancel);

    /// <summary>Appends behind a version; answers where the last of the events is, and null where the stream ends elsewhere and they are not those that follow it.</summary>
    /// <param name="stream">Without the ledger's prefix.</param>
    /// <param name="last">Its last version, −1 where it does not exist.</param>
    /// <param name="events">At least one; recorded all or none.</param>
    /// <param name="cancel">Cancels the waiting. What is on its way may be recorded all the same.</param>
    public async Task<AllPosition?> AppendAsync(string stream, long last, IReadOnlyList<EventData> events, CancellationToken cancel)
    {
        for (var failed = 0; ;)
        {
            try
            {
                var appending = last < 0
                    ? client.AppendToStreamAsync(prefix + stream, StreamState.NoStream, events, cancellationToken: cancel)
                    : client.AppendToStreamAsync(prefix + stream, StreamRevision.FromInt64(last), events, cancellationToken: cancel);
                return await appending.WaitAsync(AnswerTimeout, clock, cancel).ConfigureAwait(false) is SuccessResult { LogPosition: var at } ? PlaceOf(at) : null;
            }
            catch (Exception e)
            {
                if (cancel.IsCancellationRequested || !await patience.WaitAsync(++failed, e, cancel).ConfigureAwait(false))
                    throw ClusterErrors.Translate(e, Name, cancel);
            }
        }
    }

    public ValueTask DisposeAsync() => client.DisposeAsync();

    /// <summary>Null where the ledger has none.</summary>
    private async Task<LedgerId?> ReadIdAsync(CancellationToken cancel)
    {
        var stream = WireFormat.IdStream(address.Ledger);
        try
        {
            await foreach (var e in client.ReadStreamAsync(Direction.Forwards, stream, StreamPosition.Start, 1, cancellationToken: cancel).ConfigureAwait(false))
                return e.Event.EventNumber.ToUInt64() == 0 ? WireFormat.DecodeId(e.Event) : throw new LedgerAlteredException($"{stream} of {Name} does not begin at its first event");
        }
        catch (StreamNotFoundException)
        {
            // it is made
        }

        return null;
    }

    private static AllPosition PlaceOf(Position position) => new(checked((long)position.CommitPosition), checked((long)position.PreparePosition));

    /// <summary>Reads, and where it breaks off reads on from the last event, which comes again first and is passed over.</summary>
    private async IAsyncEnumerable<ClusterEvent> ResumingAsync(
        Func<ClusterEvent?, IAsyncEnumerable<ResolvedEvent>> open, bool isPatient, [EnumeratorCancellation] CancellationToken cancel)
    {
        ClusterEvent? last = null;
        for (var failed = 0; ;)
        {
            cancel.ThrowIfCancellationRequested();
            await using var reading = open(last).GetAsyncEnumerator(cancel);
            Exception? broken;
            while (true)
            {
                ClusterEvent read;
                try
                {
                    if (!await reading.MoveNextAsync().ConfigureAwait(false))
                        yield break;
                    read = WireFormat.Decode(reading.Current.Event, prefix);
                }
                catch (StreamNotFoundException)
                {
                    yield break;
                }
                catch (Exception e) when (e is not LedgerAlteredException)
                {
                    broken = e;
                    break;
                }

                if (read.Id == last?.Id)
                    continue;
                failed = 0;
                last = read;
                yield return read;
            }

            if (cancel.IsCancellationRequested || !isPatient || !await patience.WaitAsync(++failed, broken, cancel).ConfigureAwait(false))
                throw ClusterErrors.Translate(broken, Name, cancel);
        }
    }
}
