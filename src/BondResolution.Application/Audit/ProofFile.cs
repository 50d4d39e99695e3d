using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using BondResolution.Domain.Problems;
using BondResolution.Domain.Recording;
using BondResolution.EventStore.Codec;
using BondResolution.Integrity;

namespace BondResolution.Application.Audit;

/// <summary>
/// A proof as it is handed out: the ledger's id, a checkpoint, its public key, and either one event or the lines of one account. Its JSON is
/// described byte by byte in docs/integrity.md.
/// </summary>
public sealed record ProofFile(Checkpoint Checkpoint, string PublicKey, EventProof? Event, string? Account, IReadOnlyList<LineProof> Lines)
{
    /// <summary>What the format is, and its version.</summary>
    public const string Format = "bondresolution/proof/3";

    /// <summary>The ledger it is of. Every leaf it shows has this id, and so must the checkpoint.</summary>
    public LedgerId Ledger { get; init; } = Checkpoint.Ledger;

    // A field twice, or one that nobody reads, could tell two readers two things.
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private static readonly string[] Fields = ["format", "ledger", "checkpoint", "publicKey", "event", "account", "lines"];

    private static readonly string[] EventFields =
        ["sequence", "stream", "version", "id", "type", "on", "recordedAt", "command", "metadata", "payloadDigest", "payload", "path"];

    private static readonly string[] LineFields =
        ["type", "line", "salt", "index", "chunkLines", "path", "chunk", "chunks", "chunkPath", "seal"];

    private static readonly string[] ColumnFields = ["name", "kind", "value"];

    /// <summary>What is wrong with the proof, or null where it holds under a public key.</summary>
    public string? Refute(ECDsa publicKey)
    {
        if (Checkpoint.Ledger != Ledger)
            return $"it is of ledger {Ledger}, and its checkpoint of ledger {Checkpoint.Ledger}";
        if (!Checkpoint.IsSignedBy(publicKey))
            return "the checkpoint is not signed by this key";
        if (Event is null && Lines.Count == 0)
            return "it proves nothing";
        return Event?.Refute(Checkpoint) ?? Repeated() ?? Lines.Select(Refute).FirstOrDefault(found => found is not null);
    }

    public JsonObject ToJson()
    {
        var json = new JsonObject { ["format"] = Format, ["ledger"] = $"{Ledger}", ["checkpoint"] = Checkpoint.ToString(), ["publicKey"] = PublicKey };
        if (Event is not null)
            json["event"] = Write(Event);
        if (Account is not null)
        {
            json["account"] = Account;
            json["lines"] = new JsonArray([.. Lines.Select(Write)]);
        }

        return json;
    }

    /// <summary>Reads a proof; null where it is none. Whether it holds is <see cref="Refute(ECDsa)"/>'s to say.</summary>
    public static Outcome<ProofFile> Parse(byte[] bytes, string file)
    {
        try
        {
            using var json = JsonDocument.Parse(bytes, Strict);
            var root = Known(json.RootElement, Fields);
            if (StrictJson.Text(root, "format") != Format)
                return AuditProblems.NoProof.With(("file", file), ("reason", $"its format is not {Format}"));
            if (Checkpoint.Parse(StrictJson.Text(root, "checkpoint")) is not { } checkpoint)
                return AuditProblems.NoProof.With(("file", file), ("reason", "its checkpoint cannot be read"));
            var ledger = StrictJson.Ledger(root, "ledger");
            var isReceipt = root.TryGetProperty("lines", out var lines);
            if (isReceipt == root.TryGetProperty("event", out var one) || isReceipt != root.TryGetProperty("account", out _))
                throw new FormatException("either event, or account and lines were expected");
            return new ProofFile(checkpoint, StrictJson.Text(root, "publicKey"), isReceipt ? null : ReadEvent(one, ledger),
                isReceipt ? StrictJson.Text(root, "account") : null, isReceipt ? [.. lines.EnumerateArray().Select(line => ReadLine(line, ledger))] : []) { Ledger = ledger };
        }
        catch (Exception broken) when (broken is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            return AuditProblems.NoProof.With(("file", file), ("reason", broken.Message));
        }
    }

    /// <summary>A line that stands twice would count twice: lines come in the order of the ledger, each once.</summary>
    private string? Repeated()
    {
        for (var i = 1; i < Lines.Count; i++)
        {
            var (before, line) = (Lines[i - 1], Lines[i]);
            if ((before.Seal.Leaf.Sequence, before.Chunk, before.Index).CompareTo((line.Seal.Leaf.Sequence, line.Chunk, line.Index)) >= 0)
                return $"line {line.Index} of chunk {line.Chunk} sealed by sequence {line.Seal.Leaf.Sequence} stands twice, or out of order";
        }

        return null;
    }

