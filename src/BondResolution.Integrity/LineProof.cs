namespace BondResolution.Integrity;

/// <summary>That one line stands in an act of many lines: from the line to its chunk, from the chunk to the event that sealed the act.</summary>
/// <param name="Text">The line, a column a text line: <c>name:value</c> and a line feed each.</param>
/// <param name="Salt">The line's own salt, 32 bytes.</param>
/// <param name="Index">Its place in the chunk, from 0.</param>
/// <param name="ChunkLines">Lines of the chunk.</param>
/// <param name="Path">Sibling hashes up to the chunk's root.</param>
/// <param name="Chunk">The chunk's place in the act, from 0.</param>
/// <param name="Chunks">Chunks of the act.</param>
/// <param name="ChunkRoot">Root over the chunk's lines.</param>
/// <param name="ChunkPath">Sibling hashes up to the root the seal states.</param>
/// <param name="LinesRoot">The root in the metadata of the sealing event.</param>
/// <param name="Seal">The event that sealed the act.</param>
public sealed record LineProof(
    string Text, byte[] Salt, int Index, int ChunkLines, IReadOnlyList<byte[]> Path,
    int Chunk, int Chunks, byte[] ChunkRoot, IReadOnlyList<byte[]> ChunkPath, byte[] LinesRoot, EventProof Seal)
{
    /// <summary>What is wrong with the proof, or null where it holds; the caller checks that the seal's metadata state <see cref="LinesRoot"/>.</summary>
    public string? Refute(Checkpoint checkpoint)
    {
        if (Salt.Length != LineTree.SaltBytes || !MerkleTree.VerifyInclusion(LineTree.Leaf(Salt, Text), Index, ChunkLines, Path, ChunkRoot))
            return $"the line does not stand in its chunk (sealed by sequence {Seal.Leaf.Sequence})";
        return MerkleTree.VerifyInclusion(MerkleTree.LeafHash(ChunkRoot), Chunk, Chunks, ChunkPath, LinesRoot)
            ? Seal.Refute(checkpoint)
            : $"the chunk does not stand in the act that sequence {Seal.Leaf.Sequence} sealed";
    }
}
