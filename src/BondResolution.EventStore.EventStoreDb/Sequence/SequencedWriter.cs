using System.Runtime.CompilerServices;
using BondResolution.EventStore.EventStoreDb.Wire;

namespace BondResolution.EventStore.EventStoreDb.Sequence;

/// <summary>Appends to the cluster, and has the reader of <c>$all</c> number what it took before it answers.</summary>
internal sealed class SequencedWriter(Cluster cluster, ISequenceIndex index, SequenceReader reader, TimeProvider clock, Func<Guid> newAppend)
{
    /// <summary>How often an append that expects nothing is made again because somebody was faster.</summary>
    private const int Attempts = 1000;

    public async ValueTask<AppendResult> AppendAsync(AppendBatch batch, CancellationToken cancel)
    {
        var (written, otherwise) = await WriteAsync(batch, -1, cancel).ConfigureAwait(false);
        return written is null ? otherwise! : await AnswerAsync(written, cancel).ConfigureAwait(false);
    }

    /// <summary>As the port says; while a batch is on its way to the cluster the one before is numbered.</summary>
    public async IAsyncEnumerable<AppendResult> AppendInTurnAsync(
        string stream, ExpectedVersion expected, IAsyncEnumerable<IReadOnlyList<NewEvent>> batches, [EnumeratorCancellation] CancellationToken cancel)
    {
        var (answer, last) = (Task.FromResult<AppendResult?>(null), -1L);
        try
        {
            await foreach (var events in batches.WithCancellation(cancel).ConfigureAwait(false))
            {
                var (written, otherwise) = await WriteAsync(AppendBatch.Prepare(stream, expected, events), last, cancel).ConfigureAwait(false);
                var before = answer;
                answer = AnswerBehindAsync(before, written, otherwise, cancel);
                if (await before.ConfigureAwait(false) is { } answered)
                    yield return answered;
                if (otherwise is AppendResult.Conflict)
                    break;
                last = written?.LastVersion ?? -1;
                expected = expected.Behind(events.Count);
            }

            if (await answer.ConfigureAwait(false) is { } final)
                yield return final;
        }
        finally
        {
            // whoever breaks off leaves nothing at work behind him
            await ((Task)answer).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Has the cluster take a batch, which is not numbered then; or answers what there is to answer without that.</summary>
    /// <param name="batch">What is appended.</param>
    /// <param name="known">The stream's last version where it is known and perhaps not numbered yet, else −1.</param>
    /// <param name="cancel">Cancels.</param>
    private async ValueTask<(WrittenAppend? Written, AppendResult? Otherwise)> WriteAsync(AppendBatch batch, long known, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var append = newAppend();
        var ids = batch.Events.Select(e => e.Id).ToArray();
        var (checkpoint, standing, last) = await index.LookAsync(batch.Stream, ids, cancel).ConfigureAwait(false);
        last = long.Max(last, known);
        var recordedAt = RecordedInstant.Next(clock, checkpoint.Head.At);
        var data = batch.Events.Select(e => WireFormat.Encode(e, recordedAt, append)).ToList();
        var bytes = data.Sum(WireFormat.BytesOf);
        if (bytes > EventStoreDbStore.MaxAppendBytes)
            throw new ArgumentException($"The events have {bytes} bytes with their metadata; the cluster takes at most {EventStoreDbStore.MaxAppendBytes} in one append.", nameof(batch));

        // what is known here may be old; the cluster says so, and then it is looked up
        var isKnown = false;
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (await AnswerIfStandingAsync(batch, standing, cancel).ConfigureAwait(false) is { } again)
                return (null, again);
            var isExpected = batch.Expected == ExpectedVersion.Any || batch.Expected.Value == last;
            if (!isExpected && isKnown)
                return (null, new AppendResult.Conflict(last));
            if (isExpected && await cluster.AppendAsync(batch.Stream, last, data, cancel).ConfigureAwait(false) is { } place)
                return (new(batch, append, last + 1, place), null);
            await reader.CatchUpAsync(cancel).ConfigureAwait(false);
            (_, standing, last) = await index.LookAsync(batch.Stream, ids, cancel).ConfigureAwait(false);
            isKnown = true;
        }

        throw new StoreUnreachableException($"{cluster.Name}: {batch.Stream} does not come to rest; others appended to it {Attempts} times. Try again.");
    }

    private async Task<AppendResult?> AnswerBehindAsync(Task before, WrittenAppend? written, AppendResult? otherwise, CancellationToken cancel)
    {
        await before.ConfigureAwait(false);
        return written is null ? otherwise : await AnswerAsync(written, cancel).ConfigureAwait(false);
    }

    private async ValueTask<AppendResult.Recorded?> AnswerIfStandingAsync(AppendBatch batch, IReadOnlyList<SequenceEntry?> standing, CancellationToken cancel)
    {
        if (standing.All(entry => entry is null))
            return null;
        var events = new List<StoredEvent?>();
        foreach (var entry in standing)
            events.Add(entry is null ? null : await EventOfAsync(entry, cancel).ConfigureAwait(false));
        return batch.AnswerIfStanding(events);
    }

    /// <summary>What to answer once the cluster holds the events: it says the same to whoever records them and whoever repeats them.</summary>
    private async ValueTask<AppendResult> AnswerAsync(WrittenAppend written, CancellationToken cancel)
    {
        var batch = written.Batch;
        var first = await reader.EntryOfAsync(written, cancel).ConfigureAwait(false)
            ?? throw new StoreUnreachableException($"{cluster.Name} took events of {batch.Stream} and does not show them. Try again: they are recorded once.");
        if (first.Append == written.Append)
            return new AppendResult.Recorded(first.Sequence, first.Sequence + batch.Events.Count - 1, Again: false);
        var look = await index.LookAsync(batch.Stream, [.. batch.Events.Select(e => e.Id)], cancel).ConfigureAwait(false);
        return (await AnswerIfStandingAsync(batch, look.Standing, cancel).ConfigureAwait(false))!;
    }

    private async ValueTask<StoredEvent> EventOfAsync(SequenceEntry entry, CancellationToken cancel)
    {
        await foreach (var e in cluster.ReadStreamAsync(entry.Stream, entry.Version, 1, cancel).ConfigureAwait(false))
        {
            if (e.Id == entry.Id)
                return e.At(reader.Ledger, entry.Sequence, entry.RecordedAt);
        }

        throw entry.NotAsRead(cluster.Name);
    }
}