    /// <summary>Holds the line to the account, and the root it leads to, to what the seal states of lines of its kind.</summary>
    private string? Refute(LineProof line)
    {
        var seal = line.Seal.Leaf;
        if (EventCatalogue.Find(line.Type) is not { HoldsLines: true } type || EventCatalogue.Find(seal.Type)?.Type != type.Seal)
            return $"sequence {seal.Sequence} is no seal of lines of {line.Type}";
        if (line.ValueOf("accounts") != Account)
            return $"a line is not account {Account}'s";
        return line.ActRoot() is { } root && StatedRoot(seal) == Convert.ToHexStringLower(root)
            ? line.Seal.Refute(Checkpoint)
            : $"the line does not stand in the act that sequence {seal.Sequence} sealed";
    }

    private static string? StatedRoot(EventLeaf seal)
    {
        try
        {
            return EventMetadata.Decode(seal.Metadata.Span).LinesRoot;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonObject Write(EventProof proof) => new()
    {
        ["sequence"] = proof.Leaf.Sequence, ["stream"] = proof.Leaf.Stream, ["version"] = proof.Leaf.Version, ["id"] = proof.Leaf.Id.ToString("D"),
        ["type"] = proof.Leaf.Type, ["on"] = proof.Leaf.On.ToString("yyyy-MM-dd"), ["recordedAt"] = InstantText.Format(proof.Leaf.RecordedAt),
        ["command"] = proof.Leaf.CommandId, ["metadata"] = Encoding.UTF8.GetString(proof.Leaf.Metadata.Span),
        ["payloadDigest"] = Convert.ToHexStringLower(proof.Leaf.PayloadDigest.Span),
        ["payload"] = proof.Payload is null ? null : Encoding.UTF8.GetString(proof.Payload), ["path"] = Write(proof.Path)
    };

    private static JsonObject Write(LineProof line) => new()
    {
        ["type"] = line.Type,
        ["line"] = new JsonArray([.. line.Columns.Select(c => (JsonNode)new JsonObject { ["name"] = c.Name, ["kind"] = c.Kind, ["value"] = c.Value })]),
        ["salt"] = Convert.ToHexStringLower(line.Salt), ["index"] = line.Index, ["chunkLines"] = line.ChunkLines, ["path"] = Write(line.Path),
        ["chunk"] = line.Chunk, ["chunks"] = line.Chunks, ["chunkPath"] = Write(line.ChunkPath), ["seal"] = Write(line.Seal)
    };

    private static JsonArray Write(IEnumerable<byte[]> path) => [.. path.Select(hash => (JsonNode)Convert.ToHexStringLower(hash))];

    private static EventProof ReadEvent(JsonElement json, LedgerId ledger)
    {
        var e = Known(json, EventFields);
        var leaf = new EventLeaf(ledger, StrictJson.Number(e, "sequence", least: 1), StrictJson.Text(e, "stream"), StrictJson.Number(e, "version"), StrictJson.Id(e, "id"),
            StrictJson.Text(e, "type"), StrictJson.Date(e, "on"), InstantText.Parse(StrictJson.Text(e, "recordedAt")), StrictJson.Text(e, "command"),
            StrictJson.Utf8(e, "metadata"), StrictJson.Hash(e, "payloadDigest"));
        _ = leaf.Hash(); // texts that are none have no leaf
        var isShown = e.GetProperty("payload").ValueKind != JsonValueKind.Null;
        if (isShown == EventCatalogue.Find(leaf.Type) is { HoldsLines: true })
            throw new FormatException(isShown ? "the payload of an event that holds lines is shown" : "the payload is not shown");
        return new(leaf, isShown ? StrictJson.Utf8(e, "payload") : null, StrictJson.Path(e, "path"));
    }

    private static LineProof ReadLine(JsonElement json, LedgerId ledger)
    {
        var e = Known(json, LineFields);
        return new(StrictJson.Text(e, "type"), [.. e.GetProperty("line").EnumerateArray().Select(ReadColumn)], StrictJson.Hex(e, "salt", LineTree.SaltBytes),
            Count(e, "index", 0), Count(e, "chunkLines", 1), StrictJson.Path(e, "path"),
            Count(e, "chunk", 0), Count(e, "chunks", 1), StrictJson.Path(e, "chunkPath"), ReadEvent(e.GetProperty("seal"), ledger));
    }

    private static (string Name, string Kind, string? Value) ReadColumn(JsonElement json)
    {
        var e = Known(json, ColumnFields);
        return (StrictJson.Text(e, "name"), StrictJson.Text(e, "kind"), e.GetProperty("value").GetString());
    }

    private static JsonElement Known(JsonElement json, string[] fields) => StrictJson.Known(json, fields, "no proof");

    private static int Count(JsonElement e, string name, int least) => (int)StrictJson.Number(e, name, least, int.MaxValue);
}
