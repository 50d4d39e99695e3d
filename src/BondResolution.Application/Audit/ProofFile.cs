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
/// A proof as it is handed out: a checkpoint, its public key, and either one event or the lines of one account. Its JSON is
/// described byte by byte in docs/integrity.md.
/// </summary>
public sealed record ProofFile(Checkpoint Checkpoint, string PublicKey, EventProof? Event, string? Account, IReadOnlyList<LineProof> Lines)
{
    /// <summary>What the format is, and its version.</summary>
    public const string Format = "bondresolution/proof/1";

    // A field twice, or one that nobody reads, could tell two readers two things.
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private static readonly string[] Fields = ["format", "checkpoint", "publicKey", "event", "account", "lines"];

    private static readonly string[] EventFields =
        ["sequence", "stream", "version", "id", "type", "on", "recordedAt", "command", "metadata", "payloadDigest", "payload", "path"];

    private static readonly string[] LineFields =
        ["line", "salt", "index", "chunkLines", "path", "chunk", "chunks", "chunkRoot", "chunkPath", "linesRoot", "seal"];

    /// <summary>What is wrong with the proof, or null where it holds under a public key.</summary>
    public string? Refute(ECDsa publicKey)
    {
        if (!Checkpoint.IsSignedBy(publicKey))
            return "the checkpoint is not signed by this key";
        if (Event is null && Lines.Count == 0)
            return "it proves nothing";
        return Event?.Refute(Checkpoint) ?? Lines.Select(Refute).FirstOrDefault(found => found is not null);
    }

    public JsonObject ToJson()
    {
        var json = new JsonObject { ["format"] = Format, ["checkpoint"] = Checkpoint.ToString(), ["publicKey"] = PublicKey };
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
            if (root.GetProperty("format").GetString() != Format)
                return AuditProblems.NoProof.With(("file", file), ("reason", $"its format is not {Format}"));
            if (Checkpoint.Parse(root.GetProperty("checkpoint").GetString()!) is not { } checkpoint)
                return AuditProblems.NoProof.With(("file", file), ("reason", "its checkpoint cannot be read"));
            return new ProofFile(checkpoint, root.GetProperty("publicKey").GetString()!,
                root.TryGetProperty("event", out var one) ? ReadEvent(one) : null,
                root.TryGetProperty("account", out var account) ? account.GetString() : null,
                root.TryGetProperty("lines", out var lines) ? [.. lines.EnumerateArray().Select(ReadLine)] : []);
        }
        catch (Exception broken) when (broken is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            return AuditProblems.NoProof.With(("file", file), ("reason", broken.Message));
        }
    }

    /// <summary>Also holds the seal's metadata to the root the line's path ends in, and the account to the line.</summary>
    private string? Refute(LineProof line)
    {
        var stated = EventMetadata.Decode(line.Seal.Leaf.Metadata.Span).LinesRoot;
        if (EventCatalogue.Find(line.Seal.Leaf.Type) is not { Seals: true } || stated != Convert.ToHexStringLower(line.LinesRoot))
            return $"sequence {line.Seal.Leaf.Sequence} does not state the root over the lines";
        return line.Text.Split('\n').Contains($"accounts:{Account}", StringComparer.Ordinal)
            ? line.Refute(Checkpoint)
            : $"a line is not account {Account}'s";
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
        ["line"] = line.Text, ["salt"] = Convert.ToHexStringLower(line.Salt), ["index"] = line.Index, ["chunkLines"] = line.ChunkLines, ["path"] = Write(line.Path),
        ["chunk"] = line.Chunk, ["chunks"] = line.Chunks, ["chunkRoot"] = Convert.ToHexStringLower(line.ChunkRoot), ["chunkPath"] = Write(line.ChunkPath),
        ["linesRoot"] = Convert.ToHexStringLower(line.LinesRoot), ["seal"] = Write(line.Seal)
    };

    private static JsonArray Write(IEnumerable<byte[]> path) => [.. path.Select(hash => (JsonNode)Convert.ToHexStringLower(hash))];

    private static EventProof ReadEvent(JsonElement json)
    {
        var e = Known(json, EventFields);
        var leaf = new EventLeaf(e.GetProperty("sequence").GetInt64(), Text(e, "stream"), e.GetProperty("version").GetInt64(), Guid.ParseExact(Text(e, "id"), "D"), Text(e, "type"),
            DateOnly.ParseExact(Text(e, "on"), "yyyy-MM-dd"), InstantText.Parse(Text(e, "recordedAt")), Text(e, "command"),
            Encoding.UTF8.GetBytes(Text(e, "metadata")), Hex(e, "payloadDigest"));
        return new(leaf, e.GetProperty("payload").GetString() is { } payload ? Encoding.UTF8.GetBytes(payload) : null, Path(e, "path"));
    }

    private static LineProof ReadLine(JsonElement json)
    {
        var e = Known(json, LineFields);
        return new(Text(e, "line"), Hex(e, "salt"), e.GetProperty("index").GetInt32(), e.GetProperty("chunkLines").GetInt32(), Path(e, "path"),
            e.GetProperty("chunk").GetInt32(), e.GetProperty("chunks").GetInt32(), Hex(e, "chunkRoot"), Path(e, "chunkPath"), Hex(e, "linesRoot"), ReadEvent(e.GetProperty("seal")));
    }

    /// <summary>An object with no field but those that are read.</summary>
    private static JsonElement Known(JsonElement json, string[] fields) =>
        json.EnumerateObject().FirstOrDefault(p => !fields.Contains(p.Name, StringComparer.Ordinal)) is { Value.ValueKind: not JsonValueKind.Undefined } other
            ? throw new FormatException($"it has a field {other.Name} that no proof has")
            : json;

    private static string Text(JsonElement e, string name) => e.GetProperty(name).GetString() ?? throw new FormatException($"{name} is missing");

    private static byte[] Hex(JsonElement e, string name) => Convert.FromHexString(Text(e, name));

    private static IReadOnlyList<byte[]> Path(JsonElement e, string name) => [.. e.GetProperty(name).EnumerateArray().Select(hash => Convert.FromHexString(hash.GetString()!))];
}
