using BondResolution.Integrity;

namespace BondResolution.Application.Audit;

/// <summary>What is computed from the lines of one event.</summary>
/// <param name="Root">The root over them.</param>
/// <param name="Chunk">What they are bound to, but their place in the act, which one event does not tell.</param>
/// <param name="PayloadDigest">SHA-256 of their payload.</param>
internal sealed record ComputedLines(byte[] Root, LineChunk Chunk, byte[] PayloadDigest)
{
    /// <summary>The chunk's root at a place in its act.</summary>
    public byte[] RootAt(int place) => (Chunk with { Place = place }).Root(Root);
}
