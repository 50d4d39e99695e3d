using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace BondResolution.Domain.Payouts.Kernels;

/// <summary>
/// Bonds are cancelled, the free ones of an account first, the rest of what it is entitled to deferred; each is worth its
/// face. At most 10^11 bonds at most 10^7 fen are 10^18 fen.
/// </summary>
internal static class CancelKernel
{
    /// <param name="block">Its <see cref="RowBlock.UnitsPaid"/> come in as what is entitled.</param>
    /// <param name="faceFen">Above 0.</param>
    /// <param name="sums">Gets the sums of what is filled.</param>
    public static void Run(in RowBlock block, long faceFen, ref BlockSums sums)
    {
        ref var units = ref MemoryMarshal.GetReference(block.Units);
        ref var frozen = ref MemoryMarshal.GetReference(block.Frozen);
        ref var bases = ref MemoryMarshal.GetReference(block.Base);
        ref var paid = ref MemoryMarshal.GetReference(block.UnitsPaid);
        ref var deferred = ref MemoryMarshal.GetReference(block.UnitsDeferred);
        ref var principal = ref MemoryMarshal.GetReference(block.Principal);
        ref var deferredPrincipal = ref MemoryMarshal.GetReference(block.DeferredPrincipal);
        var (paidSums, heldSums) = (Vector256<long>.Zero, Vector256<long>.Zero);
        nuint row = 0;
        for (; row + 4 <= (nuint)block.Units.Length; row += 4)
        {
            var entitled = Vector256.LoadUnsafe(ref paid, row);
            var free = Vector256.Min(Vector256.LoadUnsafe(ref units, row) - Vector256.LoadUnsafe(ref frozen, row), Vector256.LoadUnsafe(ref bases, row));
            var now = Vector256.Min(entitled, free);
            var held = entitled - now;
            now.StoreUnsafe(ref paid, row);
            held.StoreUnsafe(ref deferred, row);
            (now * faceFen).StoreUnsafe(ref principal, row);
            paidSums += now;
            if (held == Vector256<long>.Zero)
            {
                held.StoreUnsafe(ref deferredPrincipal, row);
                continue;
            }

            (held * faceFen).StoreUnsafe(ref deferredPrincipal, row);
            heldSums += held;
            sums.DeferredAccounts += BitOperations.PopCount(Vector256.GreaterThan(held, Vector256<long>.Zero).ExtractMostSignificantBits());
        }

        (sums.UnitsPaid, sums.UnitsDeferred) = (Vector256.Sum(paidSums), Vector256.Sum(heldSums));
        for (var tail = (int)row; tail < block.Units.Length; tail++)
            RunOne(block, tail, faceFen, ref sums);
        (sums.Principal, sums.DeferredPrincipal) = (sums.UnitsPaid * faceFen, sums.UnitsDeferred * faceFen);
    }

    private static void RunOne(in RowBlock block, int row, long faceFen, ref BlockSums sums)
    {
        var now = long.Min(block.UnitsPaid[row], long.Min(block.Units[row] - block.Frozen[row], block.Base[row]));
        var held = block.UnitsPaid[row] - now;
        (block.UnitsPaid[row], block.UnitsDeferred[row]) = (now, held);
        (block.Principal[row], block.DeferredPrincipal[row]) = (now * faceFen, held * faceFen);
        sums.UnitsPaid += now;
        sums.UnitsDeferred += held;
        sums.DeferredAccounts += held > 0 ? 1 : 0;
    }
}
