using System.Runtime.CompilerServices;
using BondResolution.Domain;

namespace BondResolution.EventStore;

/// <summary>
/// An append-only store of events in streams, with one sequence over all of them. Nothing in it is ever changed or
/// removed. Every member throws <see cref="StoreUnreachableException"/> where the store cannot be used, and
/// <see cref="LedgerAlteredException"/> where it holds what no append can have written.
/// </summary>
public interface IEventStore : IAsyncDisposable
{
    /// <summary>
    /// Appends events to one stream in one transaction: all or none. Where every one of them stands already in that
    /// stream under its id, answers <see cref="AppendResult.Recorded"/> with <c>Again</c>. An id that stands with other content, in
    /// another stream, or for a part of the events only is an <see cref="InvalidOperationException"/>: ids derive from
    /// commands, so it is a bug. Metadata is not compared: the first stands, whoever repeats the command.
    /// </summary>
    /// <exception cref="ArgumentException">No event, an id twice, a name that is empty, or more bytes than the limits: see <see cref="AppendBatch.Prepare"/>.</exception>
    ValueTask<AppendResult> AppendAsync(string stream, ExpectedVersion expected, IReadOnlyList<NewEvent> events, CancellationToken cancel = default);

    /// <summary>
    /// Appends batches to one stream one behind the other, each as <see cref="AppendAsync(string, ExpectedVersion, IReadOnlyList{NewEvent}, CancellationToken)"/> does, and answers each in order; ends with the first that is a
    /// conflict. The next batch is asked for when the one before is recorded, which may be before that one's sequence is known and answered.
    /// </summary>
    async IAsyncEnumerable<AppendResult> AppendInTurnAsync(
        string stream, ExpectedVersion expected, IAsyncEnumerable<IReadOnlyList<NewEvent>> batches, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        await foreach (var events in batches.WithCancellation(cancel).ConfigureAwait(false))
        {
            var result = await AppendAsync(stream, expected, events, cancel).ConfigureAwait(false);
            yield return result;
            if (result is AppendResult.Conflict)
                yield break;
            expected = expected.Behind(events.Count);
        }
    }

    /// <summary>
    /// The same where something else must still be so when it is recorded, else <see cref="AppendResult.Overtaken"/>. A store that cannot look at both in one transaction
    /// looks right before it appends.
    /// </summary>
    async ValueTask<AppendResult> AppendAsync(string stream, ExpectedVersion expected, IReadOnlyList<NewEvent> events, AppendGuard guard, CancellationToken cancel)
    {
        var last = -1L;
        if (guard.Stream is { } other)
        {
            await foreach (var stored in ReadStreamAsync(other, 0, (_, _, _) => false, cancel).ConfigureAwait(false))
                last = stored.Version;
        }
        else
            last = (await ReadHeadAsync(cancel).ConfigureAwait(false)).Sequence;
        return last == guard.Last ? await AppendAsync(stream, expected, events, cancel).ConfigureAwait(false) : new AppendResult.Overtaken();
    }

    /// <summary>Appends batches in turn, the first of them guarded; ends with the first that is a conflict or was overtaken.</summary>
    async IAsyncEnumerable<AppendResult> AppendInTurnAsync(
        string stream, ExpectedVersion expected, IAsyncEnumerable<IReadOnlyList<NewEvent>> batches, AppendGuard guard, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var rest = batches.GetAsyncEnumerator(cancel);
        if (!await rest.MoveNextAsync().ConfigureAwait(false))
            yield break;
        var count = rest.Current.Count;
        var first = await AppendAsync(stream, expected, rest.Current, guard, cancel).ConfigureAwait(false);
        yield return first;
        if (first is not AppendResult.Recorded)
            yield break;
        await foreach (var result in AppendInTurnAsync(stream, expected.Behind(count), RestAsync(rest), cancel).ConfigureAwait(false))
            yield return result;

        static async IAsyncEnumerable<IReadOnlyList<NewEvent>> RestAsync(IAsyncEnumerator<IReadOnlyList<NewEvent>> rest)
        {
            while (await rest.MoveNextAsync().ConfigureAwait(false))
                yield return rest.Current;
        }
    }

    /// <summary>
    /// Whether sequences, leaves and tree are no part of an append, but assigned and kept by whoever reads the events in their order; else
    /// they are recorded with the events in one transaction.
    /// </summary>
    bool IsSequencedByReader => false;

