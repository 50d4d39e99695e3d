using System.Runtime.Intrinsics;
using System.Security.Cryptography;

namespace BondResolution.Integrity;

/// <summary>
/// HMAC-SHA256 (RFC 2104) of many short messages under one key. What the key adds to both hashes is computed once, and
/// the messages go through <see cref="Sha256Batch"/>'s lanes. Safe for concurrent use.
/// </summary>
public sealed class HmacBatch
{
    private readonly byte[] _key;
    private readonly Vector256<uint> _inner;
    private readonly Vector256<uint> _outer;

    /// <param name="key">Any length; one above 64 bytes stands for its SHA-256 (RFC 2104 §2). Kept as a copy.</param>
    public HmacBatch(ReadOnlySpan<byte> key)
    {
        _key = key.Length > Sha256Compression.BlockBytes ? SHA256.HashData(key) : key.ToArray();
        if (!Sha256Compression.IsSupported)
            return;
        Span<Vector256<uint>> states = stackalloc Vector256<uint>[Sha256Compression.Lanes];
        Span<byte> blocks = stackalloc byte[Sha256Compression.Lanes * Sha256Compression.BlockBytes];
        states.Fill(Sha256Compression.Start);
        for (var i = 0; i < Sha256Compression.BlockBytes; i++)
        {
            var k = i < _key.Length ? _key[i] : 0;
            blocks[i] = (byte)(k ^ 0x36);
            blocks[Sha256Compression.BlockBytes + i] = (byte)(k ^ 0x5c);
        }

        Sha256Compression.Compress(states, blocks, stackalloc Vector256<uint>[Sha256Compression.ScheduleWords]);
        (_inner, _outer) = (states[0], states[1]);
    }

    /// <summary>The codes of all messages.</summary>
    /// <param name="messages">The messages, one after the other.</param>
    /// <param name="ends">Where each message ends in <paramref name="messages"/>; it begins where the one before it ends, the first at 0.</param>
    /// <param name="codes">Receives 32 bytes a message, in order. Must not overlap the messages.</param>
    /// <exception cref="ArgumentException">Room for another number of codes than there are messages.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Ends that decrease or lie outside the messages.</exception>
    public void DigestAll(ReadOnlySpan<byte> messages, ReadOnlySpan<int> ends, Span<byte> codes)
    {
        Sha256Batch.ThrowIfOther(ends, codes);
        if (!Sha256Compression.IsSupported || ends.Length < Sha256Batch.FewestForLanes)
        {
            DigestEach(messages, ends, codes);
            return;
        }

        using var hashEnds = new Rented<int>(ends.Length);
        Sha256Batch.SetEnds(hashEnds.Span, MerkleTree.HashBytes);
        Sha256Lanes.DigestAll(_inner, Sha256Compression.BlockBytes, messages, ends, codes);
        Sha256Lanes.DigestAll(_outer, Sha256Compression.BlockBytes, codes, hashEnds.Span, codes);
    }

    /// <summary>The same by the framework, message by message.</summary>
    internal void DigestEach(ReadOnlySpan<byte> messages, ReadOnlySpan<int> ends, Span<byte> codes)
    {
        for (var i = 0; i < ends.Length; i++)
            HMACSHA256.HashData(_key, Sha256Batch.MessageAt(i, messages, ends), codes.Slice(i * MerkleTree.HashBytes, MerkleTree.HashBytes));
    }
}
