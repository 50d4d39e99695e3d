using System.Buffers.Binary;
using System.Numerics;

namespace BondResolution.Integrity;

/// <summary>
/// The right edge of a growing tree: the heads of its complete subtrees, largest first, one for each bit set in its
/// size. Enough to append leaves and to give the root, in O(log size) of space and time. Not safe for concurrent use.
/// </summary>
public sealed class MerkleFrontier
{
    private readonly List<byte[]> heads;

    /// <summary>The frontier of the empty tree.</summary>
    public MerkleFrontier() => heads = [];

    private MerkleFrontier(long size, List<byte[]> heads) => (Size, this.heads) = (size, heads);

    /// <summary>Leaves appended so far.</summary>
    public long Size { get; private set; }

    /// <param name="leafHash">32 bytes; kept as a copy.</param>
    /// <exception cref="ArgumentException">Not 32 bytes.</exception>
    public void Append(ReadOnlySpan<byte> leafHash)
    {
        if (leafHash.Length != MerkleTree.HashBytes)
            throw new ArgumentException($"A leaf hash is {MerkleTree.HashBytes} bytes, not {leafHash.Length}.", nameof(leafHash));
        var head = leafHash.ToArray();
        // as in binary counting: each trailing one of the size is a complete subtree that the new one completes further
        for (var bit = Size; (bit & 1) == 1; bit >>= 1)
        {
            head = MerkleTree.NodeHash(heads[^1], head);
            heads.RemoveAt(heads.Count - 1);
        }
        heads.Add(head);
        Size++;
    }

    /// <summary>The tree head, 32 bytes; of an empty tree <see cref="MerkleTree.EmptyRoot"/>.</summary>
    public byte[] Root()
    {
        if (heads.Count == 0)
            return MerkleTree.EmptyRoot();
        var root = heads[^1];
        for (var i = heads.Count - 2; i >= 0; i--)
            root = MerkleTree.NodeHash(heads[i], root);
        return [.. root];
    }

    public MerkleFrontier Copy() => new(Size, [.. heads]);

    /// <summary>The size in eight bytes, big-endian, then the heads, largest subtree first, 32 bytes each.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[8 + heads.Count * MerkleTree.HashBytes];
        BinaryPrimitives.WriteInt64BigEndian(bytes, Size);
        for (var i = 0; i < heads.Count; i++)
            heads[i].CopyTo(bytes, 8 + i * MerkleTree.HashBytes);
        return bytes;
    }

    /// <exception cref="FormatException">Not the bytes of a frontier.</exception>
    public static MerkleFrontier FromBytes(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 8)
            throw new FormatException($"A frontier has at least 8 bytes, not {bytes.Length}.");
        var size = BinaryPrimitives.ReadInt64BigEndian(bytes);
        if (size < 0)
            throw new FormatException("A frontier's size is not negative.");
        var count = BitOperations.PopCount((ulong)size);
        if (bytes.Length != 8 + count * MerkleTree.HashBytes)
            throw new FormatException($"A frontier of {size} leaves has {8 + count * MerkleTree.HashBytes} bytes, not {bytes.Length}.");
        var heads = new List<byte[]>(count);
        for (var i = 0; i < count; i++)
            heads.Add(bytes.Slice(8 + i * MerkleTree.HashBytes, MerkleTree.HashBytes).ToArray());
        return new(size, heads);
    }
}
