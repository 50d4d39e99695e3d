using BondResolution.EventStore.EventStoreDb.Wire;
using BondResolution.Integrity;

namespace BondResolution.EventStore.EventStoreDb.Sequence;

/// <summary>
/// Reads <c>$all</c> filtered to the ledger's streams, in order, and assigns: the n-th event has the sequence n, and the
/// instant its writer gave it or that of the event before it, whichever is later. So whoever reads assigns the same. Leaf and
/// tree follow from that, and are kept with the checkpoint.
/// </summary>
/// <param name="cluster">Where the events are.</param>
/// <param name="index">Where their sequences are kept.</param>
/// <param name="ledger">The ledger's id, as the cluster has it; every leaf has it.</param>
internal sealed class SequenceReader(Cluster cluster, ISequenceIndex index, LedgerId ledger) : IDisposable
{
    private const int EntriesPerTransaction = 512;

    private readonly SemaphoreSlim gate = new(1, 1); // of several that wait for the same events one reads them

    /// <summary>A place in <c>$all</c> before which the ledger has nothing, so that an empty one is not looked for from the beginning each time.</summary>
    private AllPosition? nothingBefore;

    /// <summary>The ledger's id.</summary>
    public LedgerId Ledger => ledger;

    /// <summary>Takes in all that is in <c>$all</c> by now.</summary>
    /// <param name="isPatient">Whether a cluster that does not answer is tried again.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="LedgerAlteredException">The cluster no longer holds what was read before.</exception>
    public async ValueTask<SequenceCheckpoint> CatchUpAsync(CancellationToken cancel, bool isPatient = true)
    {
        await gate.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            return await ReadOnAsync(isPatient, cancel).ConfigureAwait(false);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>
    /// The entry of the first event that was appended; takes in what is in <c>$all</c> up to it where it is not there yet. Where nobody else
    /// appended to the ledger since the checkpoint, the first event stands right behind it, and the others behind that one, because the
    /// cluster writes an append in one go: then only the first is read back. Null: <c>$all</c> does not show it.
    /// </summary>
    public async ValueTask<SequenceEntry?> EntryOfAsync(WrittenAppend written, CancellationToken cancel)
    {
        await gate.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            if (await NumberAsync(written, cancel).ConfigureAwait(false) is { } numbered)
                return numbered;
            await ReadOnAsync(isPatient: true, cancel).ConfigureAwait(false);
            return await index.FindAsync(written.Batch.Events[0].Id, cancel).ConfigureAwait(false);
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();

    /// <summary>Numbers an append right behind the checkpoint, and answers with its first entry; null where it is not there, or another process moved the checkpoint.</summary>
    private async ValueTask<SequenceEntry?> NumberAsync(WrittenAppend written, CancellationToken cancel)
    {
        var from = await CheckpointAsync(cancel).ConfigureAwait(false);
        var isAtCheckpoint = from.Position is null;
        await foreach (var e in cluster.ReadAllAsync(from.Position ?? nothingBefore, isPatient: true, cancel, isAtCheckpoint ? 1 : 2).ConfigureAwait(false))
        {
            if (isAtCheckpoint)
            {
                if (!written.BeginsWith(e))
                    return null;
                var (entries, reached) = written.EntriesBehind(from, e);
                return await index.AddAsync(from.Head.Sequence, entries, reached, cancel).ConfigureAwait(false) ? entries[0] : null;
            }

            if (e.Id != from.LastId)
                throw NotContinued(from);
            isAtCheckpoint = true;
        }

        return null;
    }

    private async ValueTask<SequenceCheckpoint> ReadOnAsync(bool isPatient, CancellationToken cancel)
    {
        while (true)
        {
            var from = await CheckpointAsync(cancel).ConfigureAwait(false);
            if (await ReadOnAsync(from, isPatient, cancel).ConfigureAwait(false) is { } reached)
                return reached;
        }
    }

    /// <summary>Null where another process moved the checkpoint meanwhile.</summary>
    private async ValueTask<SequenceCheckpoint?> ReadOnAsync(SequenceCheckpoint from, bool isPatient, CancellationToken cancel)
    {
        var (head, tree, position, lastId) = (from.Head, from.Frontier.Copy(), from.Position, from.LastId);
        var page = new List<SequenceEntry>();
        var isAtCheckpoint = position is null;
        var end = position is null ? await cluster.ReadEndAsync(isPatient, cancel).ConfigureAwait(false) : null;
        await foreach (var e in cluster.ReadAllAsync(position ?? nothingBefore, isPatient, cancel).ConfigureAwait(false))
        {
            if (!isAtCheckpoint)
            {
                if (e.Id != lastId)
                    throw NotContinued(from);
                isAtCheckpoint = true;
                continue;
            }

            var recordedAt = e.RecordedBehind(head.At);
            var leaf = e.At(ledger, head.Sequence + 1, recordedAt).Leaf().Hash();
            tree.Append(leaf);
            (head, position, lastId) = (new(ledger, tree.Size, recordedAt, ReadOnlyMemory<byte>.Empty), e.Position, e.Id);
            page.Add(new(head.Sequence, e.Stream, e.Version, e.Id, e.CommandId, recordedAt, e.Append, e.Position, leaf));
            if (page.Count == EntriesPerTransaction && !await KeepAsync().ConfigureAwait(false))
                return null;
        }

        if (!isAtCheckpoint)
            throw NotContinued(from);
        if (head.Sequence == 0)
            nothingBefore = end;
        return page.Count == 0 || await KeepAsync().ConfigureAwait(false) ? new(head, tree, position, lastId) : null;

        async ValueTask<bool> KeepAsync()
        {
            head = head with { Root = tree.Root() };
            var isKept = await index.AddAsync(head.Sequence - page.Count, page, new(head, tree, position, lastId), cancel).ConfigureAwait(false);
            page.Clear();
            return isKept;
        }
    }

    /// <summary>How far sequences were assigned, in this very ledger.</summary>
    private async ValueTask<SequenceCheckpoint> CheckpointAsync(CancellationToken cancel)
    {
        var kept = await index.ReadCheckpointAsync(cancel).ConfigureAwait(false);
        return kept.Head.Ledger == ledger || kept.Head.Sequence == 0
            ? kept with { Head = kept.Head with { Ledger = ledger } }
            : throw new LedgerAlteredException(
                $"{cluster.Name} says that it is ledger {ledger}, and its events were read as those of ledger {kept.Head.Ledger}: its id was changed, or another ledger was put in its place. "
                + "Hold the cluster against a signed checkpoint; where it is as it should be, delete the read models and sequences of this ledger: they are made anew");
    }

    private LedgerAlteredException NotContinued(SequenceCheckpoint from) => new(
        $"{cluster.Name} no longer holds in its place the event that was read there as sequence {from.Head.Sequence} ({from.LastId}): an older backup was put back, or something was removed. "
        + "Hold the cluster against a signed checkpoint; where it is as it should be, delete the read models and sequences of this ledger: they are made anew");
}
