using BondResolution.Domain.Money;

namespace BondResolution.Domain.Payouts.Kernels;

/// <summary>Of money, amount × free ÷ units, rounded half up, is paid now; the rest is deferred because bonds are frozen.</summary>
internal static class HoldBackKernel
{
    /// <param name="block">Its <see cref="RowBlock.Principal"/> and <see cref="RowBlock.Interest"/> come in as what is entitled.</param>
    /// <param name="interest">False where the scheme pays none: then no column of interest is touched.</param>
    /// <param name="sums">Come in with the sums of what is entitled, and leave with those of what is paid and deferred.</param>
    public static void Run(in RowBlock block, bool interest, ref BlockSums sums)
    {
        block.DeferredPrincipal.Clear();
        if (interest)
            block.DeferredInterest.Clear();
        // Few accounts have frozen bonds; from one to the next is a search.
        for (var row = Next(block.Frozen, 0); row < block.Frozen.Length; row = Next(block.Frozen, row + 1))
        {
            var units = block.Units[row];
            var free = units - block.Frozen[row];
            var held = Defer(ref block.Principal[row], free, units);
            block.DeferredPrincipal[row] = held;
            sums.DeferredPrincipal += held;
            sums.Principal -= held;
            var heldInterest = 0L;
            if (interest)
            {
                heldInterest = Defer(ref block.Interest[row], free, units);
                block.DeferredInterest[row] = heldInterest;
                sums.DeferredInterest += heldInterest;
                sums.Interest -= heldInterest;
            }

            sums.DeferredAccounts += (held | heldInterest) != 0 ? 1 : 0;
        }
    }

    private static int Next(ReadOnlySpan<long> frozen, int from)
    {
        var found = frozen[from..].IndexOfAnyExcept(0L);
        return found < 0 ? frozen.Length : from + found;
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
