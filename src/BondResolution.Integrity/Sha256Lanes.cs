using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace BondResolution.Integrity;

/// <summary>
/// SHA-256 of many messages, eight at a time. Each lane reads a message of its own, block by block, and takes the next
/// message when its own is done: messages of different lengths keep all lanes busy until the last ones.
/// </summary>
internal static class Sha256Lanes
{
    private const int BlockBytes = Sha256Compression.BlockBytes;
    private const int LengthBytes = 8;
    private const int Idle = -1;

    /// <summary>The digests of all messages. A digest is written when its message has been read to the end.</summary>
    /// <param name="start">The state every message begins with.</param>
    /// <param name="bytesBefore">Bytes that state has taken in already: a multiple of a block.</param>
    /// <param name="messages">The messages, one after the other.</param>
    /// <param name="ends">Where each message ends; it begins where the one before it ends, the first at 0.</param>
    /// <param name="digests">32 bytes a message. May be the very span of the messages where each of these has 32 bytes.</param>
    /// <exception cref="ArgumentOutOfRangeException">Ends that decrease or lie outside.</exception>
    // optimized at once, as the compression is
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void DigestAll(Vector256<uint> start, int bytesBefore, ReadOnlySpan<byte> messages, ReadOnlySpan<int> ends, Span<byte> digests)
    {
        Span<Vector256<uint>> states = stackalloc Vector256<uint>[Sha256Compression.Lanes];
        Span<Vector256<uint>> schedule = stackalloc Vector256<uint>[Sha256Compression.ScheduleWords];
        Span<byte> blocks = stackalloc byte[Sha256Compression.Lanes * BlockBytes];
        Span<int> taken = stackalloc int[Sha256Compression.Lanes]; // the message each lane reads
        Span<int> at = stackalloc int[Sha256Compression.Lanes];    // where its next block begins in it
        var next = 0;
        for (var lane = 0; lane < taken.Length; lane++)
            (taken[lane], states[lane]) = (next < ends.Length ? next++ : Idle, start);
        for (var left = ends.Length; left > 0;)
        {
            for (var lane = 0; lane < taken.Length; lane++)
            {
                if (taken[lane] != Idle) // an idle lane compresses something old, and nobody reads what comes of it
                    Fill(blocks.Slice(lane * BlockBytes, BlockBytes), Sha256Batch.MessageAt(taken[lane], messages, ends), at[lane], bytesBefore);
            }

            Sha256Compression.Compress(states, blocks, schedule);
            for (var lane = 0; lane < taken.Length; lane++)
            {
                at[lane] += BlockBytes;
                if (taken[lane] == Idle || at[lane] < Sha256Batch.MessageAt(taken[lane], messages, ends).Length + 1 + LengthBytes)
                    continue;
                Sha256Compression.WriteDigest(states[lane], digests.Slice(taken[lane] * MerkleTree.HashBytes, MerkleTree.HashBytes));
                (taken[lane], at[lane], states[lane]) = (next < ends.Length ? next++ : Idle, 0, start);
                left--;
            }
        }
    }

    /// <summary>The block of the padded message (FIPS 180-4 §5.1.1) that begins at a byte of it, perhaps behind its text.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Fill(Span<byte> block, ReadOnlySpan<byte> message, int at, int bytesBefore)
    {
        var rest = message.Length - at;
        if (rest >= BlockBytes)
        {
            message.Slice(at, BlockBytes).CopyTo(block);
            return;
        }

        block.Clear();
        if (rest >= 0) // below, the text's end and the bit behind it stand in the block before
        {
            message[at..].CopyTo(block);
            block[rest] = 0x80;
        }

        if (rest < BlockBytes - LengthBytes)
            BinaryPrimitives.WriteInt64BigEndian(block[^LengthBytes..], 8 * ((long)bytesBefore + message.Length));
    }
}
