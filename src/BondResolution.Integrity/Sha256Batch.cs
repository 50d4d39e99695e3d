using System.Security.Cryptography;

namespace BondResolution.Integrity;

/// <summary>
/// SHA-256 (FIPS 180-4) of many short messages at once. The framework's own hash spends most of the time of a short message
/// on the call; eight lanes of one vector do without. Where the machine has no such vectors, the framework hashes.
/// Made for messages of up to a few hundred bytes: a single long one among short ones keeps one lane in eight busy.
/// </summary>
public static class Sha256Batch
{
    /// <summary>Below this many messages most lanes would be idle.</summary>
    internal const int FewestForLanes = 3;

    /// <summary>The digests of all messages.</summary>
    /// <param name="messages">The messages, one after the other.</param>
    /// <param name="ends">Where each message ends in <paramref name="messages"/>; it begins where the one before it ends, the first at 0.</param>
    /// <param name="digests">Receives 32 bytes a message, in order. Must not overlap the messages.</param>
    /// <exception cref="ArgumentException">Room for another number of digests than there are messages.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Ends that decrease or lie outside the messages.</exception>
    public static void DigestAll(ReadOnlySpan<byte> messages, ReadOnlySpan<int> ends, Span<byte> digests)
    {
        ThrowIfOther(ends, digests);
        if (Sha256Compression.IsSupported && ends.Length >= FewestForLanes)
            Sha256Lanes.DigestAll(Sha256Compression.Start, 0, messages, ends, digests);
        else
            DigestEach(messages, ends, digests);
    }

    /// <summary>The digests of messages that all have the same length.</summary>
    /// <param name="messages">The messages, one after the other.</param>
    /// <param name="length">Bytes of each, from 0.</param>
    /// <param name="digests">Receives 32 bytes a message, in order. Must not overlap the messages.</param>
    /// <exception cref="ArgumentException">Messages that are not as many as there is room for digests.</exception>
    public static void DigestAll(ReadOnlySpan<byte> messages, int length, Span<byte> digests)
    {
        using var ends = new Rented<int>(digests.Length / MerkleTree.HashBytes);
        if (messages.Length != (long)ends.Span.Length * length)
            throw new ArgumentException($"{ends.Span.Length} messages of {length} bytes do not make {messages.Length} bytes.", nameof(messages));
        SetEnds(ends.Span, length);
        DigestAll(messages, ends.Span, digests);
    }

    /// <summary>The same by the framework, message by message.</summary>
    internal static void DigestEach(ReadOnlySpan<byte> messages, ReadOnlySpan<int> ends, Span<byte> digests)
    {
        for (var i = 0; i < ends.Length; i++)
            SHA256.HashData(MessageAt(i, messages, ends), digests.Slice(i * MerkleTree.HashBytes, MerkleTree.HashBytes));
    }

    /// <summary>One message of many that stand one after the other.</summary>
    internal static ReadOnlySpan<byte> MessageAt(int index, ReadOnlySpan<byte> messages, ReadOnlySpan<int> ends)
    {
        var from = index == 0 ? 0 : ends[index - 1];
        return messages[from..ends[index]];
    }

    /// <summary>The ends of messages that all have the same length.</summary>
    internal static void SetEnds(Span<int> ends, int length)
    {
        for (var i = 0; i < ends.Length; i++)
            ends[i] = (i + 1) * length;
    }

    /// <exception cref="ArgumentException">Room for another number of digests than there are messages.</exception>
    internal static void ThrowIfOther(ReadOnlySpan<int> ends, Span<byte> digests)
    {
        if (digests.Length != (long)ends.Length * MerkleTree.HashBytes)
            throw new ArgumentException($"{ends.Length} digests of {MerkleTree.HashBytes} bytes do not make {digests.Length} bytes.", nameof(digests));
    }
}
