using System.Collections.Immutable;
using BondResolution.Integrity;

namespace BondResolution.Application.Audit;

/// <summary>What an audit of a whole ledger found in order.</summary>
/// <param name="Ledger">The id of the ledger, which every leaf has.</param>
/// <param name="Bytes">Payload and metadata read.</param>
/// <param name="Lines">Lines whose small trees were recomputed.</param>
/// <param name="Checkpoints">Sizes of the outside checkpoints the ledger continues.</param>
public sealed record Verification(LedgerId Ledger, long Events, long Streams, long Lines, long Bytes, byte[] Root, ImmutableArray<long> Checkpoints);
