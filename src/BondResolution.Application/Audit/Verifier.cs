using System.Security.Cryptography;
using BondResolution.Domain.Problems;
using BondResolution.Domain.Recording;
using BondResolution.EventStore;
using BondResolution.EventStore.Codec;
using BondResolution.Integrity;

namespace BondResolution.Application.Audit;

/// <summary>
/// Recomputes everything a ledger says of itself from the stored payloads: every leaf, the lines' trees, versions without
/// gap, instants that never decrease, the root; and holds it against checkpoints kept _outside. The first thing wrong
/// is named with its sequence. Hashes, which are nearly all of the work, are computed on all processors, some events ahead.
/// </summary>
/// <param name="store">The ledger's events.</param>
/// <param name="key">The public key that checkpoints are trusted by; null: there are none.</param>
/// <param name="kept">Checkpoints kept _outside.</param>
public sealed class Verifier(IEventStore store, ECDsa? key = null, IReadOnlyList<Checkpoint>? kept = null)
{
    private readonly IReadOnlyList<Checkpoint> _outside = kept ?? [];
    private readonly MerkleFrontier _tree = new();
    private readonly Dictionary<string, long> _versions = new(StringComparer.Ordinal);
    private readonly HashSet<Guid> _ids = [];
    private readonly Dictionary<string, SealedLines> _acts = new(StringComparer.Ordinal);
    private readonly ApprovalAudit _approvals = new();
    private DateTimeOffset _last = DateTimeOffset.MinValue;
    private long _lines;
    private long _bytes;

    /// <param name="progress">Told how many events were recomputed, and how many there are; null: nobody asks.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<Outcome<Verification>> RunAsync(IWorkProgress? progress = null, CancellationToken cancel = default)
    {
        var head = await store.ReadHeadAsync(cancel);
        if ((OfAnother(head.Ledger) ?? Unsigned()) is { } unfit)
            return unfit;
        await using var leaves = store.ReadLeavesAsync(cancel).GetAsyncEnumerator(cancel);
        await foreach (var computed in InOrder.SelectAsync(store.ReadAllAsync(0, cancel), ComputedEvent.Of, cancel))
        {
            var stored = computed.Stored;
            if (stored.Sequence > head.Sequence)
            {
                // Recorded meanwhile: then the head has moved with it.
                if ((await store.ReadHeadAsync(cancel)).Sequence < stored.Sequence)
                    return AuditProblems.Altered.With(("sequence", stored.Sequence), ("found", $"stands behind the head, which says there are {head.Sequence}"));
                break;
            }

            if ((await leaves.MoveNextAsync() ? Wrong(computed, leaves.Current.Span) : "its leaf is missing") is { } found)
            {
                return stored.Sequence == 1 && (await LeafFit.FindAsync(store, head, cancel)).FitsNone
                    ? AuditProblems.OtherId.With(("ledger", head.Ledger))
                    : AuditProblems.Altered.With(("sequence", stored.Sequence), ("found", found));
            }

            _approvals.Take(stored, computed.Event);
            if (NotContinued() is { } notPrefix)
                return notPrefix;
            progress?.Report("verify", _tree.Size, head.Sequence);
        }

        if (_tree.Size != head.Sequence)
            return AuditProblems.Altered.With(("sequence", _tree.Size + 1), ("found", $"missing; the head says there are {head.Sequence}"));
        if (!_tree.Root().AsSpan().SequenceEqual(head.Root.Span))
            return AuditProblems.Altered.With(("sequence", head.Sequence), ("found", "the root kept is not the root of the events"));
        if (head.Sequence > 0 && head.At != _last)
            return AuditProblems.Altered.With(("sequence", head.Sequence), ("found", "the instant kept with the head is not that of the last event"));
        if (await store.FindMisfitAsync(cancel) is { } misfit)
            return StoreProblems.Altered.With(("reason", misfit));
        if (_approvals.Missing() is { } unapproved)
            return unapproved;
        var beyond = _outside.FirstOrDefault(c => c.Size > _tree.Size);
        return beyond is not null
            ? AuditProblems.NotPrefix.With(("size", beyond.Size), ("found", $"the ledger holds only {_tree.Size} events: its tail was cut off, or older files were put back"))
            : new Verification(head.Ledger, _tree.Size, _versions.Count, _lines, _bytes, _tree.Root(), [.. _outside.Select(c => c.Size)]);
    }

