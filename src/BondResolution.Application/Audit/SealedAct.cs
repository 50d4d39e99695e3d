using System.Text.Json;
using BondResolution.Domain;
using BondResolution.Domain.Buybacks;
using BondResolution.Domain.Holdings;
using BondResolution.Domain.Lawsuits;
using BondResolution.Domain.Recording;
using BondResolution.Domain.Registers;
using BondResolution.EventStore.Codec;
using BondResolution.Integrity;

namespace BondResolution.Application.Audit;

/// <summary>What a seal that is shown says of the lines it seals.</summary>
/// <param name="Lines">How many there are.</param>
/// <param name="LinesRoot">The root over their chunks, in lower-case hex; null: it states none.</param>
internal sealed record SealedAct(long Lines, string? LinesRoot)
{
    /// <summary>Of a seal; null where the event is none, or does not show its payload, or cannot be read.</summary>
    public static SealedAct? Of(EventProof seal)
    {
        try
        {
            long? lines = seal.Payload is null || EventCatalogue.Find(seal.Leaf.Type) is not { Seals: true } ? null : EventJson.Decode(seal.Leaf.Type, seal.Payload) switch
            {
                Register.Event.Sealed e => e.Accounts,
                HoldingsEvent.DifferencesSealed e => e.Accounts,
                HoldingsEvent.PurchaseSealed e => e.Accounts,
                HoldingsEvent.PaymentSealed e => e.Totals.Accounts,
                HoldingsEvent.RecoverySealed e => e.Totals.Accounts,
                Offer.Event.TenderSealed e => e.Votes,
                Lawsuit.Event.FilingSealed e => e.Holders,
                _ => null
            };
            return lines is { } count ? new SealedAct(count, EventMetadata.Decode(seal.Leaf.Metadata.Span).LinesRoot) : null;
        }
        catch (Exception broken) when (broken is UnreadableEventException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Every chunk but the last is full: what is wrong with the sizes a proof of a line states, or null.</summary>
    public string? Misfit(LineProof line)
    {
        var chunks = (Lines + Limits.LinesPerChunk - 1) / Limits.LinesPerChunk;
        var chunkLines = line.Chunk < chunks - 1 ? Limits.LinesPerChunk : Lines - ((chunks - 1) * Limits.LinesPerChunk);
        return line.Chunks == chunks && line.ChunkLines == chunkLines
            ? null
            : $"chunk {line.Chunk} of {line.Chunks} with {line.ChunkLines} lines is none of an act of {Lines} lines (sealed by sequence {line.Seal.Leaf.Sequence})";
    }
}
