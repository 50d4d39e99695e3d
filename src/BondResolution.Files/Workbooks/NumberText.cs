using System.Globalization;
using BondResolution.Domain.Problems;
using BondResolution.Files.Text;

namespace BondResolution.Files.Workbooks;

/// <summary>What a cell that is a number says, and nothing that it has lost: 12.0 is 12, and what a spreadsheet has rounded is a fault.</summary>
internal static class NumberText
{
    /// <summary>From here on a double no longer holds every whole number that has fifteen digits, which is all a spreadsheet keeps.</summary>
    private const double TooManyDigits = 1e15;

    private const int MostExactDigits = 15;

    private const string XmlSpace = " \t\r\n";

    private static readonly string[] Digits = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];

    /// <summary>The shortest exact digits of a number; of one that is none, or infinite, its name and a fault.</summary>
    public static (string Text, ProblemKind? Fault) Of(double number)
    {
        if (!double.IsFinite(number))
            return NoNumber(number.ToString(CultureInfo.InvariantCulture));
        if (double.Abs(number) >= TooManyDigits)
            return (number.ToString("R", CultureInfo.InvariantCulture), RowProblems.CellRounded);
        if (double.IsInteger(number))
            return (((long)number).ToString(CultureInfo.InvariantCulture), null);
        var exact = (decimal)number;
        return ((double)exact == number ? exact.ToString(CultureInfo.InvariantCulture) : number.ToString("R", CultureInfo.InvariantCulture), null);
    }

    /// <summary>
    /// The same of a number as XML writes it (xsd:double, so with a point and without separators, and white space around it says nothing).
    /// Anything else, and what is beyond a double, is a fault; its text is then in quotation marks, so that nobody takes it for a number.
    /// </summary>
    public static (string Text, ProblemKind? Fault) Of(ReadOnlySpan<char> written)
    {
        if (written.Length is > 0 and <= MostExactDigits && (written[0] != '0' || written.Length == 1) && !HasOther(written))
            return (written.Length == 1 ? Digits[written[0] - '0'] : written.ToString(), null);
        var text = written.Trim(XmlSpace);
        if (!IsDouble(text))
            return NoNumber(written);
        var number = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        return !double.IsFinite(number) || (number == 0 && IsAboveZero(text)) ? NoNumber(written) : Of(number);
    }

    private static (string, ProblemKind?) NoNumber(ReadOnlySpan<char> written) => (CellText.Quote(written.ToString()), RowProblems.CellNumber);

    private static bool HasOther(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c))
                return true;
        }

        return false;
    }

    /// <summary>Sign, digits with or without a point among or beside them, exponent.</summary>
    private static bool IsDouble(ReadOnlySpan<char> text)
    {
        var at = text.Length > 0 && text[0] is '+' or '-' ? 1 : 0;
        var whole = CountDigits(text[at..]);
        at += whole;
        var fraction = 0;
        if (at < text.Length && text[at] == '.')
            at += 1 + (fraction = CountDigits(text[(at + 1)..]));
        if (whole + fraction == 0)
            return false;
        if (at < text.Length && text[at] is 'e' or 'E')
        {
            at += at + 1 < text.Length && text[at + 1] is '+' or '-' ? 2 : 1;
            var exponent = CountDigits(text[at..]);
            if (exponent == 0)
                return false;
            at += exponent;
        }

        return at == text.Length;
    }

    private static int CountDigits(ReadOnlySpan<char> text)
    {
        var count = 0;
        while (count < text.Length && char.IsAsciiDigit(text[count]))
            count++;
        return count;
    }

    /// <summary>Whether a digit other than 0 stands before the exponent: such a number is too small for a double, and not 0.</summary>
    private static bool IsAboveZero(ReadOnlySpan<char> text)
    {
        var exponent = text.IndexOfAny('e', 'E');
        return (exponent < 0 ? text : text[..exponent]).IndexOfAnyInRange('1', '9') >= 0;
    }
}