    private Problem? OfAnother(LedgerId ledger) => _outside.FirstOrDefault(c => c.Ledger != ledger) is { } other
        ? AuditProblems.OtherLedger.With(("found", other.Ledger), ("ledger", ledger))
        : null;

    private Problem? Unsigned()
    {
        foreach (var checkpoint in _outside)
        {
            if (key is null || !checkpoint.IsSignedBy(key))
                return AuditProblems.NotPrefix.With(("size", checkpoint.Size), ("found", "it was signed with another key than the one it is checked with; of a ledger that was restored, give --public-key with the key kept beside the checkpoint"));
            if (checkpoint.Size == 0 && !checkpoint.Root.AsSpan().SequenceEqual(MerkleTree.EmptyRoot()))
                return AuditProblems.NotPrefix.With(("size", 0), ("found", "its root is not that of an empty ledger"));
        }

        return null;
    }

    private Problem? NotContinued()
    {
        foreach (var checkpoint in _outside.Where(c => c.Size == _tree.Size))
        {
            if (!checkpoint.Root.AsSpan().SequenceEqual(_tree.Root()))
                return AuditProblems.NotPrefix.With(("size", checkpoint.Size), ("found", $"its root is not that of the first {checkpoint.Size} events: something up to sequence {checkpoint.Size} was rewritten"));
        }

        return null;
    }

    private string? Wrong(ComputedEvent computed, ReadOnlySpan<byte> keptLeaf)
    {
        var stored = computed.Stored;
        if (stored.Sequence != _tree.Size + 1)
            return $"out of order; {_tree.Size + 1} was expected";
        if (computed.Leaf is null || !keptLeaf.SequenceEqual(computed.Leaf))
            return $"the event is not the one that was recorded in ledger {stored.Ledger}: its leaf differs";
        _tree.Append(computed.Leaf);
        _bytes += stored.Payload.Length + stored.Metadata.Length;
        if (stored.Version != _versions.GetValueOrDefault(stored.Stream, -1) + 1)
            return $"version {stored.Version} of {stored.Stream} does not follow {_versions.GetValueOrDefault(stored.Stream, -1)}";
        _versions[stored.Stream] = stored.Version;
        if (!_ids.Add(stored.Id))
            return $"event id {stored.Id} stands twice";
        if (stored.RecordedAt < _last)
            return "recorded before the event before it";
        _last = stored.RecordedAt;
        return computed.Unreadable ?? WrongLines(computed);
    }

    /// <summary>Holds the roots over an event's lines, and over the chunks of an act, to what the events state.</summary>
    private string? WrongLines(ComputedEvent computed)
    {
        var stored = computed.Stored;
        if (EventCatalogue.Find(stored.Type) is not { } entry)
            return $"type {stored.Type} is not known to this program";
        _acts.Remove(stored.Stream, out var act);
        if (computed.Lines is { } lines)
        {
            act ??= new SealedLines();
            _acts.Add(stored.Stream, act);
            _lines += lines.Chunk.Lines;
            return Differs(computed, act.Append(stored.Type, lines));
        }

        if (!entry.Seals)
            return null;
        act ??= new SealedLines();
        return Differs(computed, act.Root()) ?? act.Misfit(entry, computed.Event);
    }

    private static string? Differs(ComputedEvent computed, byte[] root) =>
        computed.StatedRoot == Convert.ToHexStringLower(root) ? null : "the root over its lines is not the one recorded with them";
}
