using System.Text.Json;
using BondResolution.Integrity;

namespace BondResolution.EventStore.Codec;

/// <summary>The root over the lines of a payload (docs/integrity.md §2).</summary>
public static class ChunkRoot
{
    /// <param name="salt">The chunk's secret salt, 32 bytes.</param>
    /// <param name="payload">An event that holds lines.</param>
    /// <exception cref="ArgumentException">A salt that is not 32 bytes.</exception>
    /// <exception cref="JsonException">As <see cref="LineTexts.Of"/>.</exception>
    public static byte[] Of(ReadOnlySpan<byte> salt, ReadOnlySpan<byte> payload) => Of(salt, payload, out _);

    /// <param name="lines">How many lines the payload holds.</param>
    /// <inheritdoc cref="Of(ReadOnlySpan{byte}, ReadOnlySpan{byte})"/>
    public static byte[] Of(ReadOnlySpan<byte> salt, ReadOnlySpan<byte> payload, out int lines)
    {
        using var texts = LineTexts.Of(payload);
        lines = texts.Count;
        return LineTree.Root(salt, texts.Utf8, texts.Ends);
    }
}
