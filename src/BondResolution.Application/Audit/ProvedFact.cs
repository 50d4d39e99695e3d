using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using BondResolution.EventStore.Codec;
using BondResolution.Integrity;

namespace BondResolution.Application.Audit;

/// <summary>What a proof proves, as people read it: an event with its content, or a line with its values.</summary>
/// <param name="Sequence">Of the event; of a line that of the seal that completed its act.</param>
/// <param name="Type">Of the event, or of the lines.</param>
/// <param name="Says">Its members, or the line's columns, under their names.</param>
public sealed record ProvedFact(long Sequence, string Type, string On, string RecordedAt, string By, string Do, JsonObject Says)
{
    /// <summary>Everything that a proof which holds proves, in the order of the ledger.</summary>
    public static IReadOnlyList<ProvedFact> Of(ProofFile proof) => proof.Event is { } one
        ? [Of(one.Leaf, one.Leaf.Type, Content(one.Payload ?? []))]
        : [.. proof.Lines.Select(line => Of(line.Seal.Leaf, line.Type, Values(line)))];

    /// <summary>Sequences of what is proved that had been taken back by the proof's checkpoint, each with the sequence that took it
    /// back.</summary>
    public static async Task<IReadOnlyList<(long Sequence, long By)>> ReversedAsync(Ledger ledger, ProofFile proof,
        CancellationToken cancel)
    {
        await ledger.CatchUpAsync(cancel);
        return [.. Of(proof).Select(fact => fact.Sequence).Distinct().Select(sequence =>
            (sequence, ledger.ReversedBy(sequence, proof.Checkpoint.Size)))
            .Where(found => found.Item2 is not null).Select(found => (found.sequence, found.Item2!.Value))];
    }

    private static ProvedFact Of(EventLeaf leaf, string type, JsonObject says)
    {
        var metadata = Metadata(leaf);
        return new(leaf.Sequence, type, leaf.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), InstantText.Format(leaf.RecordedAt),
            metadata?.By ?? "", metadata?.Do ?? "", says);
    }

    /// <summary>A line's columns; of two that somebody made up under one name the last.</summary>
    private static JsonObject Values(LineProof line)
    {
        var values = new JsonObject();
        foreach (var (name, _, value) in line.Columns)
            values[name] = value;
        return values;
    }

    /// <summary>An event's members; a content that is no JSON object as it is.</summary>
    private static JsonObject Content(byte[] payload)
    {
        try
        {
            if (JsonNode.Parse(payload) is JsonObject content)
                return content;
        }
        catch (Exception broken) when (broken is JsonException or ArgumentException)
        {
            // as any other content that is none of the program's
        }

        return new JsonObject { ["payload"] = System.Text.Encoding.UTF8.GetString(payload) };
    }

    private static EventMetadata? Metadata(EventLeaf leaf)
    {
        try
        {
            return EventMetadata.Decode(leaf.Metadata.Span);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