    /// <summary>Bytes one append takes, each of its events counted as <see cref="BytesOf"/>: what is more is recorded in several.</summary>
    long MaxBytesTogether => Limits.MaxTransactionBytes;

    /// <summary>What an event counts against <see cref="MaxBytesTogether"/>, or more, by the bytes of its payload and of its metadata.</summary>
    long BytesOf(int payloadBytes, int metadataBytes) => payloadBytes;

    /// <summary>The events of one stream in order, from a version on; nothing where it does not exist.</summary>
    IAsyncEnumerable<StoredEvent> ReadStreamAsync(string stream, long fromVersion = 0, CancellationToken cancel = default);

    /// <summary>The same, without the payloads that are not wanted: those are empty.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="fromVersion">From this version on.</param>
    /// <param name="wants">Asked of each payload, which it may not keep.</param>
    /// <param name="cancel">Cancels.</param>
    async IAsyncEnumerable<StoredEvent> ReadStreamAsync(string stream, long fromVersion, PayloadWanted wants, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        await foreach (var stored in ReadStreamAsync(stream, fromVersion, cancel).ConfigureAwait(false))
            yield return stored.With(wants);
    }

    /// <summary>
    /// Of one stream the events of some versions, in order. Versions the stream has not are left out; one that is missing among those it has is a
    /// <see cref="LedgerAlteredException"/>.
    /// </summary>
    /// <param name="stream">The stream.</param>
    /// <param name="ranges">First and last version of each range, ascending; none overlaps another. The last may be beyond the stream's end.</param>
    /// <param name="cancel">Cancels.</param>
    async IAsyncEnumerable<StoredEvent> ReadStreamAsync(
        string stream, IReadOnlyList<(long First, long Last)> ranges, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        var at = 0;
        await foreach (var stored in ReadStreamAsync(stream, 0, cancel).ConfigureAwait(false))
        {
            while (at < ranges.Count && ranges[at].Last < stored.Version)
                at++;
            if (at == ranges.Count)
                yield break;
            if (ranges[at].First <= stored.Version)
                yield return stored;
        }
    }

    /// <summary>All events after a sequence, in order. Those recorded while reading may or may not come.</summary>
    IAsyncEnumerable<StoredEvent> ReadAllAsync(long afterSequence = 0, CancellationToken cancel = default);

    /// <summary>The same, without the payloads that are not wanted: those are empty.</summary>
    /// <param name="afterSequence">After this sequence.</param>
    /// <param name="wants">Asked of each payload, which it may not keep.</param>
    /// <param name="cancel">Cancels.</param>
    async IAsyncEnumerable<StoredEvent> ReadAllAsync(long afterSequence, PayloadWanted wants, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        await foreach (var stored in ReadAllAsync(afterSequence, cancel).ConfigureAwait(false))
            yield return stored.With(wants);
    }

    /// <summary>The leaf hashes as the store keeps them beside its events, by sequence from 1: what an audit compares with the leaves it computes anew.</summary>
    IAsyncEnumerable<ReadOnlyMemory<byte>> ReadLeavesAsync(CancellationToken cancel = default);

    /// <summary>What a command recorded, in order; nothing where it did not.</summary>
    IAsyncEnumerable<StoredEvent> ReadCommandAsync(string commandId, CancellationToken cancel = default);

    ValueTask<LedgerHead> ReadHeadAsync(CancellationToken cancel = default);

    /// <summary>The head as it was at a sequence up to the present one, or null where the ledger does not reach it.</summary>
    ValueTask<LedgerHead?> ReadHeadAtAsync(long sequence, CancellationToken cancel = default);

    /// <summary>The last sequence recorded at or before an instant; 0 where there is none.</summary>
    ValueTask<long> FindSequenceAsync(DateTimeOffset instant, CancellationToken cancel = default);

    /// <summary>
    /// What is wrong with the store beside its events: rows outside the sequence, tables and protections that are not as this program makes
    /// them, indexes that do not fit their rows; null where nothing is. For an audit: it reads everything.
    /// </summary>
    ValueTask<string?> FindMisfitAsync(CancellationToken cancel = default) => ValueTask.FromResult<string?>(null);
}
