using System.Buffers.Binary;
using System.Security.Cryptography;

namespace BondResolution.Integrity;

/// <summary>
/// The small tree inside a chunk of lines (docs/integrity.md §2): each line is a leaf of its own, salted, so that one line can be shown
/// with a proof and nobody can guess its neighbours from their hashes. A node has up to <see cref="Arity"/> children, so that a line costs
/// little more than its own leaf. The chunk's secret stands in the event's payload; a line's salt is derived from it and shown only with
/// that line.
/// </summary>
public static class LineTree
{
    /// <summary>Bytes of a chunk's secret.</summary>
    public const int SecretBytes = 32;

    /// <summary>Bytes of a line's salt: two lines share one hash of the secret.</summary>
    public const int SaltBytes = 16;

    /// <summary>Children of a node that is full.</summary>
    public const int Arity = 16;

    /// <summary>First byte of what a line's leaf is the hash of.</summary>
    private const byte LeafPrefix = 0x02;

    /// <summary>First byte of what a node is the hash of.</summary>
    private const byte NodePrefix = 0x03;

    /// <summary>First byte of what two salts are the hash of.</summary>
    private const byte SaltPrefix = 0x04;

    private const int SaltInputBytes = 1 + SecretBytes + sizeof(int);
    private const int LeafHeadBytes = 1 + SaltBytes;
    private const int Hash = MerkleTree.HashBytes;

    /// <summary>
    /// The salt of one line: of SHA-256(0x04 ‖ secret ‖ half the index, rounded down, in four bytes, big-endian) the first half where the
    /// index is even, else the second.
    /// </summary>
    /// <exception cref="ArgumentException">A secret that is not 32 bytes.</exception>
    public static byte[] SaltOf(ReadOnlySpan<byte> secret, int index)
    {
        ThrowIfNoSecret(secret);
        Span<byte> input = stackalloc byte[SaltInputBytes];
        WriteSaltInput(secret, index / 2, input);
        return SHA256.HashData(input).AsSpan(index % 2 * SaltBytes, SaltBytes).ToArray();
    }

    /// <summary>The leaf of one line: SHA-256(0x02 ‖ salt ‖ values).</summary>
    /// <param name="salt">16 bytes.</param>
    /// <param name="values">Each value after its length in one byte, in the order of the columns.</param>
    /// <exception cref="ArgumentException">A salt that is not 16 bytes.</exception>
    public static byte[] Leaf(ReadOnlySpan<byte> salt, ReadOnlySpan<byte> values)
    {
        if (salt.Length != SaltBytes)
            throw new ArgumentException($"A salt is {SaltBytes} bytes, not {salt.Length}.", nameof(salt));
        return SHA256.HashData([LeafPrefix, .. salt, .. values]);
    }

    /// <summary>The leaves of all lines of a chunk: of each as <see cref="Leaf"/> gives it, with the salt of <see cref="SaltOf"/>.</summary>
    /// <param name="secret">32 bytes.</param>
    /// <param name="values">The lines' values as in <see cref="Leaf"/>, one line after the other.</param>
    /// <param name="ends">Where each line ends in <paramref name="values"/>; it begins where the one before it ends, the first at
    /// 0.</param>
    /// <param name="leaves">Receives 32 bytes a line, in order.</param>
    /// <exception cref="ArgumentException">A secret that is not 32 bytes, or room for another number of leaves than there are
    /// lines.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Ends that decrease or lie outside the values.</exception>
    public static void Leaves(ReadOnlySpan<byte> secret, ReadOnlySpan<byte> values, ReadOnlySpan<int> ends, Span<byte> leaves)
    {
        ThrowIfNoSecret(secret);
        Sha256Batch.ThrowIfOther(ends, leaves);
        var pairs = (ends.Length + 1) / 2;
        using var inputs = new Rented<byte>(Math.Max(ends.Length * LeafHeadBytes + values.Length, pairs * SaltInputBytes));
        for (var i = 0; i < pairs; i++)
            WriteSaltInput(secret, i, inputs.Span.Slice(i * SaltInputBytes, SaltInputBytes));
        using var salts = new Rented<byte>(pairs * Hash);
        Sha256Batch.DigestAll(inputs.Span[..(pairs * SaltInputBytes)], SaltInputBytes, salts.Span);

        using var inputEnds = new Rented<int>(ends.Length);
        var end = 0;
        for (var i = 0; i < ends.Length; i++)
        {
            var line = Sha256Batch.MessageAt(i, values, ends);
            var input = inputs.Span[end..];
            input[0] = LeafPrefix;
            salts.Span.Slice(i * SaltBytes, SaltBytes).CopyTo(input[1..]);
            line.CopyTo(input[LeafHeadBytes..]);
            inputEnds.Span[i] = end += LeafHeadBytes + line.Length;
        }

        Sha256Batch.DigestAll(inputs.Span[..end], inputEnds.Span, leaves);
    }

