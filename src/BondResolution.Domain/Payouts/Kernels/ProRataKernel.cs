using System.Numerics;
using System.Runtime.Intrinsics;

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
    private readonly Action<int, int> countAgain;
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
        (this.fundFen, this.split, give, countAgain) = (fundFen, split, Give, CountAgain);

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
        ref var share = ref shares.AsSpan(from, length)[0];
        var least = Vector256.Create(border);
        var row = 0;
        for (; row + 4 <= length; row += 4)
        {
            // A comparison gives −1 where it holds.
            var gets = Vector256.GreaterThanOrEqual(Keys(from + row), least).AsInt64();
            (Vector256.LoadUnsafe(ref share, (nuint)row) - gets).StoreUnsafe(ref share, (nuint)row);
        }

        for (; row < length; row++)
            shares[from + row] += Key(from + row) >= border ? 1 : 0;
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
            split.Over(length, countAgain);
        }
    }

    private void Give(int from, int length)
    {
        Span<int> own = stackalloc int[Buckets];
        own.Clear();
        var sum = 0L;
        for (var (at, end) = (from, from + length); at < end; at += RowBlock.MaxRows)
        {
            var count = int.Min(RowBlock.MaxRows, end - at);
            sum += line.Run(bases.AsSpan(at, count), shares.AsSpan(at, count));
            CountKeys(at, count, own);
        }

        Merge(own, sum);
    }

    private void CountAgain(int from, int length)
    {
        Span<int> own = stackalloc int[Buckets];
        own.Clear();
        CountKeys(from, length, own);
        Merge(own, 0);
    }

    /// <summary>Counts the keys of these claimants that begin with the prefix, by the bits that follow it.</summary>
    private void CountKeys(int from, int length, Span<int> own)
    {
        var wanted = Vector256.Create(prefix);
        var row = from;
        for (; row + 4 <= from + length; row += 4)
        {
            var keys = Keys(row);
            var found = Vector256.Equals(keys >>> prefixShift, wanted).ExtractMostSignificantBits();
            if (found == 0)
                continue;
            var buckets = (keys >>> shift) & Vector256.Create((ulong)(Buckets - 1));
            own[(int)buckets[0]] += (int)(found & 1);
            own[(int)buckets[1]] += (int)((found >> 1) & 1);
            own[(int)buckets[2]] += (int)((found >> 2) & 1);
            own[(int)buckets[3]] += (int)(found >> 3);
        }

        for (; row < from + length; row++)
        {
            if (Key(row) >> prefixShift == prefix)
                own[(int)((Key(row) >> shift) & (Buckets - 1))]++;
        }
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

    /// <summary>The keys of four claimants in a row.</summary>
    private Vector256<ulong> Keys(int i)
    {
        var x = Vector256.LoadUnsafe(ref bases[0], (nuint)i).AsUInt64();
        var share = Vector256.LoadUnsafe(ref shares[0], (nuint)i).AsUInt64();
        var remainder = (x * slope) - (share * divisor);
        return (remainder << PlaceBits) | (Vector256.Create((ulong)(LastPlace - i)) - Vector256.Create(0UL, 1, 2, 3));
    }
}
