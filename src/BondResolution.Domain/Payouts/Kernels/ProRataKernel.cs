using System.Numerics;

namespace BondResolution.Domain.Payouts.Kernels;

/// <summary>
/// A fund by bonds, largest remainder, ties to the earlier. Everyone gets ⌊F·x ÷ W⌋; the fen left over are fewer than the
/// claimants with a remainder and go to the largest ones. These are selected, not sorted: claimants are counted by the
/// leading bits of remainder and place, then, within the one bucket that the border falls into, by the next bits, until
/// the border is found. Random remainders take three readings, equal ones six, each over the columns in order.
/// </summary>
/// <remarks>
/// F ≤ 10^16, x ≤ W ≤ 10^11, so shares are at most F. With F/W = n/d in lowest terms the remainder of a share s is n·x − s·d,
/// at least 0 and below d ≤ 10^11 &lt; 2^37: 64 bits that wrap around give it exactly, whatever n·x is. A place is below
/// 2·10^7 &lt; 2^25. Remainder and place together are a key of 62 bits, and no two keys are equal.
/// </remarks>
internal sealed class ProRataKernel
{
    private const int PlaceBits = 25;
    private const int LastPlace = (1 << PlaceBits) - 1;
    private const int BucketBits = 11;
    private const int Buckets = 1 << BucketBits;

    private readonly long fundFen;
    private readonly RowSplit split;
    private readonly Action<int, int> give;
    private readonly Action<int, int> count;
    private readonly Lock gate = new();
    private readonly int[] counts = new int[Buckets];
    private long[] bases = [];
    private long[] shares = [];
    private FloorLine line;
    private ulong slope;
    private ulong divisor;
    private long given;
    private ulong border;
    private ulong prefix;
    private int prefixShift;
    private int shift;


    public ProRataKernel(long fundFen, RowSplit split) =>
        (this.fundFen, this.split, give, count) = (fundFen, split, Give, Count);

    /// <summary>Fills the whole part of each share and finds the border above which <see cref="Complete"/> adds a fen.</summary>
    /// <param name="weights">Bonds of each claimant; so many as <paramref name="length"/> says.</param>
    /// <param name="result">Gets the shares in fen.</param>
    /// <param name="length">Claimants, at most <see cref="Limits.MaxAccounts"/>.</param>
    /// <param name="weightSum">W, above 0.</param>
    public void Divide(long[] weights, long[] result, int length, long weightSum)
    {
        (bases, shares, given) = (weights, result, 0);
        line = FloorLine.Of(fundFen, 0, weightSum);
        (slope, divisor) = (line.Slope, line.Divisor);
        var keyBits = PlaceBits + 64 - BitOperations.LeadingZeroCount(divisor - 1);
        (prefix, prefixShift, shift) = (0, 63, int.Max(0, keyBits - BucketBits));
        Array.Clear(counts);
        split.Over(length, give);
        FindBorder(length, fundFen - given);
    }

    /// <summary>Adds the fen that these claimants get of what the whole parts leave over.</summary>
    public void Complete(int from, int length)
    {
        for (var i = from; i < from + length; i++)
            shares[i] += Key(i) >= border ? 1 : 0;
    }

    private void FindBorder(int length, long left)
    {
        border = ulong.MaxValue;
        while (left > 0)
        {
            var bucket = Buckets - 1;
            for (; counts[bucket] < left; bucket--)
                left -= counts[bucket];
            border = ((prefix << (prefixShift - shift)) | (uint)bucket) << shift;
            if (counts[bucket] == left) // all of the bucket
                return;
            (prefix, prefixShift) = (border >> shift, shift);
            shift = int.Max(0, shift - BucketBits);
            Array.Clear(counts);
            split.Over(length, count);
        }
    }

    private void Give(int from, int length)
    {
        Span<int> own = stackalloc int[Buckets];
        own.Clear();
        var sum = 0L;
        line.Run(bases.AsSpan(from, length), shares.AsSpan(from, length));
        for (var i = from; i < from + length; i++)
        {
            sum += shares[i];
            own[(int)(Key(i) >> shift)]++;
        }

        Merge(own, sum);
    }

    private void Count(int from, int length)
    {
        Span<int> own = stackalloc int[Buckets];
        own.Clear();
        for (var i = from; i < from + length; i++)
        {
            var key = Key(i);
            if (key >> prefixShift == prefix)
                own[(int)((key >> shift) & (Buckets - 1))]++;
        }

        Merge(own, 0);
    }

    private void Merge(ReadOnlySpan<int> own, long sum)
    {
        lock (gate)
        {
            given += sum;
            for (var bucket = 0; bucket < own.Length; bucket++)
                counts[bucket] += own[bucket];
        }
    }

    private ulong Key(int i)
    {
        unchecked
        {
            var remainder = (slope * (ulong)bases[i]) - (divisor * (ulong)shares[i]);
            return (remainder << PlaceBits) | (uint)(LastPlace - i);
        }
    }
}
