using BondResolution.Domain.Money;
using BondResolution.Domain.Problems;
using BondResolution.Domain.Time;

namespace BondResolution.Domain.Tests.Money;

public class UnusualRateTests
{
    [Theory]
    [InlineData("0.24", YearBasis.Act365, null)]
    [InlineData("0.2401", YearBasis.Act365, "0.002401")]
    [InlineData("4.75", YearBasis.ActAct, "0.0475")]
    [InlineData("3.6", YearBasis.Act360, "0.036")]
    [InlineData("0.001", YearBasis.PerDay, null)]
    [InlineData("0.0175", YearBasis.PerDay, "0.000175")]
    public void Interest_above_what_is_usual_is_told_with_the_ratio_that_per_cent_would_be(string rate, YearBasis basis, string? fraction) =>
        Assert.Equal(fraction, UnusualRate.OfInterest("w", "rate", Read(rate), basis)?.Detail("fraction"));

    [Theory]
    [InlineData("0.001", null)]
    [InlineData("0.005", "0.00005")] // the depository's 0.005 %
    public void A_fee_above_a_thousandth_is_told(string rate, string? fraction) => Assert.Equal(fraction, UnusualRate.OfFee("w", "feeRate", Read(rate))?.Detail("fraction"));

    [Theory]
    [InlineData("0.5", null)]
    [InlineData("1", "0.01")]
    public void A_tax_above_a_half_is_told(string rate, string? fraction) => Assert.Equal(fraction, UnusualRate.OfTax("w", "tax", Read(rate))?.Detail("fraction"));

    [Fact]
    public void It_says_what_was_read_in_per_cent() =>
        Assert.Equal("475", Decided.Is(PlausibilityProblems.RateLooksLikePercent, UnusualRate.OfInterest("w", "rate", Read("4.75"), YearBasis.Act365)).Detail("percent"));

    private static Rate Read(string text)
    {
        Assert.True(Rate.TryParse(text, out var rate));
        return rate;
    }
}
