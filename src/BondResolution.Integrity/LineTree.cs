using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace BondResolution.Integrity;

/// <summary>
/// The small tree inside a chunk of lines: each line is a leaf of its own, salted, so that one line can be shown with
/// a proof and nobody can guess its neighbours from their hashes. The chunk's salt is secret and stands in its event;
/// a line's salt is derived from it and shown only with that line.
/// </summary>
public static class LineTree
{
    /// <summary>What a line's bytes begin with: what they are, and the version of their layout.</summary>
    public const string Domain = "bondresolution/line/1\n";

    /// <summary>Bytes of a salt.</summary>
    public const int SaltBytes = 32;

    /// <summary>What a line's salt is derived from begins with.</summary>
    public const string SaltDomain = "bondresolution/line-salt/1\n";

    private static readonly byte[] DomainBytes = Encoding.UTF8.GetBytes(Domain);
    private static readonly byte[] SaltDomainBytes = Encoding.UTF8.GetBytes(SaltDomain);

    /// <summary>Bytes a line's salt is the hash of: all of fixed length, so that one line's salt tells nothing of another's.</summary>
    private static readonly int SaltInputBytes = SaltDomainBytes.Length + SaltBytes + sizeof(int);

    /// <summary>Bytes in front of a line's text in its leaf.</summary>
    private static readonly int LeafHeadBytes = 1 + DomainBytes.Length + SaltBytes;

    /// <summary>
    /// The salt of one line: SHA-256(<see cref="SaltDomain"/> ‖ chunk's salt ‖ index from 0 in four bytes, big-endian).
    /// </summary>
    /// <exception cref="ArgumentException">A chunk salt that is not 32 bytes.</exception>
    public static byte[] SaltOf(ReadOnlySpan<byte> chunkSalt, int index)
    {
        ThrowIfNoSalt(chunkSalt);
        Span<byte> input = stackalloc byte[SaltInputBytes];
        WriteSaltInput(chunkSalt, index, input);
        return SHA256.HashData(input);
    }

    /// <summary>The leaf of one line: SHA-256(0x00 ‖ <see cref="Domain"/> ‖ salt ‖ text).</summary>
    /// <param name="salt">32 bytes.</param>
    /// <param name="text">The line's columns in the payload's order, each as <c>name:value</c> and a line feed; UTF-8.</param>
    /// <exception cref="ArgumentException">A salt that is not 32 bytes.</exception>
    public static byte[] Leaf(ReadOnlySpan<byte> salt, string text)
    {
        ThrowIfNoSalt(salt);
        var utf8 = Encoding.UTF8.GetBytes(text);
        var input = new byte[LeafHeadBytes + utf8.Length];
        WriteLeafInput(salt, utf8, input);
        return SHA256.HashData(input);
    }

    /// <summary>The leaves of all lines of a chunk, one by one.</summary>
    /// <exception cref="ArgumentException">A chunk salt that is not 32 bytes.</exception>
    public static byte[][] Leaves(byte[] chunkSalt, IReadOnlyList<string> lines)
    {
        var leaves = new byte[lines.Count][];
        for (var i = 0; i < leaves.Length; i++)
            leaves[i] = Leaf(SaltOf(chunkSalt, i), lines[i]);
        return leaves;
    }

    /// <summary>The leaves of all lines of a chunk: of each as <see cref="Leaf"/> gives it, with the salt of <see cref="SaltOf"/>.</summary>
    /// <param name="chunkSalt">32 bytes.</param>
    /// <param name="texts">The lines' texts as in <see cref="Leaf"/>, one after the other.</param>
    /// <param name="ends">Where each text ends in <paramref name="texts"/>; it begins where the one before it ends, the first at 0.</param>
    /// <param name="leaves">Receives 32 bytes a line, in order.</param>
    /// <exception cref="ArgumentException">A chunk salt that is not 32 bytes, or room for another number of leaves than there are lines.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Ends that decrease or lie outside the texts.</exception>
    public static void Leaves(ReadOnlySpan<byte> chunkSalt, ReadOnlySpan<byte> texts, ReadOnlySpan<int> ends, Span<byte> leaves)
    {
        ThrowIfNoSalt(chunkSalt);
        Sha256Batch.ThrowIfOther(ends, leaves);
        using var inputs = new Rented<byte>(ends.Length * Math.Max(LeafHeadBytes, SaltInputBytes) + texts.Length);
        for (var i = 0; i < ends.Length; i++)
            WriteSaltInput(chunkSalt, i, inputs.Span.Slice(i * SaltInputBytes, SaltInputBytes));
        using var salts = new Rented<byte>(leaves.Length);
        Sha256Batch.DigestAll(inputs.Span[..(ends.Length * SaltInputBytes)], SaltInputBytes, salts.Span);

        using var inputEnds = new Rented<int>(ends.Length);
        var end = 0;
        for (var i = 0; i < ends.Length; i++)
        {
            var text = Sha256Batch.MessageAt(i, texts, ends);
            WriteLeafInput(salts.Span.Slice(i * SaltBytes, SaltBytes), text, inputs.Span[end..]);
            inputEnds.Span[i] = end += LeafHeadBytes + text.Length;
        }

        Sha256Batch.DigestAll(inputs.Span[..end], inputEnds.Span, leaves);
    }

    /// <summary>The root of a chunk: the tree of RFC 6962 over the leaves of all its lines.</summary>
    /// <inheritdoc cref="Leaves(ReadOnlySpan{byte}, ReadOnlySpan{byte}, ReadOnlySpan{int}, Span{byte})"/>
    public static byte[] Root(ReadOnlySpan<byte> chunkSalt, ReadOnlySpan<byte> texts, ReadOnlySpan<int> ends)
    {
        using var leaves = new Rented<byte>(ends.Length * MerkleTree.HashBytes);
        Leaves(chunkSalt, texts, ends, leaves.Span);
        return MerkleTree.Root(leaves.Span);
    }

    /// <summary>The root over the chunks of an act, in order: the tree of RFC 6962 whose leaves are the chunks' roots.</summary>
    public static byte[] RootOfChunks(IEnumerable<byte[]> chunkRoots) => MerkleTree.Root(chunkRoots.Select(root => MerkleTree.LeafHash(root)));

    private static void WriteSaltInput(ReadOnlySpan<byte> chunkSalt, int index, Span<byte> to)
    {
        SaltDomainBytes.CopyTo(to);
        chunkSalt.CopyTo(to[SaltDomainBytes.Length..]);
        BinaryPrimitives.WriteInt32BigEndian(to[(SaltDomainBytes.Length + SaltBytes)..], index);
    }

    private static void WriteLeafInput(ReadOnlySpan<byte> salt, ReadOnlySpan<byte> text, Span<byte> to)
    {
        to[0] = MerkleTree.LeafPrefix;
        DomainBytes.CopyTo(to[1..]);
        salt.CopyTo(to[(1 + DomainBytes.Length)..]);
        text.CopyTo(to[LeafHeadBytes..]);
    }

    private static void ThrowIfNoSalt(ReadOnlySpan<byte> salt)
    {
        if (salt.Length != SaltBytes)
            throw new ArgumentException($"A salt is {SaltBytes} bytes, not {salt.Length}.", nameof(salt));
    }
}
