using System.Text.Json.Nodes;

namespace BondResolution.Application.Audit;

/// <summary>A verification that held, as <c>bondres audit verify --format json</c> prints it.</summary>
public static class VerificationJson
{
    /// <param name="v">What was recomputed.</param>
    /// <param name="isSequencedByReader">See <see cref="EventStore.IEventStore.IsSequencedByReader"/>.</param>
    /// <param name="time">What it took.</param>
    public static JsonObject Of(Verification v, bool isSequencedByReader, TimeSpan time) => new()
    {
        ["holds"] = true, ["ledger"] = $"{v.Ledger}", ["events"] = v.Events, ["streams"] = v.Streams, ["lines"] = v.Lines, ["bytes"] = v.Bytes,
        ["root"] = Convert.ToBase64String(v.Root), ["leavesBy"] = isSequencedByReader ? "reader" : "append",
        ["checkpoints"] = new JsonArray([.. v.Checkpoints.Select(size => (JsonNode)size)]), ["seconds"] = decimal.Round((decimal)time.TotalSeconds, 3)
    };
}
