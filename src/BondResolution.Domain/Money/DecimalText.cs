using System.Globalization;

namespace BondResolution.Domain.Money;

/// <summary>Decimal strings as the command language writes them: digits, at most one point, an optional leading minus.</summary>
public static class DecimalText
{
    /// <summary>The shortest plain text of a decimal: no exponent, no separators, trailing zeros as the value carries them.</summary>
    public static string Format(decimal value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Reads a plain decimal; false for anything else, and for more than <paramref name="maxDecimals"/> decimals.</summary>
    public static bool TryParse(string text, int maxDecimals, out decimal value)
    {
        value = 0;
        if (text.Length is 0 or > 29)
            return false;
        var digits = text.AsSpan(text[0] == '-' ? 1 : 0);
        var point = digits.IndexOf('.');
        var whole = point < 0 ? digits : digits[..point];
        var fraction = point < 0 ? default : digits[(point + 1)..];
        if (whole.Length == 0 || whole.ContainsAnyExceptInRange('0', '9')
            || fraction.ContainsAnyExceptInRange('0', '9') || (point >= 0 && fraction.Length == 0) || fraction.Length > maxDecimals)
            return false;
        return decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
    }
}
