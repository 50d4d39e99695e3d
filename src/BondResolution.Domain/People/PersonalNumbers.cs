using System.Globalization;
using System.Text;

namespace BondResolution.Domain.People;

/// <summary>
/// Finds identity and mobile numbers in free text: also in full-width digits, and with blanks or hyphens between their groups. Amounts, quantities, dates, numbers of
/// cases and announcements, social credit codes and what stands in addresses of pages are none.
/// </summary>
public static class PersonalNumbers
{
    private const int IdentityLength = 18;
    private const int FormerLength = 15;
    private const int MobileLength = 11;

    private static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>What counts something, or numbers a document, behind a number of eleven digits.</summary>
    private const string UnitsBehind = "元万亿张股份户笔号%％";

    /// <summary>The text with every such number masked.</summary>
    public static string Mask(string text)
    {
        // The messages of a refused file's rows, a million and more, all come by here: most have too few digits for any number.
        var digits = 0;
        for (var i = 0; i < text.Length; i++)
            digits += IsDigit(text, i) ? 1 : 0;
        if (digits < MobileLength)
            return text;
        StringBuilder? masked = null;
        var at = 0;
        foreach (var number in Find(text))
        {
            (masked ??= new StringBuilder(text.Length)).Append(text, at, number.Start - at).Append(number.Masked);
            at = number.Start + number.Length;
        }

        return masked?.Append(text, at, text.Length - at).ToString() ?? text;
    }

    /// <summary>Every such number, in order; none overlaps another.</summary>
    public static IEnumerable<PersonalNumber> Find(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            if (!IsDigit(text, start) || (start > 0 && IsDigit(text, start - 1)))
            {
                start++;
                continue;
            }

            var found = At(text, start);
            if (found is not null)
                yield return found;
            start += found?.Length ?? 1;
        }
    }

    /// <summary>The number that begins here, at the first of some digits: as they stand together, or in the groups in which such numbers are written.</summary>
    private static PersonalNumber? At(string text, int start)
    {
        var (digits, length) = Together(text, start, []);
        if (Identity(text, start, digits, length) is { } identity)
            return identity;
        if (digits.Length == FormerLength && IsRegion(digits) && IsDate("19" + digits[6..12]))
            return new(PersonalNumberKind.FormerIdentity, start, length, Masked(digits, 4, 4));
        if (Mobile(text, start, digits, length) is { } mobile)
            return mobile;
        foreach (var groups in new int[][] { [6, 8, 4], [6, 4, 4, 4], [3, 4, 4], [2, 3, 4, 4] })
        {
            (digits, length) = Together(text, start, groups);
            if ((Identity(text, start, digits, length) ?? Mobile(text, start, digits, length)) is { } grouped)
                return grouped;
        }

        return null;
    }

    private static PersonalNumber? Identity(string text, int start, string digits, int length)
    {
        if (digits.Length == IdentityLength - 1 && start + length < text.Length && Narrow(text[start + length]) is 'X' or 'x' && !IsLetterOrDigit(text, start + length + 1))
            (digits, length) = (digits + "X", length + 1);
        return digits.Length == IdentityLength && IsRegion(digits) && IsDate(digits[6..14]) && CheckCharacter(digits) == digits[^1]
            ? new(PersonalNumberKind.Identity, start, length, Masked(digits, 4, 4))
            : null;
    }

    private static PersonalNumber? Mobile(string text, int start, string digits, int length)
    {
        if (digits.Length == MobileLength + 2 && digits.StartsWith("86", StringComparison.Ordinal))
            digits = digits[2..];
        if (digits.Length != MobileLength || digits[0] != '1' || digits[1] < '3')
            return null;
        var behind = start + length;
        while (behind < text.Length && text[behind] == ' ')
            behind++;
        var isCounted = behind < text.Length && UnitsBehind.Contains(text[behind], StringComparison.Ordinal);
        var isPartOfNumber = IsLetterOrDigit(text, start - 1) || IsLetterOrDigit(text, start + length) || IsPoint(text, start - 1) || (IsPoint(text, start + length) && IsDigit(text, start + length + 1));
        return isCounted || isPartOfNumber || IsInAddress(text, start) ? null : new(PersonalNumberKind.Mobile, start, length, Masked(digits, 3, 4));
    }

    /// <summary>The digits from here on, in groups of these lengths with a blank or a hyphen between, or without groups; empty where they are others.</summary>
    private static (string Digits, int Length) Together(string text, int start, int[] groups)
    {
        var digits = new StringBuilder(IdentityLength);
        var at = start;
        for (var group = 0; group < int.Max(1, groups.Length); group++)
        {
            if (group > 0 && (at >= text.Length || text[at++] is not (' ' or '-')))
                return ("", 0);
            var from = at;
            while (IsDigit(text, at))
                digits.Append(Narrow(text[at++]));
            // The last group of an identity number may end in X, which is no digit.
            var isShortLast = groups.Length > 0 && group == groups.Length - 1 && at - from == groups[group] - 1;
            if (groups.Length > 0 && at - from != groups[group] && !isShortLast)
                return ("", 0);
        }

        return (digits.ToString(), at - start);
    }

    /// <summary>Codes of provinces begin 11 to 15, 21 to 23, 31 to 37, 41 to 46, 50 to 54, 61 to 65, 71, 81 to 83 (GB/T 2260).</summary>
    private static bool IsRegion(string digits) => (digits[0], digits[1]) switch
    {
        ('1', >= '1' and <= '5') or ('2', >= '1' and <= '3') or ('3', >= '1' and <= '7') or ('4', >= '1' and <= '6') => true,
        ('5', <= '4') or ('6', >= '1' and <= '5') or ('7', '1') or ('8', >= '1' and <= '3') => true,
        _ => false
    };

    private static bool IsDate(string digits) =>
        DateOnly.TryParseExact(digits, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var born) && born.Year is >= 1880 and <= 2099;

    /// <summary>ISO 7064, MOD 11-2.</summary>
    private static char CheckCharacter(string digits)
    {
        var sum = 0;
        for (var i = 0; i < Weights.Length; i++)
            sum += Weights[i] * (digits[i] - '0');
        return "10X98765432"[sum % 11];
    }

    private static bool IsInAddress(string text, int at)
    {
        var (from, to) = (at, at);
        while (from > 0 && IsOfAddress(text[from - 1]))
            from--;
        while (to < text.Length && IsOfAddress(text[to]))
            to++;
        var word = text.AsSpan(from, to - from);
        return word.Contains('/') && word.Contains('.');
    }

    private static bool IsOfAddress(char c) => c is > ' ' and < '\u007F' and not (';' or '"' or '<' or '>');

    private static bool IsPoint(string text, int at) => at >= 0 && at < text.Length && text[at] is '.' or ',' or '．' && IsDigit(text, at - 1);

    private static bool IsDigit(string text, int at) => at >= 0 && at < text.Length && char.IsAsciiDigit(Narrow(text[at]));

    private static bool IsLetterOrDigit(string text, int at) => at >= 0 && at < text.Length && char.IsAsciiLetterOrDigit(Narrow(text[at]));

    private static char Narrow(char c) => c is >= '\uFF01' and <= '\uFF5E' ? (char)(c - 0xFEE0) : c;

    private static string Masked(string digits, int first, int last) => string.Concat(digits.AsSpan(0, first), new string('*', digits.Length - first - last), digits.AsSpan(digits.Length - last));
}
