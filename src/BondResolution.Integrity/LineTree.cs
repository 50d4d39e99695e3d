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

    /// <summary>
    /// The salt of one line: SHA-256(<see cref="SaltDomain"/> ‖ chunk's salt ‖ index from 0 in four bytes, big-endian).
    /// All parts have fixed lengths, so that one line's salt tells nothing of another's.
    /// </summary>
    /// <exception cref="ArgumentException">A chunk salt that is not 32 bytes.</exception>
    public static byte[] SaltOf(ReadOnlySpan<byte> chunkSalt, int index)
    {
        if (chunkSalt.Length != SaltBytes)
            throw new ArgumentException($"A chunk's salt is {SaltBytes} bytes, not {chunkSalt.Length}.", nameof(chunkSalt));
        Span<byte> bytes = stackalloc byte[SaltDomainBytes.Length + SaltBytes + 4];
        SaltDomainBytes.CopyTo(bytes);
        chunkSalt.CopyTo(bytes[SaltDomainBytes.Length..]);
        BinaryPrimitives.WriteInt32BigEndian(bytes[(SaltDomainBytes.Length + SaltBytes)..], index);
        return SHA256.HashData(bytes);
    }

    /// <summary>The leaf of one line: SHA-256(0x00 ‖ <see cref="Domain"/> ‖ salt ‖ text).</summary>
    /// <param name="salt">32 bytes.</param>
    /// <param name="text">The line's columns in the payload's order, each as <c>name:value</c> and a line feed; UTF-8.</param>
    public static byte[] Leaf(ReadOnlySpan<byte> salt, string text)
    {
        if (salt.Length != SaltBytes)
            throw new ArgumentException($"A line's salt is {SaltBytes} bytes, not {salt.Length}.", nameof(salt));
        return MerkleTree.LeafHash([.. DomainBytes, .. salt, .. Encoding.UTF8.GetBytes(text)]);
    }

    /// <summary>The leaves of all lines of a chunk.</summary>
    public static byte[][] Leaves(byte[] chunkSalt, IReadOnlyList<string> lines)
    {
        var leaves = new byte[lines.Count][];
        for (var i = 0; i < leaves.Length; i++)
            leaves[i] = Leaf(SaltOf(chunkSalt, i), lines[i]);
        return leaves;
    }

    /// <summary>The root over the chunks of an act, in order: the tree of RFC 6962 whose leaves are the chunks' roots.</summary>
    public static byte[] RootOfChunks(IEnumerable<byte[]> chunkRoots) => MerkleTree.Root(chunkRoots.Select(root => MerkleTree.LeafHash(root)));
}
