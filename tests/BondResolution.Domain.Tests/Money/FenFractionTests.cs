using BondResolution.Domain.Money;

namespace BondResolution.Domain.Tests.Money;

public class FenFractionTests
{
    [Theory]
    [InlineData(1, 2, 1)] // 四舍五入
    [InlineData(49, 100, 0)]
    [InlineData(3, 2, 2)]
    [InlineData(0, 7, 0)]
    public void Half_a_fen_rounds_up(int numerator, int denominator, long fen)
    {
        Assert.True(new FenFraction(numerator, denominator).TryRound(out var rounded));
        Assert.Equal(new Fen(fen), rounded);
    }

    [Fact]
    public void The_largest_amount_rounds_and_one_above_does_not()
    {
        Assert.True(new FenFraction(Limits.MaxAmountFen, 1).TryRound(out var most));
        Assert.Equal(Limits.MaxAmountFen, most.Value);
        Assert.False(new FenFraction(((Int128)Limits.MaxAmountFen * 2) + 1, 2).TryRound(out _));
    }

    [Fact]
    public void Fractions_of_different_denominators_are_not_added() =>
        Assert.Throws<ArgumentException>(() => new FenFraction(1, 2) + new FenFraction(1, 3));
}
