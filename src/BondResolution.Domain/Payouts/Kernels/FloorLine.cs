using System.Numerics;

namespace BondResolution.Domain.Payouts.Kernels;

/// <summary>
/// ⌊(n·x + k) ÷ d⌋ for whole numbers, exactly, with n, k and d fixed and x from 0 up: what every rule of a payment comes
/// to. Half up is k = d/2, a ceiling k = d − 1, a floor k = 0. One multiplication by a reciprocal instead of a division.
/// </summary>
/// <remarks>
/// With n = w·d + p, 0 ≤ p &lt; d, and k = o·d + r, 0 ≤ r &lt; d, the line is w·x + o + ⌊(p·x + r) ÷ d⌋. Where
/// y = p·x + r &lt; 2^63, the last term is ⌊y·m ÷ 2^(63+l)⌋, with l = ⌈log2 d⌉ ≥ 1 and m = ⌊2^(63+l) ÷ d⌋ + 1: m·d = 2^(63+l) + e
/// with 0 &lt; e ≤ d ≤ 2^l, so y·m ÷ 2^(63+l) = y/d + y·e ÷ (d·2^(63+l)), and the last is below 2^63·2^l ÷ (d·2^(63+l)) = 1/d:
/// too little to reach the next whole number. As 2^(l−1) &lt; d, m ≤ 2^64 − 1. A divisor of 1 leaves p = r = 0 and no division.
/// (Granlund and Montgomery, Division by Invariant Integers using Multiplication, 1994.) Above <see cref="FastUpTo"/> the
/// same is done in 128 bits. The user of a line shows that w·x, w·x + o and the result fit 64 bits.
/// </remarks>
internal readonly struct FloorLine
{
    private readonly long whole;
    private readonly long offset;
    private readonly ulong part;
    private readonly ulong rest;
    private readonly ulong reciprocal;
    private readonly int shift;

    private FloorLine(Int128 slope, Int128 start, Int128 divisor)
    {
        whole = (long)(slope / divisor);
        part = (ulong)(slope % divisor);
        var startRest = start % divisor;
        if (startRest < 0)
            startRest += divisor;
        offset = (long)((start - startRest) / divisor);
        rest = (ulong)startRest;
        Divisor = (ulong)divisor;
        FastUpTo = part == 0 ? long.MaxValue : (long)((long.MaxValue - rest) / part);
        if (divisor == 1)
            return;
        var bits = 64 - BitOperations.LeadingZeroCount(Divisor - 1);
        shift = bits - 1;
        reciprocal = (ulong)((UInt128.One << (63 + bits)) / Divisor) + 1;
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

    /// <summary>n·x ÷ d rounded half up, 四舍五入: r ≥ ⌈d/2⌉ carries, for even and odd d.</summary>
    public static FloorLine HalfUp(Int128 slope, Int128 divisor)
    {
        var common = Common(slope, divisor);
        return new FloorLine(slope / common, divisor / common / 2, divisor / common);
    }

    /// <summary>The value at x, where 0 ≤ x.</summary>
    public long At(long x) => x <= FastUpTo ? Fast(x) : Exact(x);

    /// <summary>The value at x, where 0 ≤ x ≤ <see cref="FastUpTo"/>.</summary>
    public long Fast(long x)
    {
        unchecked
        {
            var quotient = (ulong)(ulong.BigMul(((ulong)x * part) + rest, reciprocal) >> 64) >> shift;
            return (whole * x) + offset + (long)quotient;
        }
    }

    /// <summary>The values at many x, each 0 or more.</summary>
    public void Run(ReadOnlySpan<long> xs, Span<long> values)
    {
        var line = this; // a copy whose fields live in registers
        values = values[..xs.Length];
        for (var i = 0; i < xs.Length; i++)
            values[i] = line.At(xs[i]);
    }

    private long Exact(long x) => checked((whole * x) + offset + (long)((((UInt128)(ulong)x * part) + rest) / Divisor));

    private static Int128 Common(Int128 a, Int128 b)
    {
        while (b != 0)
            (a, b) = (b, a % b);
        return a;
    }
}
