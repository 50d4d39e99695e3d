using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using BondResolution.Domain.Recording;
using BondResolution.EventStore;
using BondResolution.EventStore.Codec;
using BondResolution.EventStore.Codec.Lines;

namespace BondResolution.Application.Audit;

/// <summary>An event as it is listed: where and when it was recorded, by whom, and its content as it is kept.</summary>
/// <param name="RecordedAt">RFC 3339, UTC, microseconds.</param>
/// <param name="Payload">JSON.</param>
/// <param name="Lines">Of an event that holds lines: how many; else null.</param>
public sealed record EventListing(
    long Sequence, string RecordedAt, string On, string Stream, string Type, EventMetadata Metadata, string Command, string Payload,
        int? Lines)
{
    /// <summary>The sequence that took it back; null: nothing did.</summary>
    public long? ReversedBy { get; init; }

    /// <summary>Of a reversal: the command it takes back; else null.</summary>
    public string? Reverses { get; init; }

    public static EventListing Of(StoredEvent stored) => new(
        stored.Sequence, stored.RecordedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
        stored.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), stored.Stream, stored.Type, stored.DecodedMetadata(), stored.CommandId,
        Encoding.UTF8.GetString(stored.Payload.Span), EventCatalogue.Find(stored.Type) is { HoldsLines: true }
            ? LineTable.Decode(stored.Payload.Span, out _).Lines : null)
    {
        Reverses = EventCatalogue.Find(stored.Type) is { Role: EventRole.Reverses } ? ((IReversal)stored.DecodedPayload()).CommandId : null
    };

    /// <summary>Events in order, each with what took it back.</summary>
    /// <param name="store">The events.</param>
    /// <param name="stream">One stream; null: all.</param>
    /// <param name="known">The last sequence that is known.</param>
    /// <param name="isWanted">Whether an event is listed.</param>
    /// <param name="cancel">Cancels.</param>
    public static async Task<IReadOnlyList<EventListing>> ReadAsync(IEventStore store, string? stream, long known, Func<EventListing,
        bool> isWanted, CancellationToken cancel)
    {
        var (listed, reversals) = (new List<EventListing>(), new Dictionary<(string Stream, string Command), long>());
        await foreach (var stored in stream is null ? store.ReadAllAsync(0, cancel) : store.ReadStreamAsync(stream, 0, cancel))
        {
            if (stored.Sequence > known)
                break;
            var listing = Of(stored);
            if (listing.Reverses is { } command)
                reversals.TryAdd((stored.Stream, command), stored.Sequence);
            if (isWanted(listing))
                listed.Add(listing);
        }

        return [.. listed.Select(e => reversals.TryGetValue((e.Stream, e.Command), out var by) ? e with { ReversedBy = by } : e)];
    }

    /// <summary>As <c>bondres audit events --format json</c> prints it.</summary>
    public JsonObject ToJson() => new()
    {
        ["sequence"] = Sequence, ["recordedAt"] = RecordedAt, ["on"] = On, ["stream"] = Stream, ["type"] = Type, ["case"] = Metadata.Case,
        ["do"] = Metadata.Do, ["command"] = Command, ["by"] = Metadata.By, ["proposal"] = Metadata.Proposal,
        ["approvers"] = Metadata.Approvers.IsDefault ? null : new JsonArray([.. Metadata.Approvers.Select(name => (JsonNode)name)]), ["source"] = Metadata.Source, ["label"] = Metadata.Label,
        ["labels"] = Metadata.Labels is null ? null : JsonSerializer.SerializeToNode(Metadata.Labels), ["lines"] = Lines, ["reversedBy"] = ReversedBy,
        ["payload"] = JsonNode.Parse(Payload)
    };
}
