using BondResolution.Domain.Money;

namespace BondResolution.PayoutReference;

/// <summary>Rates and prices as whole numbers: what they have of decimals (ten, six) is no more than this.</summary>
internal static class Exact
{
    public const long RateUnit = 10_000_000_000;

    public const long MicroPerFen = 10_000;

    public static long Scaled(Rate rate) => (long)(rate.Value * RateUnit);

    public static long MicroYuan(Price price) => (long)(price.Yuan * 100 * MicroPerFen);
}
