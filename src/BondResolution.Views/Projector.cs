using System.Collections.Concurrent;
using System.Text;
using BondResolution.Domain;
using BondResolution.Domain.Books;
using BondResolution.Domain.Buybacks;
using BondResolution.Domain.Cases;
using BondResolution.Domain.Holdings;
using BondResolution.Domain.Money;
using BondResolution.Domain.Recording;
using BondResolution.Domain.Registers;
using BondResolution.EventStore;
using BondResolution.EventStore.Codec;
using BondResolution.Integrity;
using BondResolution.Views.Lines;

namespace BondResolution.Views;

/// <summary>
/// Reads events in order and keeps the read models: rows and checkpoint commit together. Every event is held to the root of the ledger when
/// it is taken in, so that no figure comes from one that is not what was recorded.
/// </summary>
public sealed class Projector(ViewsDatabase views)
{
    private readonly Dictionary<string, Fen> _faces = new(StringComparer.Ordinal);

    /// <summary>Takes in every event recorded since; answers the sequence the read models stand for then.</summary>
    /// <param name="store">The events.</param>
    /// <param name="known">Events that are at hand already, by the sequence; else null: then they are decoded.</param>
    /// <param name="progress">Told the lines taken in, and how many there may be.</param>
    /// <param name="to">Up to this sequence, which the ledger reaches; null: to its end.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<long> CatchUpAsync(
        IEventStore store, Func<long, IDomainEvent?>? known = null, Action<long, long>? progress = null, long? to = null, CancellationToken cancel = default)
    {
        var head = to is { } end
            ? await store.ReadHeadAtAsync(end, cancel) ?? throw new LedgerAlteredException($"the read models stand at sequence {end}, which the ledger does not reach")
            : await store.ReadHeadAsync(cancel);
        if (views.Checkpoint().Sequence >= head.Sequence)
            return views.Checkpoint().Sequence;

        // Taken before the checkpoint is read again: of two processes catching up one waits, and finds it done.
        await using var transaction = await views.BeginCatchUpAsync(cancel);
        LineIndex.Read(views, transaction); // what is added to it is sealed with what is there
        var tree = views.Frontier();
        var from = tree.Size;
        using var rows = new ViewRows(views, transaction);
        var atHand = new ConcurrentDictionary<long, TakenIn>(); // events are read ahead
        await foreach (var (stored, happened, taken) in InOrder.SelectAsync(store.ReadAllAsync(from, Wants, cancel), Decoded, cancel))
        {
            if (stored.Sequence > head.Sequence)
                break;
            tree.Append(taken.Leaf);
            Project(stored, happened, rows, taken.Hash);
            progress?.Invoke((tree.Size - from) * Limits.LinesPerChunk, (head.Sequence - from) * Limits.LinesPerChunk);
        }

        if (tree.Size < head.Sequence)
            throw new LedgerAlteredException($"the ledger's head stands at sequence {head.Sequence}, and its events end at {tree.Size}");
        if (tree.Size > from)
        {
            if (!tree.Root().AsSpan().SequenceEqual(head.Root.Span))
                throw await AlteredAsync(store, head, cancel);
            rows.Checkpoint(head.Ledger, tree);
        }

        CrashPoint.Reach("views.checkpoint");
        await transaction.CommitAsync(cancel);
        CrashPoint.Reach("views.committed");
        return tree.Size;

        // Of lines that are at hand nothing but their hashes is needed.
        bool Wants(long sequence, string type, ReadOnlySpan<byte> payload)
        {
            if (views.KeepsPayloads || known?.Invoke(sequence) is not { } happened || !IsList(EventCatalogue.Of(happened)))
                return true;
            atHand[sequence] = new(PayloadReader.HashOf(payload), EventLeaf.DigestOf(payload));
            return false;
        }

        (StoredEvent Stored, IDomainEvent Event, (byte[] Leaf, long Hash) Taken) Decoded(StoredEvent stored)
        {
            var taken = atHand.TryRemove(stored.Sequence, out var hashes) ? hashes : new(PayloadReader.HashOf(stored.Payload.Span), EventLeaf.DigestOf(stored.Payload.Span));
            return (stored, known?.Invoke(stored.Sequence) ?? stored.DecodedUnchecked(), (stored.Leaf(taken.Digest).Hash(), taken.Hash));
        }
    }

    /// <summary>What is kept of a payload.</summary>
    private readonly record struct TakenIn(long Hash, byte[] Digest);

    /// <summary>Names what is not what was recorded: the events do not come to the head's root.</summary>
    private static async Task<LedgerAlteredException> AlteredAsync(IEventStore store, LedgerHead head, CancellationToken cancel)
    {
        return new(await LeafFit.FindAsync(store, head, cancel) switch
        {
            { FitsNone: true } => LeafFit.OtherId(head),
            { First: { } sequence } => $"sequence {sequence}: the event is not the one that was recorded in ledger {head.Ledger}: its leaf differs",
            _ => $"the events up to sequence {head.Sequence} do not come to the root that is kept with them; no sequence can be named"
        });
    }

    private void Project(StoredEvent stored, IDomainEvent happened, ViewRows rows, long hash)
    {
        var metadata = stored.DecodedMetadata();
        var entry = EventCatalogue.Of(happened);
        rows.Fact(stored, metadata, entry.LeavesUnsealed ? null : stored.Sequence, IsList(entry) ? null : Encoding.UTF8.GetString(stored.Payload.Span));

        var code = metadata.Case ?? ViewsSchema.NoCase;
        var opened = happened is HoldingsEvent or Register.Event ? rows.OpenedBefore(stored, happened) : null;
        var face = Face(code, happened, rows);
        foreach (var posting in entry.Posts(happened, opened?.Event, face))
            rows.Posting(stored.Sequence, posting);
        Lines(stored, hash, code, happened, opened, rows);
        switch (entry.Role)
        {
            case EventRole.Reverses:
                rows.Undo(stored.Stream, ((IReversal)happened).CommandId, stored.Sequence);
                break;
            case EventRole.GivesUp:
                rows.GiveUp(stored.Stream, stored.Sequence);
                break;
            case EventRole.Seals:
                rows.Seal(stored.Stream, stored.CommandId, stored.Sequence);
                break;
        }
    }

    /// <summary>Whether its lines are read from the event; suits are folded from their facts.</summary>
    private static bool IsList(EventEntry entry) => entry.HoldsLines && entry.Type != typeof(Domain.Lawsuits.Lawsuit.Event.HoldersListed);

    private Fen Face(string code, IDomainEvent happened, ViewRows rows)
    {
        if (happened is Case.Event.Opened e)
            _faces[code] = e.Terms.Face;
        if (!_faces.TryGetValue(code, out var face))
            _faces[code] = face = rows.Face(code);
        return face;
    }

    private static void Lines(StoredEvent stored, long hash, string code, IDomainEvent happened, (long Sequence, IDomainEvent Event)? opened, ViewRows rows)
    {
        var sequence = stored.Sequence;
        if (happened is Register.Event.Lines or HoldingsEvent && EventCatalogue.Of(happened).HoldsLines)
            rows.Index(stored, happened);
        switch (happened)
        {
            case Register.Event.Opened or Register.Event.SheetOpened or Register.Event.PartsOpened:
                var origin = RegisterOrigin.Of(happened)!;
                rows.Register(sequence, code, origin.RecordDate, origin.Source);
                break;
            case Register.Event.Lines { Rows: var lines }:
                rows.RegisterLines(stored, hash, opened!.Value.Sequence, lines);
                break;
            case Register.Event.Sealed e:
                rows.SealRegister(opened!.Value.Sequence, e.Digest);
                break;
            case HoldingsEvent.RegisterAdopted e:
                rows.Adopt(sequence, code, e.RecordDate, e.Digest);
                break;
            case HoldingsEvent.DifferencesOpened e:
                rows.AdoptLater(sequence, code, e.RecordDate, e.Digest);
                break;
            case HoldingsEvent.Differences { Rows: var lines }:
                rows.Differences(stored, hash, lines);
                break;
            case HoldingsEvent.UnitsFrozen { Account: var account }:
                rows.Movement(sequence, account, 0);
                break;
            case HoldingsEvent.UnitsReleased { Account: var account }:
                rows.Movement(sequence, account, 0);
                break;
            case HoldingsEvent.UnitsTransferred e:
                rows.Movement(sequence, e.From, -e.Units);
                rows.Movement(sequence, e.To, e.Units);
                break;
            case HoldingsEvent.UnitsPassedOn e:
                rows.PassedOn(sequence);
                if (e.Class is not null)
                    rows.Movement(sequence, e.To, 0);
                break;
            case HoldingsEvent.Recovered { Rows: var lines }:
                rows.Recoveries(stored, hash, (HoldingsEvent.RecoveryOpened)opened!.Value.Event, lines);
                break;
            case HoldingsEvent.Purchased { Rows: var lines }:
                rows.Purchases(stored, hash, (HoldingsEvent.PurchaseOpened)opened!.Value.Event, lines);
                break;
            case HoldingsEvent.Paid { Rows: var lines }:
                rows.Payments(stored, hash, (HoldingsEvent.PaymentOpened)opened!.Value.Event, lines);
                break;
            case HoldingsEvent.PaymentSealed { Totals: var t }:
                rows.InstalmentTotal(sequence, ((HoldingsEvent.PaymentOpened)opened!.Value.Event).No,
                    t);
                break;
            case HoldingsEvent.DeferredPaid e:
                rows.DeferredPaid(sequence, e);
                break;
            case HoldingsEvent.PaymentReturned e:
                rows.ReturnOrRepay(sequence, LineKind.Return, e.No);
                break;
            case HoldingsEvent.PaymentRepaid e:
                rows.ReturnOrRepay(sequence, LineKind.Repay, e.No);
                break;
        }
    }
}
