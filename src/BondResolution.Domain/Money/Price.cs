namespace BondResolution.Domain.Money;

/// <summary>
/// A price of one bond in yuan, with up to six decimals (100.127 has three). Range: 0 to
/// <see cref="Limits.MaxPriceYuan"/>.
/// </summary>
public readonly record struct Price(decimal Yuan)
{
    /// <summary>What so many bonds cost: multiplied first, then rounded half up to the fen (四舍五入), once.</summary>
    public Fen Times(long units) => Rounding.HalfUpToFen(Yuan * units);

    public override string ToString() => DecimalText.Format(Yuan);

    /// <summary>Reads a plain decimal of at most six decimals: no sign, no exponent, no separators.</summary>
    public static bool TryParse(string text, out Price price)
    {
        var read = DecimalText.TryParse(text, maxDecimals: 6, out var yuan) && yuan >= 0 && yuan <= Limits.MaxPriceYuan;
        price = new Price(yuan);
        return read;
    }
}
