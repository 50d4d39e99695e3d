namespace BondResolution.Domain.Money;

/// <summary>Rates and prices as whole numbers, for arithmetic that is exact in Int128 where a decimal's 28 digits would not do.</summary>
internal static class ExactScale
{
    /// <summary>A rate is so many ten-thousand-millionths.</summary>
    public const long RateUnit = 10_000_000_000;

    /// <summary>A price is so many millionths of a yuan.</summary>
    public const long MicroPerYuan = 1_000_000;

    public const long MicroPerFen = MicroPerYuan / 100;

    /// <summary>Whether a rate is one that <see cref="Rate.TryParse"/> would read; whoever builds one by hand may not know the range.</summary>
    public static bool IsInRange(this Rate rate) =>
        rate.Value is >= 0 and <= Limits.MaxRate && decimal.IsInteger(rate.Value * RateUnit);

    /// <summary>Whether a price is one that <see cref="Price.TryParse"/> would read.</summary>
    public static bool IsInRange(this Price price) =>
        price.Yuan is >= 0 and <= Limits.MaxPriceYuan && decimal.IsInteger(price.Yuan * MicroPerYuan);

    public static long Scaled(this Rate rate) => (long)(rate.Value * RateUnit);

    public static long MicroYuan(this Price price) => (long)(price.Yuan * MicroPerYuan);
}
