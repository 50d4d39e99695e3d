using System.Numerics;
using System.Security.Cryptography;

namespace BondResolution.Integrity;

/// <summary>
/// The Merkle tree of RFC 6962 §2.1 (RFC 9162 §2.1) with SHA-256: roots and proofs over leaf hashes, and the checks of
/// proofs, which need neither the ledger nor its other leaves. Indices are from 0.
/// </summary>
public static class MerkleTree
{
    /// <summary>Bytes of every hash.</summary>
    public const int HashBytes = 32;

    /// <summary>The byte in front of a leaf's data.</summary>
    internal const byte LeafPrefix = 0;

    private const byte NodePrefix = 1;
    private const int NodeBytes = 1 + 2 * HashBytes;

    /// <summary>The head of a tree without leaves: the SHA-256 of nothing.</summary>
    public static byte[] EmptyRoot() => SHA256.HashData([]);

    /// <summary>SHA-256(0x00 ‖ data). The byte in front keeps a leaf from being passed off as a node.</summary>
    public static byte[] LeafHash(ReadOnlySpan<byte> data)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha.AppendData([LeafPrefix]);
        sha.AppendData(data);
        return sha.GetHashAndReset();
    }

    /// <summary>SHA-256(0x01 ‖ left ‖ right).</summary>
    /// <exception cref="ArgumentException">A hash that is not 32 bytes.</exception>
    public static byte[] NodeHash(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        if (left.Length != HashBytes || right.Length != HashBytes)
            throw new ArgumentException($"A hash is {HashBytes} bytes, not {left.Length} and {right.Length}.");
        Span<byte> bytes = stackalloc byte[NodeBytes];
        WriteNode(left, right, bytes);
        return SHA256.HashData(bytes);
    }

    /// <summary>The head of the tree over these leaf hashes.</summary>
    /// <exception cref="ArgumentException">A leaf hash that is not 32 bytes.</exception>
    public static byte[] Root(IEnumerable<byte[]> leafHashes)
    {
        var frontier = new MerkleFrontier();
        foreach (var hash in leafHashes)
            frontier.Append(hash);
        return frontier.Root();
    }

    /// <summary>The head of the tree over these leaf hashes, level by level, all nodes of a level at once.</summary>
    /// <param name="leafHashes">32 bytes a leaf, in order.</param>
    /// <exception cref="ArgumentException">A length that is no multiple of 32.</exception>
    public static byte[] Root(ReadOnlySpan<byte> leafHashes)
    {
        var (count, beyond) = Math.DivRem(leafHashes.Length, HashBytes);
        if (beyond != 0)
            throw new ArgumentException($"Hashes of {HashBytes} bytes do not make {leafHashes.Length} bytes.", nameof(leafHashes));
        if (count == 0)
            return EmptyRoot();
        using var level = new Rented<byte>(leafHashes.Length);
        using var nodes = new Rented<byte>(count / 2 * NodeBytes);
        leafHashes.CopyTo(level.Span);
        while (count > 1)
        {
            var pairs = count / 2;
            for (var i = 0; i < pairs; i++)
                WriteNode(level.Span.Slice(2 * i * HashBytes, HashBytes), level.Span.Slice((2 * i + 1) * HashBytes, HashBytes), nodes.Span[(i * NodeBytes)..]);
            Sha256Batch.DigestAll(nodes.Span[..(pairs * NodeBytes)], NodeBytes, level.Span[..(pairs * HashBytes)]);
            // An odd one has no partner and goes up as it is. That is the split at the largest power of two: all complete
            // subtrees are to its left, and it meets them from the smallest up.
            if (count % 2 == 1)
                level.Span.Slice((count - 1) * HashBytes, HashBytes).CopyTo(level.Span[(pairs * HashBytes)..]);
            count -= pairs;
        }

        return level.Span[..HashBytes].ToArray();
    }

    /// <summary>The audit path of one leaf: the sibling hashes from the leaf up to the root.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No such leaf.</exception>
    public static IReadOnlyList<byte[]> InclusionProof(IReadOnlyList<byte[]> leafHashes, int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, leafHashes.Count);
        var proof = new List<byte[]>();
        var (from, to) = (0, leafHashes.Count);
        while (to - from > 1)
        {
            var middle = from + LeftSize(to - from);
            if (index < middle)
            {
                proof.Add(Root(leafHashes, middle, to));
                to = middle;
            }
            else
            {
                proof.Add(Root(leafHashes, from, middle));
                from = middle;
            }
        }
        proof.Reverse();
        return proof;
    }

    /// <summary>Shows that the tree of the first <paramref name="oldSize"/> leaves is a prefix of the whole one. Empty where either is trivial.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An old size that is negative or above the number of leaves.</exception>
    public static IReadOnlyList<byte[]> ConsistencyProof(IReadOnlyList<byte[]> leafHashes, int oldSize)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(oldSize);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(oldSize, leafHashes.Count);
        var proof = new List<byte[]>();
        if (oldSize == 0 || oldSize == leafHashes.Count)
            return proof;
        var (from, to) = (0, leafHashes.Count);
        while (oldSize < to)
        {
            var middle = from + LeftSize(to - from);
            if (oldSize <= middle)
            {
                proof.Add(Root(leafHashes, middle, to));
                to = middle;
            }
            else
            {
                proof.Add(Root(leafHashes, from, middle));
                from = middle;
            }
        }
        if (from != 0) // at 0 the subtree is the old tree itself, whose root the checker has
            proof.Add(Root(leafHashes, from, to));
        proof.Reverse();
        return proof;
    }

    /// <summary>Whether a leaf stands at an index of the tree with this size and root (RFC 9162 §2.1.3.2). Malformed input is false.</summary>
    public static bool VerifyInclusion(ReadOnlySpan<byte> leafHash, long index, long size, IReadOnlyList<byte[]> proof, ReadOnlySpan<byte> root) =>
        RootOf(leafHash, index, size, proof) is { } found && root.SequenceEqual(found);

    /// <summary>
    /// The root of the tree of this size in which a leaf stands at an index, by its path (RFC 9162 §2.1.3.2); null for malformed input.
    /// </summary>
    public static byte[]? RootOf(ReadOnlySpan<byte> leafHash, long index, long size, IReadOnlyList<byte[]> proof)
    {
        if (index < 0 || index >= size || leafHash.Length != HashBytes || !AreHashes(proof))
            return null;
        var (node, last) = (index, size - 1);
        var hash = leafHash.ToArray();
        foreach (var sibling in proof)
        {
            if (last == 0)
                return null;
            if ((node & 1) == 1 || node == last)
            {
                hash = NodeHash(sibling, hash);
                SkipLevelsWithoutSibling(ref node, ref last);
            }
            else
            {
                hash = NodeHash(hash, sibling);
            }
            (node, last) = (node >> 1, last >> 1);
        }
        return last == 0 ? hash : null;
    }

    /// <summary>
    /// Whether the tree with the new root is the one with the old root and leaves appended (RFC 9162 §2.1.4.2).
    /// Malformed input is false. The empty tree is a prefix of every tree.
    /// </summary>
    public static bool VerifyConsistency(long oldSize, long newSize, ReadOnlySpan<byte> oldRoot, ReadOnlySpan<byte> newRoot, IReadOnlyList<byte[]> proof)
    {
        if (oldSize < 0 || oldSize > newSize || oldRoot.Length != HashBytes || newRoot.Length != HashBytes || !AreHashes(proof))
            return false;
        if (oldSize == newSize || oldSize == 0)
            return proof.Count == 0 && (oldSize == newSize ? oldRoot.SequenceEqual(newRoot) : oldRoot.SequenceEqual(EmptyRoot()))
                && (newSize > 0 || newRoot.SequenceEqual(EmptyRoot()));
        // where the old tree is one complete subtree, its root is the path's start and is left out of the proof
        var path = BitOperations.IsPow2(oldSize) ? [oldRoot.ToArray(), .. proof] : proof;
        if (path.Count == 0)
            return false;
        var (node, last) = (oldSize - 1, newSize - 1);
        while ((node & 1) == 1)
            (node, last) = (node >> 1, last >> 1);
        var (oldHash, newHash) = (path[0], path[0]);
        foreach (var sibling in path.Skip(1))
        {
            if (last == 0)
                return false;
            if ((node & 1) == 1 || node == last)
            {
                oldHash = NodeHash(sibling, oldHash);
                newHash = NodeHash(sibling, newHash);
                SkipLevelsWithoutSibling(ref node, ref last);
            }
            else
            {
                newHash = NodeHash(newHash, sibling);
            }
            (node, last) = (node >> 1, last >> 1);
        }
        return last == 0 && oldRoot.SequenceEqual(oldHash) && newRoot.SequenceEqual(newHash);
    }

    // a node on the right edge of an incomplete level has no sibling there: it is carried up as it is
    private static void SkipLevelsWithoutSibling(ref long node, ref long last)
    {
        while ((node & 1) == 0 && node != 0)
            (node, last) = (node >> 1, last >> 1);
    }

    private static byte[] Root(IReadOnlyList<byte[]> leafHashes, int from, int to)
    {
        var frontier = new MerkleFrontier();
        for (var i = from; i < to; i++)
            frontier.Append(leafHashes[i]);
        return frontier.Root();
    }

    private static void WriteNode(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right, Span<byte> to)
    {
        to[0] = NodePrefix;
        left.CopyTo(to[1..]);
        right.CopyTo(to[(1 + HashBytes)..]);
    }

    /// <summary>The largest power of two below a size above 1: how many leaves the left subtree has.</summary>
    private static int LeftSize(int size) => 1 << BitOperations.Log2((uint)(size - 1));

    private static bool AreHashes(IReadOnlyList<byte[]> proof) => proof.All(hash => hash.Length == HashBytes);
}
