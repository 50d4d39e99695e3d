using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace BondResolution.Domain.Payouts.Kernels;

/// <summary>
/// ⌊(n·x + k) ÷ d⌋ for whole numbers, exactly, with n, k and d fixed and x from 0 up: what every rule of a payment comes
/// to. Half up is k = ⌊d/2⌋, a ceiling k = d − 1, a floor k = 0.
/// </summary>
/// <remarks>
/// With n = w·d + p, 0 ≤ p &lt; d, and k = o·d + r, 0 ≤ r &lt; d, it is w·x + o + ⌊(p·x + r) ÷ d⌋. Where p·x + r &lt; 2^63 a
/// <see cref="Reciprocal"/> divides; above <see cref="FastUpTo"/> the same is done in 128 bits. The user of a line shows
/// that w·x, w·x + o and the result fit 64 bits.
/// </remarks>
internal readonly struct FloorLine
{
    private readonly long whole;
    private readonly long offset;
    private readonly ulong part;
    private readonly ulong rest;
    private readonly Reciprocal reciprocal;

    private FloorLine(Int128 slope, Int128 start, Int128 divisor)
    {
        var startRest = start % divisor;
        if (startRest < 0)
            startRest += divisor;
        (whole, part) = ((long)(slope / divisor), (ulong)(slope % divisor));
        (offset, rest) = ((long)((start - startRest) / divisor), (ulong)startRest);
        Divisor = (ulong)divisor;
        FastUpTo = part == 0 ? long.MaxValue : (long)((long.MaxValue - rest) / part);
        if (divisor > 1) // a divisor of 1 leaves p = r = 0, whose quotient is 0 by any reciprocal
            reciprocal = new Reciprocal((long)divisor);
    }

    /// <summary>n in lowest terms with <see cref="Divisor"/>, of which 64 bits are kept.</summary>
    public ulong Slope => unchecked(((ulong)whole * Divisor) + part);

    /// <summary>d in lowest terms with n.</summary>
    public ulong Divisor { get; }

    /// <summary>The largest x, 0 or more, for which 64 bits do.</summary>
    public long FastUpTo { get; }

    /// <param name="slope">n, 0 or more.</param>
    /// <param name="start">k, of any sign.</param>
    /// <param name="divisor">d, above 0; below 2^62 after what it shares with n is taken out.</param>
    public static FloorLine Of(Int128 slope, Int128 start, Int128 divisor)
    {
        var common = Common(slope, divisor);
        // ⌊(n·x + k) ÷ d⌋ = ⌊(n/g·x + ⌊k/g⌋) ÷ (d/g)⌋: floors of floors.
        var startRest = start % common;
        return new FloorLine(slope / common, (start - (startRest < 0 ? startRest + common : startRest)) / common, divisor / common);
    }

    /// <summary>n·x ÷ d rounded half up (四舍五入): a remainder of ⌈d/2⌉ or more carries, for even and odd d.</summary>
    public static FloorLine HalfUp(Int128 slope, Int128 divisor)
    {
        var common = Common(slope, divisor);
        return new FloorLine(slope / common, divisor / common / 2, divisor / common);
    }

    /// <summary>The value at x, where 0 ≤ x.</summary>
    public long At(long x) => x <= FastUpTo
        ? unchecked((whole * x) + offset + (long)reciprocal.Quotient(((ulong)x * part) + rest))
        : checked((whole * x) + offset + (long)((((UInt128)(ulong)x * part) + rest) / Divisor));

    /// <summary>The values at many x, each 0 or more; the answer is their sum, which the caller shows to fit 64 bits.</summary>
    public long Run(ReadOnlySpan<long> xs, Span<long> values)
    {
        var line = this; // a copy, whose fields can stay in registers
        ref var x = ref MemoryMarshal.GetReference(xs);
        ref var value = ref MemoryMarshal.GetReference(values[..xs.Length]);
        var sums = Vector256<long>.Zero;
        nuint i = 0;
        for (; i + 4 <= (nuint)xs.Length; i += 4)
        {
            var four = line.At(Vector256.LoadUnsafe(ref x, i));
            four.StoreUnsafe(ref value, i);
            sums += four;
        }

        var sum = Vector256.Sum(sums);
        for (var tail = (int)i; tail < xs.Length; tail++)
        {
            values[tail] = line.At(xs[tail]);
            sum = unchecked(sum + values[tail]);
        }

        return sum;
    }

    /// <summary>Replaces the values at those x that are <paramref name="least"/> or more.</summary>
    public void RunFrom(long least, ReadOnlySpan<long> xs, Span<long> values)
    {
        var line = this;
        ref var x = ref MemoryMarshal.GetReference(xs);
        ref var value = ref MemoryMarshal.GetReference(values[..xs.Length]);
        var leasts = Vector256.Create(least);
        nuint i = 0;
        for (; i + 4 <= (nuint)xs.Length; i += 4)
        {
            var four = Vector256.LoadUnsafe(ref x, i);
            var reached = Vector256.GreaterThanOrEqual(four, leasts);
            if (reached != Vector256<long>.Zero)
                Vector256.ConditionalSelect(reached, line.At(four), Vector256.LoadUnsafe(ref value, i)).StoreUnsafe(ref value, i);
        }

        for (var tail = (int)i; tail < xs.Length; tail++)
        {
            if (xs[tail] >= least)
                values[tail] = line.At(xs[tail]);
        }
    }

    private Vector256<long> At(Vector256<long> x)
    {
        if (Vector256.GreaterThanAny(x, Vector256.Create(FastUpTo)))
            return Vector256.Create(At(x[0]), At(x[1]), At(x[2]), At(x[3]));
        var line = (x * whole) + Vector256.Create(offset);
        return part == 0 ? line : line + reciprocal.Quotient((x.AsUInt64() * part) + Vector256.Create(rest)).AsInt64();
    }

    private static Int128 Common(Int128 a, Int128 b)
    {
        while (b != 0)
            (a, b) = (b, a % b);
        return a;
    }
}
