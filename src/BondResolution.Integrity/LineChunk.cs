using System.Security.Cryptography;

namespace BondResolution.Integrity;

/// <summary>
/// What the lines of an event are bound to (docs/integrity.md §2): the type of their event, its stream and command, the chunk's place in
/// the act, the number of its lines, and the columns' names and kinds.
/// </summary>
/// <param name="Type">The event's type with its version.</param>
/// <param name="Stream">The event's stream.</param>
/// <param name="CommandId">The command that recorded it.</param>
/// <param name="Place">The chunk's place in its act, from 0.</param>
/// <param name="Lines">Lines of the chunk, from 1.</param>
/// <param name="Columns">Name and kind of each column, in order.</param>
public sealed record LineChunk(string Type, string Stream, string CommandId, int Place, int Lines, IReadOnlyList<(string Name, string Kind)> Columns)
{
    private const byte ChunkPrefix = 0x05;
    private const byte ActPrefix = 0x06;

    /// <summary>
    /// The chunk's root: SHA-256(0x05 ‖ fields), each field after its length in four bytes, big-endian: type, stream, command id, place and
    /// number of lines in four bytes each, name and kind of each column, and the root over the lines.
    /// </summary>
    /// <param name="linesRoot">32 bytes, as <see cref="LineTree.Root(Span{byte})"/> gives it.</param>
    public byte[] Root(ReadOnlySpan<byte> linesRoot)
    {
        var to = Begin(ChunkPrefix);
        to.Put(Type);
        to.Put(Stream);
        to.Put(CommandId);
        to.Put(Place);
        to.Put(Lines);
        foreach (var (name, kind) in Columns)
        {
            to.Put(name);
            to.Put(kind);
        }

        to.Put(linesRoot);
        return SHA256.HashData(to.Written);
    }

    /// <summary>
    /// The root of an act, which its seal states: SHA-256(0x06 ‖ fields), each after its length as above: the type of its lines (empty
    /// where there are none), the number of chunks in four bytes, and the root of the tree of RFC 6962 whose leaves are the chunks' roots.
    /// </summary>
    public static byte[] ActRoot(string type, int chunks, ReadOnlySpan<byte> treeRoot)
    {
        var to = Begin(ActPrefix);
        to.Put(type);
        to.Put(chunks);
        to.Put(treeRoot);
        return SHA256.HashData(to.Written);
    }

    /// <summary>The root of an act by the roots of its chunks, in order.</summary>
    public static byte[] ActRoot(string type, IReadOnlyCollection<byte[]> chunkRoots) =>
        ActRoot(chunkRoots.Count == 0 ? "" : type, chunkRoots.Count, MerkleTree.Root(chunkRoots.Select(root => MerkleTree.LeafHash(root))));

    private static FieldWriter Begin(byte prefix)
    {
        var to = new FieldWriter(512);
        to.PutPrefix(prefix);
        return to;
    }
}
