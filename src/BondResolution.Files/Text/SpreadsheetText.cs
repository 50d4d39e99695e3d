using System.Globalization;

namespace BondResolution.Files.Text;

/// <summary>
/// Texts in files that people open in a spreadsheet: workbooks, and CSV made for people. Files for programs are exact and do not use it; docs/design.md says which are which.
/// </summary>
public static class SpreadsheetText
{
    /// <summary>
    /// The text as it may stand in a cell: one that a spreadsheet might run as a formula gets an apostrophe in front. It begins with = + - @, also full-width and
    /// also behind blanks and line breaks, which spreadsheets look past, or with a tab or a carriage return. A plain number is no formula and stays as it is.
    /// </summary>
    public static string Safe(string text)
    {
        var first = text.AsSpan().TrimStart();
        var isFormula = text.Length > 0 && (text[0] is '\t' or '\r' or '\n' || (first.Length > 0 && first[0] is '=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠'));
        return isFormula && !IsNumber(text) ? "'" + text : text;
    }

    private static bool IsNumber(string text) =>
        text.Length <= 25 && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _);
}
