using System.Text.Json;
using BondResolution.Domain.Recording;
using BondResolution.EventStore;
using BondResolution.EventStore.Codec;
using BondResolution.EventStore.Codec.Lines;

namespace BondResolution.Application.Audit;

/// <summary>A stored event with what is computed from it alone. What cannot be computed is a finding and no exception: whoever rewrites an event may write anything.</summary>
/// <param name="Leaf">Its leaf hash; null where it is none.</param>
/// <param name="StatedRoot">The root over lines that its metadata state; null: none.</param>
/// <param name="Lines">Of one that holds lines: these, without the values.</param>
/// <param name="Event">Of any other that this program knows: what it says.</param>
/// <param name="Unreadable">Why it cannot be read, or null.</param>
internal sealed record ComputedEvent(StoredEvent Stored, byte[]? Leaf, string? StatedRoot, ComputedLines? Lines, IDomainEvent? Event, string? Unreadable)
{
    public static ComputedEvent Of(StoredEvent stored)
    {
        byte[]? leaf = null;
        try
        {
            var whole = stored.Leaf();
            leaf = whole.Hash();
            var metadata = EventMetadata.Decode(stored.Metadata.Span);
            var entry = EventCatalogue.Find(stored.Type);
            if (entry is not { HoldsLines: true })
                return new(stored, leaf, metadata.LinesRoot, null, entry is null ? null : EventJson.Decode(stored.Type, stored.Payload.Span), null);
            var lines = LineTable.Decode(stored.Payload.Span, out var secret);
            _ = lines.EventOf(entry); // packed well, and yet none of its type
            var chunk = lines.Chunk(stored.Type, stored.Stream, stored.CommandId, place: 0);
            return new(stored, leaf, metadata.LinesRoot, new(lines.Root(secret), chunk, whole.PayloadDigest.ToArray()), null, null);
        }
        catch (Exception broken) when (broken is JsonException or FormatException or ArgumentException or OverflowException or InvalidOperationException or UnreadableEventException)
        {
            return new(stored, leaf, null, null, null, $"it cannot be read: {broken.InnerException?.Message ?? broken.Message}");
        }
    }
}
