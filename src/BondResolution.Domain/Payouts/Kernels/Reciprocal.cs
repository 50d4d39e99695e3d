using System.Numerics;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace BondResolution.Domain.Payouts.Kernels;

/// <summary>⌊y ÷ d⌋ for 0 ≤ y &lt; 2^63 by one multiplication, one value or four at a time.</summary>
/// <remarks>
/// With l = ⌈log2 d⌉ ≥ 1 and m = ⌊2^(63+l) ÷ d⌋ + 1 it is ⌊y·m ÷ 2^(63+l)⌋: m·d = 2^(63+l) + e with 0 &lt; e ≤ d ≤ 2^l, so
/// y·m ÷ 2^(63+l) = y/d + y·e ÷ (d·2^(63+l)), and the last is below 2^63·2^l ÷ (d·2^(63+l)) = 1/d: too little to reach the
/// next whole number. As 2^(l−1) &lt; d, m is at most 2^64 − 1 for d above 1.
/// (Granlund and Montgomery, Division by Invariant Integers using Multiplication, 1994.)
/// </remarks>
internal readonly struct Reciprocal
{
    private const ulong LowHalf = uint.MaxValue;

    private readonly ulong multiplier;
    private readonly int shift;

    /// <param name="divisor">2 to 2^62.</param>
    public Reciprocal(long divisor)
    {
        var bits = 64 - BitOperations.LeadingZeroCount((ulong)divisor - 1);
        shift = bits - 1;
        multiplier = (ulong)((UInt128.One << (63 + bits)) / (ulong)divisor) + 1;
    }

    public ulong Quotient(ulong y) => (ulong)(ulong.BigMul(y, multiplier) >> 64) >> shift;

    /// <summary>
    /// The upper halves of four products of 64 bits, put together from products of 32: with y = y1·2^32 + y0 and m likewise,
    /// y1·m0 + (y0·m0 ÷ 2^32) ≤ (2^32 − 1)^2 + 2^32 − 1 &lt; 2^64, and so is the next sum.
    /// </summary>
    public Vector256<ulong> Quotient(Vector256<ulong> y)
    {
        var m0 = Vector256.Create(multiplier & LowHalf);
        var m1 = Vector256.Create(multiplier >> 32);
        var y1 = y >>> 32;
        var low = Product(y1, m0) + (Product(y, m0) >>> 32);
        var middle = Product(y, m1) + (low & Vector256.Create(LowHalf));
        return (Product(y1, m1) + (low >>> 32) + (middle >>> 32)) >>> shift;
    }

    /// <summary>Products of the lower halves.</summary>
    private static Vector256<ulong> Product(Vector256<ulong> a, Vector256<ulong> b) => Avx2.IsSupported
        ? Avx2.Multiply(a.AsUInt32(), b.AsUInt32())
        : (a & Vector256.Create(LowHalf)) * (b & Vector256.Create(LowHalf));
}
