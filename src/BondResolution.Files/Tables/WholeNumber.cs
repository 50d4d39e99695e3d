namespace BondResolution.Files.Tables;

/// <summary>Whole numbers and amounts as registers write them: digits, or groups of three set off by commas.</summary>
internal static class WholeNumber
{
    /// <summary>Zeros that may follow the point of a number of bonds.</summary>
    private const int MostDecimals = 20;

    /// <summary>Reads a narrow text of digits (<c>1000</c>, <c>1,000</c>), 0 to <paramref name="max"/>; no sign, point or exponent.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, long max, out long value)
    {
        value = 0;
        if (text.Length is 0 or > 40)
            return false;
        var isGrouped = text.Contains(',');
        for (var at = 0; at < text.Length; at++)
        {
            var c = text[at];
            if (isGrouped && (text.Length - at) % 4 == 0)
            {
                if (c != ',' || at == 0)
                    return false;
                continue;
            }

            if (!char.IsAsciiDigit(c))
                return false;
            if (value > max / 10)
                return false;
            value = value * 10 + (c - '0');
        }

        return value <= max;
    }

    /// <summary>
    /// Reads a number of bonds: as <see cref="TryParse"/>, and with decimals that are all zero, which <paramref name="hasPoint"/> tells:
    /// <c>100.00</c> is 100. What <see cref="IsUnclear"/> is not read.
    /// </summary>
    public static bool TryParseBonds(ReadOnlySpan<char> text, long max, out long value, out bool hasPoint)
    {
        value = 0;
        var point = text.IndexOf('.');
        hasPoint = point >= 0;
        if (!hasPoint)
            return TryParse(text, max, out value);
        var decimals = text[(point + 1)..];
        return !IsUnclear(text) && decimals.Length is > 0 and <= MostDecimals && !decimals.ContainsAnyExcept('0') && TryParse(text[..point], max, out value);
    }

    /// <summary>
    /// Whether a narrow text may be one number as much as a thousand times it: <c>1.000</c>, a point before three zeros and behind at most
    /// three digits.
    /// </summary>
    public static bool IsUnclear(ReadOnlySpan<char> text) =>
        text.Length is >= 5 and <= 7 && text.EndsWith(".000") && !text[..^4].ContainsAnyExceptInRange('0', '9') && text[..^4].ContainsAnyExcept('0');

    /// <summary>Reads yuan as fen: a whole number, or one with one or two decimals, which <paramref name="hasPoint"/> tells.</summary>
    public static bool TryParseYuan(ReadOnlySpan<char> text, long maxYuan, out long fen, out bool hasPoint)
    {
        fen = 0;
        var point = text.IndexOf('.');
        hasPoint = point >= 0;
        if (!TryParse(hasPoint ? text[..point] : text, maxYuan, out var yuan))
            return false;
        long cents = 0;
        if (hasPoint)
        {
            var decimals = text[(point + 1)..];
            if (decimals.Length is 0 or > 2 || decimals.ContainsAnyExceptInRange('0', '9'))
                return false;
            cents = (decimals[0] - '0') * 10 + (decimals.Length == 2 ? decimals[1] - '0' : 0);
        }

        fen = yuan * 100 + cents;
        return true;
    }
}
