using System.Numerics;
using BondResolution.Domain.Payouts.Kernels;
using Xunit.Abstractions;

namespace BondResolution.Domain.Tests.Payouts.Kernels;

public class FloorLineTests(ITestOutputHelper output)
{
    [Fact]
    public void A_multiplication_by_a_reciprocal_is_the_floor_of_the_division() => Seeded.Run(output, random =>
    {
        for (var draw = 0; draw < 2_000; draw++)
        {
            var divisor = random.NextInt64(1, 1L << random.Next(1, 47));
            var slope = random.NextInt64(1L << random.Next(1, 38));
            var start = random.NextInt64(-divisor, divisor);
            var line = FloorLine.Of(slope, start, divisor);
            foreach (var x in Chosen(random, divisor, line.FastUpTo))
                Assert.Equal(Floor(((BigInteger)slope * x) + start, divisor), line.At(x));
        }
    });

    [Fact]
    public void Half_up_rounds_a_half_up_for_even_and_odd_divisors() => Seeded.Run(output, random =>
    {
        for (var draw = 0; draw < 2_000; draw++)
        {
            var divisor = random.NextInt64(1, 1L << random.Next(1, 35));
            var slope = random.NextInt64(1L << random.Next(1, 38));
            var line = FloorLine.HalfUp(slope, divisor);
            foreach (var x in Chosen(random, divisor, line.FastUpTo))
                Assert.Equal(Floor(((BigInteger)slope * x * 2) + divisor, (BigInteger)divisor * 2), line.At(x));
        }
    });

    [Fact]
    public void Values_at_many_places_are_the_values_at_each() => Seeded.Run(output, random =>
    {
        for (var size = 0; size <= 70; size++)
        {
            var line = FloorLine.HalfUp(random.NextInt64(1L << 37), random.NextInt64(1, 1L << random.Next(1, 47)));
            var most = 1L << random.Next(1, 38);
            var xs = Enumerable.Range(0, size).Select(_ => random.NextInt64(most)).ToArray();
            var values = new long[size];
            line.Run(xs, values);
            Assert.Equal(xs.Select(line.At), values);
        }
    });

    /// <summary>Beside random places those around whole quotients, and the last of 64 bits and the first of 128.</summary>
    private static IEnumerable<long> Chosen(Random random, long divisor, long fastUpTo)
    {
        const long most = 1L << 25; // leaves slope and result within 64 bits
        long[] chosen = [0, 1, divisor - 1, divisor, divisor + 1, divisor * 7, fastUpTo, unchecked(fastUpTo + 1), random.NextInt64(most), random.NextInt64(most)];
        return chosen.Where(x => x is >= 0 and <= most);
    }

    private static BigInteger Floor(BigInteger numerator, BigInteger denominator)
    {
        var quotient = BigInteger.DivRem(numerator, denominator, out var rest);
        return rest.Sign < 0 ? quotient - 1 : quotient;
    }
}
