namespace BondResolution.Domain.Money;

/// <summary>
/// An amount before its one rounding: an exact fraction of a fen, so that no digit is lost between the parts of a
/// computation and its end.
/// </summary>
/// <param name="Numerator">Not negative, below 2^125.</param>
/// <param name="Denominator">Positive, below 2^125.</param>
public readonly record struct FenFraction(Int128 Numerator, Int128 Denominator)
{
    /// <summary>Yuan, to the 28 digits a decimal carries: for showing; rounding goes by the fraction itself.</summary>
    public decimal Yuan
    {
        get
        {
            var (whole, rest) = Int128.DivRem(Numerator, Denominator);
            return ((decimal)whole / 100) + ((decimal)rest / (decimal)Denominator / 100);
        }
    }

    /// <summary>The sum of two fractions of the same denominator; others do not meet in one computation.</summary>
    public static FenFraction operator +(FenFraction left, FenFraction right) =>
        left.Denominator == right.Denominator
            ? new(left.Numerator + right.Numerator, left.Denominator)
            : throw new ArgumentException("fractions of different denominators", nameof(right));

    /// <summary>Whole fen, half up (四舍五入); false where the amount is beyond <see cref="Limits.MaxAmountFen"/>.</summary>
    public bool TryRound(out Fen rounded)
    {
        var fen = ((Numerator * 2) + Denominator) / (Denominator * 2);
        rounded = fen <= Limits.MaxAmountFen ? new Fen((long)fen) : default;
        return fen <= Limits.MaxAmountFen;
    }
}
