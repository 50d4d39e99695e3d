using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using BondResolution.Domain.Money;

namespace BondResolution.Domain.Payouts.Kernels;

/// <summary>What frozen bonds hold back of what their holder is entitled to.</summary>
internal static class HoldBackKernel
{
    /// <summary>
    /// Of bonds to cancel, the account's free ones first, the rest deferred; each at face. The block's
    /// <see cref="RowBlock.UnitsPaid"/> come in as what is entitled. At most 10^11 bonds at most 10^7 fen are 10^18 fen.
    /// </summary>
    public static void Cancel(in RowBlock block, bool anyFrozen, long faceFen, ref BlockSums sums)
    {
        if (anyFrozen)
            DeferUnits(block, ref sums);
        else // free = min(units, base) = base, and no rule entitles to more than the base
            block.UnitsDeferred.Clear();
        sums.UnitsPaid = Sum(block.UnitsPaid);
        AtFace(block.UnitsPaid, faceFen, block.Principal);
        if (sums.UnitsDeferred > 0)
            AtFace(block.UnitsDeferred, faceFen, block.DeferredPrincipal);
        else
            block.DeferredPrincipal.Clear();
        (sums.Principal, sums.DeferredPrincipal) = (sums.UnitsPaid * faceFen, sums.UnitsDeferred * faceFen);
    }

    /// <summary>
    /// Of money, amount × free ÷ units, rounded half up, is paid now, the rest deferred. The block's
    /// <see cref="RowBlock.Principal"/> and <see cref="RowBlock.Interest"/> come in as what is entitled.
    /// </summary>
    /// <param name="interest">False where the scheme pays none: then no column of interest is touched.</param>
    public static void Pay(in RowBlock block, bool anyFrozen, bool interest, ref BlockSums sums)
    {
        block.DeferredPrincipal.Clear();
        if (interest)
            block.DeferredInterest.Clear();
        if (anyFrozen)
            DeferMoney(block, interest, ref sums);
        sums.Principal = Sum(block.Principal);
        if (interest)
            sums.Interest = Sum(block.Interest);
    }

    public static long Sum(ReadOnlySpan<long> column)
    {
        ref var first = ref MemoryMarshal.GetReference(column);
        var sums = Vector256<long>.Zero;
        nuint row = 0;
        for (; row + 4 <= (nuint)column.Length; row += 4)
            sums += Vector256.LoadUnsafe(ref first, row);
        var sum = Vector256.Sum(sums);
        foreach (var tail in column[(int)row..])
            sum = unchecked(sum + tail);
        return sum;
    }

    private static void AtFace(ReadOnlySpan<long> units, long faceFen, Span<long> amounts)
    {
        amounts = amounts[..units.Length];
        for (var row = 0; row < units.Length; row++)
            amounts[row] = unchecked(units[row] * faceFen);
    }

    private static void DeferUnits(in RowBlock block, ref BlockSums sums)
    {
        var paid = block.UnitsPaid;
        for (var row = 0; row < paid.Length; row++)
        {
            unchecked
            {
                var free = long.Min(block.Units[row] - block.Frozen[row], block.Base[row]);
                var now = long.Min(paid[row], free);
                var held = paid[row] - now;
                paid[row] = now;
                block.UnitsDeferred[row] = held;
                sums.UnitsDeferred += held;
                sums.DeferredAccounts += held > 0 ? 1 : 0;
            }
        }
    }

    private static void DeferMoney(in RowBlock block, bool interest, ref BlockSums sums)
    {
        for (var row = 0; row < block.Frozen.Length; row++)
        {
            if (block.Frozen[row] == 0) // amount × units ÷ units
                continue;
            var units = block.Units[row];
            var free = units - block.Frozen[row];
            var held = Defer(ref block.Principal[row], free, units);
            block.DeferredPrincipal[row] = held;
            sums.DeferredPrincipal += held;
            var heldInterest = 0L;
            if (interest)
            {
                heldInterest = Defer(ref block.Interest[row], free, units);
                block.DeferredInterest[row] = heldInterest;
                sums.DeferredInterest += heldInterest;
            }

            sums.DeferredAccounts += (held | heldInterest) != 0 ? 1 : 0;
        }
    }

    /// <summary>Leaves of an amount what is paid now; the answer is what is not.</summary>
    private static long Defer(ref long amount, long free, long units)
    {
        var product = long.BigMul(amount, free);
        // 2^62 leaves room for half the units, at most 10^11 / 2.
        var paid = product < 1L << 62 ? ((long)product + (units / 2)) / units : Rounding.HalfUpShare(amount, free, units);
        var held = amount - paid;
        amount = paid;
        return held;
    }
}
