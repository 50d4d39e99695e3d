using BondResolution.Domain.Money;
using FsCheck.Fluent;
using Xunit.Abstractions;

namespace BondResolution.Domain.Tests.Money;

public class LargestRemainderTests(ITestOutputHelper output)
{
    [Theory] // RULES §6, in fen
    [InlineData(5, new long[] { 3, 7 }, new long[] { 2, 3 })]
    [InlineData(100, new long[] { 1, 1, 1 }, new long[] { 34, 33, 33 })]
    [InlineData(101, new long[] { 1, 1, 1 }, new long[] { 34, 34, 33 })]
    [InlineData(7, new long[] { 0, 0 }, new long[] { 0, 0 })]
    public void Shares_reproduce_the_published_vectors(long total, long[] weights, long[] shares) =>
        Assert.Equal(shares, LargestRemainder.Split(total, weights));

    [Fact]
    public void Shares_sum_exactly_and_each_is_its_quotient_rounded_down_or_up()
    {
        var drawn =
            from total in Gen.Choose(0, int.MaxValue)
            from weights in Gen.Choose(0, 100_000).NonEmptyListOf()
            where weights.Any(weight => weight > 0)
            select (total: (long)total * 1_000_003, weights: weights.Select(weight => (long)weight).ToArray());
        Rule.Holds(output, drawn, x =>
        {
            var shares = LargestRemainder.Split(x.total, x.weights);
            Assert.Equal(x.total, shares.Sum());
            var sum = (Int128)x.weights.Sum();
            for (var i = 0; i < shares.Length; i++)
            {
                var (down, rest) = Int128.DivRem((Int128)x.total * x.weights[i], sum);
                Assert.InRange(shares[i], (long)down, (long)down + (rest > 0 ? 1 : 0));
            }
        });
    }

    [Fact]
    public void A_tie_goes_to_whoever_stands_earlier_and_a_larger_remainder_before_a_smaller()
    {
        // 2 by 3:3:4 of 10: 0.6, 0.6, 0.8: the third first, then the first of the two equal ones.
        Assert.Equal([1, 0, 1], LargestRemainder.Split(2, [3, 3, 4]));
    }
}
