using BondResolution.Integrity;

namespace BondResolution.EventStore;

/// <summary>How far the ledger goes: its last sequence (0: empty), when that was recorded, and the root of the tree over all its events.</summary>
/// <param name="Root">RFC 6962 tree head, 32 bytes; of an empty ledger the SHA-256 of nothing.</param>
public sealed record LedgerHead(long Sequence, DateTimeOffset At, ReadOnlyMemory<byte> Root)
{
    /// <summary>The head of a ledger without events. Nothing was recorded yet, so its instant is the earliest a ledger knows.</summary>
    public static LedgerHead Empty { get; } = new(0, RecordedInstant.Earliest, MerkleTree.EmptyRoot());
}
