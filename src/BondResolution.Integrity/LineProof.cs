namespace BondResolution.Integrity;

/// <summary>That one line stands in an act of many lines: from the line to its chunk, from the chunk to the event that sealed the act.</summary>
/// <param name="Type">Type of the events that hold the act's lines.</param>
/// <param name="Columns">The chunk's columns: name, kind, and what the line has there; null: nothing.</param>
/// <param name="Salt">The line's own salt, 16 bytes.</param>
/// <param name="Index">Its place in the chunk, from 0.</param>
/// <param name="ChunkLines">Lines of the chunk.</param>
/// <param name="Path">What leads to the root over the chunk's lines (<see cref="LineTree.Path"/>).</param>
/// <param name="Chunk">The chunk's place in the act, from 0.</param>
/// <param name="Chunks">Chunks of the act.</param>
/// <param name="ChunkPath">Sibling hashes up to the root over the chunks.</param>
/// <param name="Seal">The event that sealed the act.</param>
public sealed record LineProof(
    string Type, IReadOnlyList<(string Name, string Kind, string? Value)> Columns, byte[] Salt, int Index, int ChunkLines, IReadOnlyList<byte[]> Path,
    int Chunk, int Chunks, IReadOnlyList<byte[]> ChunkPath, EventProof Seal)
{
    /// <summary>What the line has in a column; null where it has nothing there, or the column is not there or stands twice.</summary>
    public string? ValueOf(string column) => Columns.Where(c => c.Name == column).ToList() is [var only] ? only.Value : null;

    /// <summary>
    /// The root of the act that the line leads to, which the seal must state; null where it leads to none. The stream and the command are
    /// the seal's.
    /// </summary>
    public byte[]? ActRoot()
    {
        var values = Columns.Select(c => LineValue.Of(c.Kind, c.Value)).ToList();
        if (Salt.Length != LineTree.SaltBytes || values.Contains(null)
            || LineTree.RootOf(LineTree.Leaf(Salt, [.. values.SelectMany(value => value!)]), Index, ChunkLines, Path) is not { } linesRoot)
            return null;
        var chunk = new LineChunk(Type, Seal.Leaf.Stream, Seal.Leaf.CommandId, Chunk, ChunkLines, [.. Columns.Select(c => (c.Name, c.Kind))]);
        return MerkleTree.RootOf(MerkleTree.LeafHash(chunk.Root(linesRoot)), Chunk, Chunks, ChunkPath) is { } treeRoot
            ? LineChunk.ActRoot(Type, Chunks, treeRoot)
            : null;
    }
}