    /// <summary>The root over the lines of a chunk.</summary>
    /// <exception cref="ArgumentException">No lines, or as <see cref="Leaves"/>.</exception>
    /// <inheritdoc cref="Leaves"/>
    public static byte[] Root(ReadOnlySpan<byte> secret, ReadOnlySpan<byte> values, ReadOnlySpan<int> ends)
    {
        using var leaves = new Rented<byte>(ends.Length * Hash);
        Leaves(secret, values, ends, leaves.Span);
        return Root(leaves.Span);
    }

    /// <summary>
    /// The root over leaves: every <see cref="Arity"/> hashes in order, and what is left at the end, become SHA-256(0x03 ‖ hashes), level
    /// by level, until one is left. One leaf alone is hashed once too.
    /// </summary>
    /// <param name="leaves">32 bytes each, at least one; overwritten.</param>
    /// <exception cref="ArgumentException">No leaves.</exception>
    public static byte[] Root(Span<byte> leaves)
    {
        var level = leaves;
        do
            level = level[..Parents(level)];
        while (level.Length > Hash);
        return level.ToArray();
    }

    /// <summary>What leads from a leaf to the root: level by level the other children of its node, in order.</summary>
    /// <param name="leaves">32 bytes each; overwritten.</param>
    /// <param name="index">Which leaf, from 0.</param>
    public static IReadOnlyList<byte[]> Path(Span<byte> leaves, int index)
    {
        var path = new List<byte[]>();
        var level = leaves;
        do
        {
            var first = index - index % Arity;
            for (var i = first; i < Math.Min(first + Arity, level.Length / Hash); i++)
            {
                if (i != index)
                    path.Add(level.Slice(i * Hash, Hash).ToArray());
            }

            level = level[..Parents(level)];
            index /= Arity;
        }
        while (level.Length > Hash);
        return path;
    }

    /// <summary>The root that a leaf and its path lead to; null where the path has not the hashes that a leaf there needs.</summary>
    /// <param name="leaf">32 bytes.</param>
    /// <param name="index">From 0.</param>
    /// <param name="count">Leaves of the tree.</param>
    /// <param name="path">As <see cref="Path"/> gives it.</param>
    public static byte[]? RootOf(byte[] leaf, int index, int count, IReadOnlyList<byte[]> path)
    {
        if (index < 0 || index >= count || path.Any(hash => hash.Length != Hash))
            return null;
        var (at, hash, node) = (0, leaf, new List<byte>(1 + Arity * Hash));
        do
        {
            var first = index - index % Arity;
            node.Clear();
            node.Add(NodePrefix);
            for (var i = first; i < Math.Min(first + Arity, count); i++)
            {
                if (i != index && at == path.Count)
                    return null;
                node.AddRange(i == index ? hash : path[at++]);
            }

            hash = SHA256.HashData(node.ToArray());
            (index, count) = (index / Arity, (count + Arity - 1) / Arity);
        }
        while (count > 1);
        return at == path.Count ? hash : null;
    }

    /// <summary>Overwrites a level with the one above it; its bytes.</summary>
    private static int Parents(Span<byte> level)
    {
        var count = level.Length / Hash;
        if (count == 0)
            throw new ArgumentException("A chunk holds at least one line.");
        var parents = (count + Arity - 1) / Arity;
        using var inputs = new Rented<byte>(parents + level.Length);
        using var ends = new Rented<int>(parents);
        var end = 0;
        for (var i = 0; i < parents; i++)
        {
            var children = level[(i * Arity * Hash)..Math.Min((i + 1) * Arity * Hash, level.Length)];
            inputs.Span[end] = NodePrefix;
            children.CopyTo(inputs.Span[(end + 1)..]);
            ends.Span[i] = end += 1 + children.Length;
        }

        Sha256Batch.DigestAll(inputs.Span[..end], ends.Span, level[..(parents * Hash)]);
        return parents * Hash;
    }

    private static void WriteSaltInput(ReadOnlySpan<byte> secret, int pair, Span<byte> to)
    {
        to[0] = SaltPrefix;
        secret.CopyTo(to[1..]);
        BinaryPrimitives.WriteInt32BigEndian(to[(1 + SecretBytes)..], pair);
    }

    private static void ThrowIfNoSecret(ReadOnlySpan<byte> secret)
    {
        if (secret.Length != SecretBytes)
            throw new ArgumentException($"A chunk's secret is {SecretBytes} bytes, not {secret.Length}.", nameof(secret));
    }
}
