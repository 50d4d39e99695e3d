using System.Globalization;
using System.Security.Cryptography;

namespace BondResolution.Integrity;

/// <summary>
/// Everything of a recorded event that the tree over the ledger vouches for. Its bytes are the fields in this order,
/// each after its own length in four bytes, big-endian: the text <see cref="Domain"/>; the ledger's id (16 bytes); sequence (8 bytes,
/// big-endian); stream; version in the stream (8 bytes, big-endian); event id (16 bytes, as written in hexadecimal); type;
/// effective date (<c>yyyy-MM-dd</c>); instant of recording (<see cref="InstantText"/>); command id; metadata; SHA-256 of the
/// payload (32 bytes). Texts are UTF-8. The payload comes in as a digest, so that a leaf can be shown without it.
/// </summary>
/// <param name="Ledger">The ledger it was recorded in.</param>
/// <param name="Sequence">From 1.</param>
/// <param name="Version">From 0.</param>
/// <param name="PayloadDigest">SHA-256 of the payload, 32 bytes.</param>
public sealed record EventLeaf(
    LedgerId Ledger, long Sequence, string Stream, long Version, Guid Id, string Type, DateOnly On, DateTimeOffset RecordedAt, string CommandId,
    ReadOnlyMemory<byte> Metadata, ReadOnlyMemory<byte> PayloadDigest)
{
    /// <summary>The first field: what these bytes are, and the version of their layout. It never changes its meaning.</summary>
    public const string Domain = "bondresolution/event-leaf/2";

    /// <exception cref="ArgumentException">No ledger, a number below its range, a digest that is not 32 bytes, a text that is not Unicode.</exception>
    public byte[] ToBytes()
    {
        if (Ledger.IsNone)
            throw new ArgumentException("A leaf is of a ledger, and has its id.");
        ArgumentOutOfRangeException.ThrowIfLessThan(Sequence, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(Version);
        if (PayloadDigest.Length != MerkleTree.HashBytes)
            throw new ArgumentException($"A payload digest is {MerkleTree.HashBytes} bytes, not {PayloadDigest.Length}.");

        var to = new FieldWriter(340 + Metadata.Length);
        to.Put(Domain);
        to.Put(Ledger.ToBytes());
        to.Put(Sequence);
        to.Put(Stream);
        to.Put(Version);
        to.Put(Id.ToByteArray(bigEndian: true));
        to.Put(Type);
        to.Put(On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        to.Put(InstantText.Format(RecordedAt));
        to.Put(CommandId);
        to.Put(Metadata.Span);
        to.Put(PayloadDigest.Span);
        return to.Written.ToArray();
    }

    /// <summary>The leaf's hash in the tree, 32 bytes: SHA-256(0x00 ‖ <see cref="ToBytes"/>).</summary>
    /// <exception cref="ArgumentException">As <see cref="ToBytes"/>.</exception>
    public byte[] Hash() => MerkleTree.LeafHash(ToBytes());

    /// <summary>SHA-256 of a payload, 32 bytes.</summary>
    public static byte[] DigestOf(ReadOnlySpan<byte> payload) => SHA256.HashData(payload);
}
