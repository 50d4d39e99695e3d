using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace BondResolution.Integrity;

/// <summary>
/// Everything of a recorded event that the tree over the ledger vouches for. Its bytes are the fields in this order,
/// each after its own length in four bytes, big-endian: the text <see cref="Domain"/>; sequence (8 bytes,
/// big-endian); stream; version in the stream (8 bytes, big-endian); event id (16 bytes, as written in hexadecimal); type;
/// effective date (<c>yyyy-MM-dd</c>); instant of recording (<see cref="InstantText"/>); command id; metadata; SHA-256 of the
/// payload (32 bytes). Texts are UTF-8. The payload comes in as a digest, so that a leaf can be shown without it.
/// </summary>
/// <param name="Sequence">From 1.</param>
/// <param name="Version">From 0.</param>
/// <param name="PayloadDigest">SHA-256 of the payload, 32 bytes.</param>
public sealed record EventLeaf(
    long Sequence, string Stream, long Version, Guid Id, string Type, DateOnly On, DateTimeOffset RecordedAt, string CommandId,
    ReadOnlyMemory<byte> Metadata, ReadOnlyMemory<byte> PayloadDigest)
{
    /// <summary>The first field: what these bytes are, and the version of their layout. It never changes its meaning.</summary>
    public const string Domain = "bondresolution/event-leaf/1";

    // strict: a lone surrogate replaced by U+FFFD would give two texts the same leaf
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="ArgumentException">A number below its range, a digest that is not 32 bytes, a text that is not Unicode.</exception>
    public byte[] ToBytes()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Sequence, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(Version);
        if (PayloadDigest.Length != MerkleTree.HashBytes)
            throw new ArgumentException($"A payload digest is {MerkleTree.HashBytes} bytes, not {PayloadDigest.Length}.");

        var to = new ArrayBufferWriter<byte>(320 + Metadata.Length);
        Put(to, Domain);
        Put(to, Sequence);
        Put(to, Stream);
        Put(to, Version);
        Put(to, Id.ToByteArray(bigEndian: true));
        Put(to, Type);
        Put(to, On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Put(to, InstantText.Format(RecordedAt));
        Put(to, CommandId);
        Put(to, Metadata.Span);
        Put(to, PayloadDigest.Span);
        return to.WrittenSpan.ToArray();
    }

    /// <summary>The leaf's hash in the tree, 32 bytes: SHA-256(0x00 ‖ <see cref="ToBytes"/>).</summary>
    /// <exception cref="ArgumentException">As <see cref="ToBytes"/>.</exception>
    public byte[] Hash() => MerkleTree.LeafHash(ToBytes());

    /// <summary>SHA-256 of a payload, 32 bytes.</summary>
    public static byte[] DigestOf(ReadOnlySpan<byte> payload) => SHA256.HashData(payload);

    private static void Put(ArrayBufferWriter<byte> to, string text) => Put(to, Utf8.GetBytes(text));

    private static void Put(ArrayBufferWriter<byte> to, long number)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        Put(to, bytes);
    }

    private static void Put(ArrayBufferWriter<byte> to, ReadOnlySpan<byte> field)
    {
        BinaryPrimitives.WriteInt32BigEndian(to.GetSpan(4), field.Length);
        to.Advance(4);
        to.Write(field);
    }
}
