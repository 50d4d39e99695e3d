namespace BondResolution.Domain.Money;

/// <summary>
/// The roundings this ledger knows, by name. Money is rounded half away from zero (四舍五入) to the fen,
/// once, at the end of a computation (RULES: amounts are whole fen).
/// </summary>
public static class Rounding
{
    /// <summary>Yuan to whole fen, half away from zero. Throws <see cref="OverflowException"/> beyond an Int64 of fen.</summary>
    public static Fen HalfUpToFen(decimal yuan) =>
        new((long)decimal.Round(yuan * 100, 0, MidpointRounding.AwayFromZero));

    /// <summary>A decimal to so many decimals, half away from zero.</summary>
    public static decimal HalfUp(decimal value, int decimals) =>
        decimal.Round(value, decimals, MidpointRounding.AwayFromZero);

    /// <summary><paramref name="amount"/> × <paramref name="numerator"/> ÷ <paramref name="denominator"/>, half up, exact in Int128; all not negative, denominator positive.</summary>
    public static long HalfUpShare(long amount, long numerator, long denominator)
    {
        var product = (Int128)amount * numerator;
        return (long)((product * 2 + denominator) / ((Int128)denominator * 2));
    }
}
