using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BondResolution.EventStore.Codec;

/// <summary>What every event carries beside its content: where it comes from and who recorded it.</summary>
/// <param name="Case">The case's code.</param>
/// <param name="Do">The command's name.</param>
/// <param name="Digest">SHA-256 of the command's canonical content with the bytes of its files, lower hex: the same id with another digest is refused.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="Source">The document it was read in.</param>
/// <param name="Label">reported, computed, inferred or assumed; null where the command had none.</param>
/// <param name="Labels">Labels of single fields that differ.</param>
/// <param name="Between">Where only an interval is known: its first and last day.</param>
/// <param name="LinesRoot">Of an event that holds lines: the chunk's root; of one that seals an act: the act's (docs/integrity.md §2). 32 bytes in lower hex.</param>
public sealed record EventMetadata(
    string Case, string Do, string Digest, string By, string? Source, string? Label,
    ImmutableSortedDictionary<string, string>? Labels, ImmutableArray<DateOnly>? Between, string? LinesRoot = null)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.General)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        TypeInfoResolver = EventShapes.Default
    };

    public byte[] Encode() => JsonSerializer.SerializeToUtf8Bytes(this, Options);

    /// <exception cref="JsonException">They are no object with these fields.</exception>
    public static EventMetadata Decode(ReadOnlySpan<byte> metadata) =>
        JsonSerializer.Deserialize<EventMetadata>(metadata, Options) ?? throw new JsonException("metadata are null");
}
