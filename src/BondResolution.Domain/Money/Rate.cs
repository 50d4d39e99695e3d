namespace BondResolution.Domain.Money;

/// <summary>A ratio (0.0475 is 4.75 %), with up to ten decimals. Range: 0 to <see cref="Limits.MaxRate"/>.</summary>
public readonly record struct Rate(decimal Value)
{
    public static readonly Rate Zero = new(0);

    /// <summary>The part of an amount, rounded half up to the fen.</summary>
    public Fen Of(Fen amount) => Rounding.HalfUpToFen(amount.Yuan * Value);

    public override string ToString() => DecimalText.Format(Value);

    /// <summary>Reads a plain decimal of at most ten decimals: no sign, no per cent, no exponent.</summary>
    public static bool TryParse(string text, out Rate rate)
    {
        var read = DecimalText.TryParse(text, maxDecimals: 10, out var value) && value >= 0 && value <= Limits.MaxRate;
        rate = new Rate(value);
        return read;
    }
}
