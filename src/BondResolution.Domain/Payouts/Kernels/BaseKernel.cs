using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace BondResolution.Domain.Payouts.Kernels;

/// <summary>The first step of a payment: base = units − deferred, and whether the rows hold to their limits at all.</summary>
internal static class BaseKernel
{
    /// <summary>
    /// Fills the base of each row. False where a row is out of range (units not 0 to <see cref="Limits.MaxUnits"/>, frozen or
    /// deferred not 0 to the units) or the units of the block are more than a register may have: then the bases mean nothing.
    /// </summary>
    /// <param name="sums">Gets the rows, their units and bases.</param>
    /// <remarks>
    /// Each difference that must not be negative gives its sign to one word. One whose terms are both in range cannot
    /// overflow; where a term is out of range, its own sign or that of MaxUnits − units is in the word already. (MaxUnits −
    /// units overflows only where units are negative.) So the word's sign is set exactly where a row breaks a rule, and if it
    /// is not, all units lie between 0 and 10^11 and 512 of them sum to less than 2^46.
    /// </remarks>
    public static bool Run(in RowBlock block, ref BlockSums sums)
    {
        ref var units = ref MemoryMarshal.GetReference(block.Units);
        ref var frozen = ref MemoryMarshal.GetReference(block.Frozen);
        ref var deferred = ref MemoryMarshal.GetReference(block.Deferred);
        ref var bases = ref MemoryMarshal.GetReference(block.Base);
        var count = block.Units.Length;
        var (signs, unitsSums, baseSums) = (Vector256<long>.Zero, Vector256<long>.Zero, Vector256<long>.Zero);
        var most = Vector256.Create(Limits.MaxUnits);
        nuint row = 0;
        for (; row + 4 <= (nuint)count; row += 4)
        {
            var u = Vector256.LoadUnsafe(ref units, row);
            var f = Vector256.LoadUnsafe(ref frozen, row);
            var d = Vector256.LoadUnsafe(ref deferred, row);
            var b = u - d;
            b.StoreUnsafe(ref bases, row);
            signs |= u | f | d | b | (u - f) | (most - u);
            unitsSums += u;
            baseSums += b;
        }

        var sign = signs[0] | signs[1] | signs[2] | signs[3];
        var (unitsSum, baseSum) = (Vector256.Sum(unitsSums), Vector256.Sum(baseSums));
        unchecked
        {
            for (var tail = (int)row; tail < count; tail++)
            {
                var (u, f, d) = (block.Units[tail], block.Frozen[tail], block.Deferred[tail]);
                var b = u - d;
                block.Base[tail] = b;
                sign |= u | f | d | b | (u - f) | (Limits.MaxUnits - u);
                unitsSum += u;
                baseSum += b;
            }
        }

        (sums.Holders, sums.Units, sums.Base) = (count, unitsSum, baseSum);
        return sign >= 0 && unitsSum <= Limits.MaxUnits;
    }
}
