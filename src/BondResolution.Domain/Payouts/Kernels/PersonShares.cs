using System.Buffers;
using BondResolution.Domain.Money;

namespace BondResolution.Domain.Payouts.Kernels;

/// <summary>
/// What each account has of what its person gets: by base, largest remainder, ties to the lower account. A person mostly
/// has two or three accounts, so that the remainders of one lie on the stack.
/// </summary>
internal static class PersonShares
{
    private const int OnStack = 64;

    /// <summary>A row is below 2^25; a remainder below the sum of the bases, at most 10^11 &lt; 2^37.</summary>
    private const int PlaceBits = 25;

    /// <param name="total">What the person gets, not negative.</param>
    /// <param name="rows">The person's rows, ascending.</param>
    /// <param name="bases">Base of every row of the register.</param>
    /// <param name="baseSum">Base of the person.</param>
    /// <param name="shares">Gets the share of each of the rows; 0 where the person has no base.</param>
    public static void Split(long total, ReadOnlySpan<int> rows, long[] bases, long baseSum, long[] shares)
    {
        if (rows.Length == 1)
            shares[rows[0]] = total;
        else if (rows.Length <= OnStack)
            Split(total, rows, bases, baseSum, shares, stackalloc ulong[rows.Length]);
        else
        {
            var rented = ArrayPool<ulong>.Shared.Rent(rows.Length);
            Split(total, rows, bases, baseSum, shares, rented.AsSpan(0, rows.Length));
            ArrayPool<ulong>.Shared.Return(rented);
        }
    }

    private static void Split(long total, ReadOnlySpan<int> rows, long[] bases, long baseSum, long[] shares, Span<ulong> keys)
    {
        if (baseSum == 0)
        {
            foreach (var row in rows)
                shares[row] = 0;
            return;
        }

        var (whole, part) = long.DivRem(total, baseSum);
        var left = total;
        for (var i = 0; i < rows.Length; i++)
        {
            var (share, remainder) = Times(bases[rows[i]], part, baseSum);
            share += whole * bases[rows[i]];
            shares[rows[i]] = share;
            left -= share;
            keys[i] = ((ulong)remainder << PlaceBits) | (uint)(rows.Length - 1 - i);
        }

        if (left == 0)
            return;
        keys.Sort();
        for (var i = 1; i <= left; i++)
            shares[rows[rows.Length - 1 - (int)(keys[^i] & ((1 << PlaceBits) - 1))]]++;
    }

    /// <summary>⌊base × part ÷ sum⌋ and its remainder; both factors at most the sum, at most 10^11.</summary>
    private static (long Quotient, long Remainder) Times(long units, long part, long sum)
    {
        var product = long.BigMul(units, part);
        if (product <= long.MaxValue)
            return long.DivRem((long)product, sum);
        var (quotient, remainder) = Int128.DivRem(product, sum);
        return ((long)quotient, (long)remainder);
    }
}
