using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using BondResolution.EventStore;
using BondResolution.EventStore.Codec;

namespace BondResolution.Application.Audit;

/// <summary>An event as it is listed: where and when it was recorded, by whom, and its content as it is kept.</summary>
/// <param name="RecordedAt">RFC 3339, UTC, microseconds.</param>
/// <param name="Payload">JSON.</param>
public sealed record EventListing(long Sequence, string RecordedAt, string On, string Stream, string Type, EventMetadata Metadata, string Command, string Payload)
{
    public static EventListing Of(StoredEvent stored) => new(
        stored.Sequence, stored.RecordedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
        stored.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), stored.Stream, stored.Type, stored.DecodedMetadata(), stored.CommandId,
        Encoding.UTF8.GetString(stored.Payload.Span));

    /// <summary>As <c>bondres audit events --format json</c> prints it.</summary>
    public JsonObject ToJson() => new()
    {
        ["sequence"] = Sequence, ["recordedAt"] = RecordedAt, ["on"] = On, ["stream"] = Stream, ["type"] = Type, ["case"] = Metadata.Case,
        ["do"] = Metadata.Do, ["command"] = Command, ["by"] = Metadata.By, ["proposal"] = Metadata.Proposal,
        ["approvers"] = Metadata.Approvers.IsDefault ? null : new JsonArray([.. Metadata.Approvers.Select(name => (JsonNode)name)]), ["source"] = Metadata.Source, ["label"] = Metadata.Label,
        ["labels"] = Metadata.Labels is null ? null : JsonSerializer.SerializeToNode(Metadata.Labels), ["payload"] = JsonNode.Parse(Payload)
    };
}
