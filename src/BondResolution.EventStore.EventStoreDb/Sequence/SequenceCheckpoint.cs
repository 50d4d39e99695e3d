using BondResolution.Integrity;

namespace BondResolution.EventStore.EventStoreDb.Sequence;

/// <summary>How far sequences were assigned.</summary>
/// <param name="Head">The ledger up to there; where nothing was read yet it is of none.</param>
/// <param name="Frontier">The tree's right edge; whoever asked owns it.</param>
/// <param name="Position">Of the last event in <c>$all</c>; null: there is none.</param>
/// <param name="LastId">Its event id.</param>
public sealed record SequenceCheckpoint(LedgerHead Head, MerkleFrontier Frontier, AllPosition? Position, Guid LastId);
