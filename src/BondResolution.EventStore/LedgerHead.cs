namespace BondResolution.EventStore;

/// <summary>How far the ledger goes: its last sequence (0: empty), when that was recorded, and the root of the tree over all its events.</summary>
/// <param name="Root">RFC 6962 tree head, 32 bytes; of an empty ledger the SHA-256 of nothing.</param>
public sealed record LedgerHead(long Sequence, DateTimeOffset At, ReadOnlyMemory<byte> Root);
