using System.Collections.Immutable;

namespace BondResolution.Application.Audit;

/// <summary>What an audit of a whole ledger found in order.</summary>
/// <param name="Bytes">Payload and metadata read.</param>
/// <param name="Lines">Lines whose small trees were recomputed.</param>
/// <param name="Checkpoints">Sizes of the outside checkpoints the ledger continues.</param>
public sealed record Verification(long Events, long Streams, long Lines, long Bytes, byte[] Root, ImmutableArray<long> Checkpoints);
