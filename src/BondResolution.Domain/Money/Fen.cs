using System.Globalization;

namespace BondResolution.Domain.Money;

/// <summary>
/// An amount of money in whole fen (分), the hundredth part of a yuan. Sums and differences are checked:
/// an overflow is an exception, never a wrong amount.
/// </summary>
/// <param name="Value">The amount in fen; negative where money goes the other way.</param>
public readonly record struct Fen(long Value) : IComparable<Fen>
{
    public static readonly Fen Zero = new(0);

    public static Fen operator +(Fen left, Fen right) => new(checked(left.Value + right.Value));

    public static Fen operator -(Fen left, Fen right) => new(checked(left.Value - right.Value));

    public static Fen operator *(Fen amount, long times) => new(checked(amount.Value * times));

    public static bool operator <(Fen left, Fen right) => left.Value < right.Value;

    public static bool operator >(Fen left, Fen right) => left.Value > right.Value;

    public static bool operator <=(Fen left, Fen right) => left.Value <= right.Value;

    public static bool operator >=(Fen left, Fen right) => left.Value >= right.Value;

    /// <summary>The amount in yuan, exactly.</summary>
    public decimal Yuan => Value / 100m;

    public int CompareTo(Fen other) => Value.CompareTo(other.Value);

    /// <summary>Sums amounts; throws <see cref="OverflowException"/> past what an <see cref="long"/> holds.</summary>
    public static Fen Sum(IEnumerable<Fen> amounts)
    {
        long total = 0;
        foreach (var amount in amounts)
            total = checked(total + amount.Value);
        return new Fen(total);
    }

    /// <summary>Yuan with exactly two decimals: <c>45645000.00</c>.</summary>
    public override string ToString() => Yuan.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>
    /// Reads yuan with exactly two decimals (<c>"107.00"</c>); signs other than a leading minus, separators and
    /// amounts beyond <see cref="Limits.MaxAmountFen"/> are not read.
    /// </summary>
    public static bool TryParse(string text, out Fen amount)
    {
        amount = default;
        if (text.Length is < 4 or > 21 || text[^3] != '.')
            return false;
        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var yuan)
            || !(char.IsAsciiDigit(text[0]) || (text[0] == '-' && char.IsAsciiDigit(text[1]))))
            return false;
        var fen = yuan * 100;
        if (decimal.Abs(fen) > Limits.MaxAmountFen)
            return false;
        amount = new Fen((long)fen);
        return true;
    }
}
