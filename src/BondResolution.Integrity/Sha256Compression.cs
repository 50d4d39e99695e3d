using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace BondResolution.Integrity;

/// <summary>
/// The compression function of SHA-256 (FIPS 180-4 §6.2.2) on eight independent messages at once: each 32-bit word of a
/// vector belongs to another message, a lane. It is written as the standard writes it; only the words are eight wide.
/// </summary>
internal static class Sha256Compression
{
    /// <summary>Messages compressed at once.</summary>
    public const int Lanes = 8;

    /// <summary>Bytes of a block of one message.</summary>
    public const int BlockBytes = 64;

    /// <summary>Words of the message schedule: what <see cref="Compress"/> needs as scratch.</summary>
    public const int ScheduleWords = 64;

    /// <summary>Whether this machine can: x86 with AVX2.</summary>
    public static bool IsSupported => Avx2.IsSupported;

    /// <summary>The initial hash value (FIPS 180-4 §5.3.3), a message's state before its first block.</summary>
    public static Vector256<uint> Start => Vector256.Create(
        0x6a09e667u, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19);

    // FIPS 180-4 §4.2.2
    private static ReadOnlySpan<uint> K =>
    [
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
        0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
        0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
        0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
        0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
        0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
        0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
        0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2
    ];

    /// <summary>Takes one block into the state of each lane.</summary>
    /// <param name="states">A row a lane: the eight words of its hash value. Replaced by the next.</param>
    /// <param name="blocks"><see cref="BlockBytes"/> a lane, one after the other.</param>
    /// <param name="schedule">Scratch of <see cref="ScheduleWords"/>; its content is of no use before or after.</param>
    // optimized at once: a first import would be over before the runtime had counted enough calls to do it by itself
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Compress(Span<Vector256<uint>> states, ReadOnlySpan<byte> blocks, Span<Vector256<uint>> schedule)
    {
        var k = K;
        var s = states[..Lanes];
        var w = schedule[..ScheduleWords];
        for (var lane = 0; lane < Lanes; lane++)
        {
            var block = blocks.Slice(lane * BlockBytes, BlockBytes);
            w[lane] = ReadWords(block);
            w[Lanes + lane] = ReadWords(block[(BlockBytes / 2)..]);
        }

        Transpose(w[..Lanes]);
        Transpose(w[Lanes..]);
        Transpose(s);
        var (a, b, c, d, e, f, g, h) = (s[0], s[1], s[2], s[3], s[4], s[5], s[6], s[7]);
        for (var t = 0; t < ScheduleWords; t++)
        {
            if (t < ScheduleWords - 16) // made here and not before: it fills the time the rounds wait for each other
                w[t + 16] = SmallSigma1(w[t + 14]) + (w[t + 9] + w[t]) + SmallSigma0(w[t + 1]);
            var t1 = h + (w[t] + Vector256.Create(k[t])) + BigSigma1(e) + (g ^ (e & (f ^ g)));
            var t2 = BigSigma0(a) + ((a & b) | (c & (a | b)));
            (h, g, f, e, d, c, b, a) = (g, f, e, d + t1, c, b, a, t1 + t2);
        }

        (s[0], s[1], s[2], s[3]) = (s[0] + a, s[1] + b, s[2] + c, s[3] + d);
        (s[4], s[5], s[6], s[7]) = (s[4] + e, s[5] + f, s[6] + g, s[7] + h);
        Transpose(s);
    }

    /// <summary>Writes a hash value as the digest it stands for: 32 bytes, each word big-endian.</summary>
    public static void WriteDigest(Vector256<uint> state, Span<byte> digest) => SwapBytes(state.AsByte()).CopyTo(digest);

    /// <summary>Eight big-endian words.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> ReadWords(ReadOnlySpan<byte> bytes) => SwapBytes(Vector256.Create(bytes)).AsUInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> SwapBytes(Vector256<byte> words) => Avx2.Shuffle(words, Vector256.Create(
        (byte)3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12, 3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12));

    /// <summary>Turns eight rows of eight words into their columns, in place: word j of row i becomes word i of row j.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Transpose(Span<Vector256<uint>> m)
    {
        // pairs of rows, word by word; then pairs of those, two words by two; then the halves of the vectors
        var (r0, r1) = (Avx2.UnpackLow(m[0], m[1]).AsUInt64(), Avx2.UnpackHigh(m[0], m[1]).AsUInt64());
        var (r2, r3) = (Avx2.UnpackLow(m[2], m[3]).AsUInt64(), Avx2.UnpackHigh(m[2], m[3]).AsUInt64());
        var (r4, r5) = (Avx2.UnpackLow(m[4], m[5]).AsUInt64(), Avx2.UnpackHigh(m[4], m[5]).AsUInt64());
        var (r6, r7) = (Avx2.UnpackLow(m[6], m[7]).AsUInt64(), Avx2.UnpackHigh(m[6], m[7]).AsUInt64());
        (m[0], m[4]) = Halves(Avx2.UnpackLow(r0, r2), Avx2.UnpackLow(r4, r6));
        (m[1], m[5]) = Halves(Avx2.UnpackHigh(r0, r2), Avx2.UnpackHigh(r4, r6));
        (m[2], m[6]) = Halves(Avx2.UnpackLow(r1, r3), Avx2.UnpackLow(r5, r7));
        (m[3], m[7]) = Halves(Avx2.UnpackHigh(r1, r3), Avx2.UnpackHigh(r5, r7));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<uint> Lower, Vector256<uint> Upper) Halves(Vector256<ulong> x, Vector256<ulong> y) =>
        (Avx2.Permute2x128(x, y, 0x20).AsUInt32(), Avx2.Permute2x128(x, y, 0x31).AsUInt32());

    // the functions of FIPS 180-4 §4.1.2; Ch and Maj stand where they are used, in the form with the fewest operations

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> BigSigma0(Vector256<uint> x) => RotateRight(x, 2) ^ RotateRight(x, 13) ^ RotateRight(x, 22);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> BigSigma1(Vector256<uint> x) => RotateRight(x, 6) ^ RotateRight(x, 11) ^ RotateRight(x, 25);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> SmallSigma0(Vector256<uint> x) => RotateRight(x, 7) ^ RotateRight(x, 18) ^ (x >>> 3);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> SmallSigma1(Vector256<uint> x) => RotateRight(x, 17) ^ RotateRight(x, 19) ^ (x >>> 10);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> RotateRight(Vector256<uint> x, int bits) => (x >>> bits) | (x << (32 - bits));
}
