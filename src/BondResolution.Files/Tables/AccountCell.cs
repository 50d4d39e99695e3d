using BondResolution.Domain.Bonds;
using BondResolution.Domain.Problems;
using BondResolution.Files.Text;

namespace BondResolution.Files.Tables;

/// <summary>A cell that should hold a securities account, and what spreadsheets do to one.</summary>
internal static class AccountCell
{
    private const string Expected = "[0-9A-Za-z]×10";

    /// <summary>The account in a cell, or null after its fault was told.</summary>
    public static string? Read(string cell, int line, string column, Faults faults)
    {
        var text = CellText.Narrow(cell);
        if (AccountNumber.IsWellFormed(text))
            return text;
        var quoted = CellText.QuoteRow(cell);
        if (IsScientific(text))
            faults.Add(RowProblems.AccountScientific, ("line", line), ("column", column), ("read", quoted), ("expected", Expected));
        else if (text.Length is > 0 and < AccountNumber.Length && !text.AsSpan().ContainsAnyExceptInRange('0', '9'))
            faults.Add(RowProblems.AccountZeros, ("line", line), ("column", column), ("read", quoted), ("length", text.Length), ("expected", Expected));
        else
            faults.Add(RowProblems.Account, ("line", line), ("column", column), ("read", quoted), ("expected", Expected));
        return null;
    }

    /// <summary>Whether a narrow text is an account with at least five digits, or one in scientific notation.</summary>
    public static bool LooksLikeOne(string text)
    {
        if (!AccountNumber.IsWellFormed(text))
            return IsScientific(text);
        var digits = 0;
        foreach (var c in text)
            digits += char.IsAsciiDigit(c) ? 1 : 0;
        return digits >= 5;
    }

    /// <summary>1.23E+10 and the like.</summary>
    public static bool IsScientific(ReadOnlySpan<char> text)
    {
        var e = text.IndexOfAny('e', 'E');
        if (e < 1)
            return false;
        var exponent = text[(e + 1)..].TrimStart("+-");
        return char.IsAsciiDigit(text[0]) && !text[..e].ContainsAnyExcept("0123456789.,")
            && exponent.Length > 0 && !exponent.ContainsAnyExceptInRange('0', '9');
    }
}
