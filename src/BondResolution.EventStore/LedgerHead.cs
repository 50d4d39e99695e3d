using BondResolution.Integrity;

namespace BondResolution.EventStore;

/// <summary>Which ledger it is and how far it goes: its last sequence (0: empty), when that was recorded, and the root of the tree over all its events.</summary>
/// <param name="Ledger">The ledger's own id, made with its store.</param>
/// <param name="Sequence">The last sequence, 0 where there is none.</param>
/// <param name="At">When the last event was recorded.</param>
/// <param name="Root">RFC 6962 tree head, 32 bytes; of an empty ledger the SHA-256 of nothing.</param>
public sealed record LedgerHead(LedgerId Ledger, long Sequence, DateTimeOffset At, ReadOnlyMemory<byte> Root)
{
    /// <summary>The head of a ledger without events. Nothing was recorded yet, so its instant is the earliest a ledger knows.</summary>
    public static LedgerHead Empty(LedgerId ledger) => new(ledger, 0, RecordedInstant.Earliest, MerkleTree.EmptyRoot());
}
