using System.Security.Cryptography;
using BondResolution.Domain.Problems;
using BondResolution.EventStore;
using BondResolution.EventStore.Codec;
using BondResolution.Integrity;

namespace BondResolution.Application.Audit;

/// <summary>
/// Recomputes everything a ledger says of itself from the stored payloads: every leaf, the lines' trees, versions without
/// gap, instants that never decrease, the root; and holds it against checkpoints kept outside. The first thing wrong
/// is named with its sequence.
/// </summary>
public sealed class Verifier(IEventStore store, ECDsa key, IReadOnlyList<Checkpoint> outside)
{
    private readonly MerkleFrontier _tree = new();
    private readonly Dictionary<string, long> _versions = new(StringComparer.Ordinal);
    private readonly HashSet<Guid> _ids = [];
    private readonly Dictionary<string, List<byte[]>> _chunks = new(StringComparer.Ordinal);
    private DateTimeOffset _last = DateTimeOffset.MinValue;
    private long _lines;
    private long _bytes;

    public async Task<Outcome<Verification>> RunAsync(CancellationToken cancel = default)
    {
        if (Unsigned() is { } unsigned)
            return unsigned;
        var head = await store.ReadHeadAsync(cancel);
        await using var kept = store.ReadLeavesAsync(cancel).GetAsyncEnumerator(cancel);
        await foreach (var stored in store.ReadAllAsync(0, cancel))
        {
            if (stored.Sequence > head.Sequence)
                break;
            if ((await kept.MoveNextAsync() ? Wrong(stored, kept.Current.Span) : "its leaf is missing") is { } found)
                return AuditProblems.Altered.With(("sequence", stored.Sequence), ("found", found));
            if (NotContinued() is { } notPrefix)
                return notPrefix;
        }

        if (_tree.Size != head.Sequence)
            return AuditProblems.Altered.With(("sequence", _tree.Size + 1), ("found", $"missing; the head says there are {head.Sequence}"));
        if (!_tree.Root().AsSpan().SequenceEqual(head.Root.Span))
            return AuditProblems.Altered.With(("sequence", head.Sequence), ("found", "the root kept is not the root of the events"));
        var beyond = outside.FirstOrDefault(c => c.Size > _tree.Size);
        return beyond is not null
            ? AuditProblems.NotPrefix.With(("size", beyond.Size), ("found", $"the ledger holds only {_tree.Size} events: its tail was cut off, or older files were put back"))
            : new Verification(_tree.Size, _versions.Count, _lines, _bytes, _tree.Root(), [.. outside.Select(c => c.Size)]);
    }

    private Problem? Unsigned()
    {
        foreach (var checkpoint in outside)
        {
            if (!checkpoint.IsSignedBy(key))
                return AuditProblems.NotPrefix.With(("size", checkpoint.Size), ("found", "it was signed with another key than the one it is checked with; of a ledger that was restored, give --public-key with the key kept beside the checkpoint"));
            if (checkpoint.Size == 0 && !checkpoint.Root.AsSpan().SequenceEqual(MerkleTree.EmptyRoot()))
                return AuditProblems.NotPrefix.With(("size", 0), ("found", "its root is not that of an empty ledger"));
        }

        return null;
    }

    private Problem? NotContinued()
    {
        foreach (var checkpoint in outside.Where(c => c.Size == _tree.Size))
        {
            if (!checkpoint.Root.AsSpan().SequenceEqual(_tree.Root()))
                return AuditProblems.NotPrefix.With(("size", checkpoint.Size), ("found", $"its root is not that of the first {checkpoint.Size} events: something up to sequence {checkpoint.Size} was rewritten"));
        }

        return null;
    }

    private string? Wrong(StoredEvent stored, ReadOnlySpan<byte> keptLeaf)
    {
        if (stored.Sequence != _tree.Size + 1)
            return $"out of order; {_tree.Size + 1} was expected";
        var leaf = stored.Leaf().Hash();
        if (!keptLeaf.SequenceEqual(leaf))
            return "the event is not the one that was recorded: its leaf differs";
        _tree.Append(leaf);
        _bytes += stored.Payload.Length + stored.Metadata.Length;
        if (stored.Version != _versions.GetValueOrDefault(stored.Stream, -1) + 1)
            return $"version {stored.Version} of {stored.Stream} does not follow {_versions.GetValueOrDefault(stored.Stream, -1)}";
        _versions[stored.Stream] = stored.Version;
        if (!_ids.Add(stored.Id))
            return $"event id {stored.Id} stands twice";
        if (stored.RecordedAt < _last)
            return "recorded before the event before it";
        _last = stored.RecordedAt;
        return WrongLines(stored);
    }

    /// <summary>Recomputes the trees of an event's lines, and over the chunks of an act.</summary>
    private string? WrongLines(StoredEvent stored)
    {
        if (!EventTypes.HoldsLines(stored.Type) && !EventTypes.Seals(stored.Type))
        {
            _chunks.Remove(stored.Stream);
            return EventTypes.Find(stored.Type) is null ? $"type {stored.Type} is not known to this program" : null;
        }

        if (!_chunks.TryGetValue(stored.Stream, out var chunks))
            _chunks.Add(stored.Stream, chunks = []);
        var metadata = EventMetadata.Decode(stored.Metadata.Span);
        byte[] root;
        if (EventTypes.HoldsLines(stored.Type))
        {
            if (metadata.Salt is null)
                return "its lines have no salt";
            root = ChunkRoot.Of(Convert.FromHexString(metadata.Salt), stored.Payload.Span, out var lines);
            _lines += lines;
            chunks.Add(root);
        }
        else
        {
            root = LineTree.RootOfChunks(chunks);
            _chunks.Remove(stored.Stream);
        }

        return metadata.LinesRoot == Convert.ToHexStringLower(root) ? null : "the root over its lines is not the one recorded with them";
    }
}
