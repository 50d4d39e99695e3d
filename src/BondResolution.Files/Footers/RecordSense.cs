using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using BondResolution.Files.Tables;
using BondResolution.Files.Text;

namespace BondResolution.Files.Footers;

/// <summary>
/// Tells a holder's row, however damaged, from a line that is none. What names an account, or holds a quantity or a vote, is a row: nothing of that kind is passed over.
/// </summary>
internal static partial class RecordSense
{
    private const int FewestDigits = 5;
    private const int MostCharacters = 14;

    /// <summary>Of fewer digits above the header a number may be the bond's code.</summary>
    private const int FewestAboveHeader = 7;

    private static readonly SearchValues<char> Drawing = SearchValues.Create("-‐‑‒–—―─━═=_*~·•.…。－＝＿＊～·+＋|｜│┃┆┊┼├┤┬┴┌┐└┘#/\\ 　");
    private static readonly char[] Breaks = [',', ';', '\t', '|', ' ', '，', '；', '　', '、'];

    private static readonly string[] Colons = [":", "："];

    /// <summary>Words that say of a number beside them that it is neither an account nor a quantity.</summary>
    private static readonly string[] Labels = ["电话", "手机", "传真", "邮编", "日期", "时间", "页", "编号", "代码", "phone", "tel", "fax", "date", "time", "page", "code", "no."];

    /// <summary>Words of titles, which count and number other things besides.</summary>
    private static readonly string[] TitleLabels =
        ["简称", "名称", "总", "合计", "共计", "金额", "余额", "面值", "比例", "户数", "人数", "数量", "规模", "利率", "期限", "年", "名册", "清单", "total", "sum", "name", "amount", "face", "year", "list", "register"];

    /// <summary>Whether a cell is nothing but a drawn line, a dash included.</summary>
    public static bool IsDrawn(string cell) => !cell.AsSpan().ContainsAnyExcept(Drawing);

    /// <summary>Whether a record is a drawn line: dashes in some cells, nothing else in the others.</summary>
    public static bool IsDrawn(ReadOnlySpan<string> cells)
    {
        foreach (var cell in cells)
        {
            if (!IsDrawn(cell))
                return false;
        }

        return true;
    }

    /// <summary>Whether a narrow text is an account, whole, in scientific notation, or without some of its characters.</summary>
    public static bool LooksLikeAccount(string text)
    {
        if (AccountCell.LooksLikeOne(text))
            return true;
        if (text.Length is < FewestDigits or > MostCharacters || IsDay(text))
            return false;
        var digits = 0;
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c))
                return false;
            digits += char.IsAsciiDigit(c) ? 1 : 0;
        }

        return digits >= FewestDigits;
    }

    /// <summary>Whether a record below the header is a row.</summary>
    /// <param name="isBelowTotals">Whether control totals stand above it, so that no row is missing.</param>
    public static bool IsRow(OpenTable table, SummedColumns summed, TableRows rows, bool isBelowTotals)
    {
        var cells = rows.Cells;
        if (rows.HasBadQuotes || HasAccount(cells) || IsHeader(table, cells))
            return true;
        var before = "";
        for (var i = 0; i < cells.Length; i++)
        {
            var isRead = i >= table.Columns.Length || table.Columns[i].Field is not Field.Ignored;
            if (cells[i].Length == 0 || !isRead)
                continue;
            if (rows.IsDamaged(i) || (IsNamed(table, i) && LooksLikeAccount(CellText.Narrow(cells[i]))))
                return true;
            if (IsVote(table, i) && !IsDrawn(cells[i]) && !HasAny(cells[i], Colons))
                return true;
            if (IsQuantity(CellText.Narrow(cells[i]), summed.Has(i)) && !HasAny(before, Labels) && !HasAny(cells[i], Labels))
                return true;
            before = cells[i];
        }

        // What is left of a row that was cut off is its beginning, which has no word of a note.
        return !isBelowTotals && table.Source.IsUnterminated && cells.Length < table.Columns.Length && (cells.Length > 1 || System.Text.Ascii.IsValid(cells[0]));
    }

    /// <summary>Whether a record above the header is a row: titles number and count all kinds of things, and say what.</summary>
    public static bool IsRowAbove(OpenTable table, SummedColumns summed, ReadOnlySpan<string> cells)
    {
        if (HasAccount(cells, FewestAboveHeader))
            return true;
        var (filled, hasLabel) = (0, false);
        foreach (var cell in cells)
        {
            filled += cell.Length > 0 ? 1 : 0;
            hasLabel |= HasAny(cell, Colons) || HasAny(cell, Labels) || HasAny(cell, TitleLabels);
        }

        if (filled < 2 || hasLabel)
            return false;
        return summed.Quantity >= 0 && summed.Quantity < cells.Length && IsQuantity(CellText.Narrow(cells[summed.Quantity]), isSummed: false);
    }

    /// <summary>Whether some word of a record is an account, or its first word what may be one and a number follows.</summary>
    private static bool HasAccount(ReadOnlySpan<string> cells, int fewest = FewestDigits)
    {
        var first = "";
        foreach (var cell in cells)
        {
            foreach (var part in cell.Split(Breaks, StringSplitOptions.RemoveEmptyEntries))
            {
                var word = CellText.Narrow(part);
                if (AccountCell.LooksLikeOne(word))
                    return true;
                if (first.Length >= fewest && LooksLikeAccount(first) && Number().IsMatch(word))
                    return true;
                first = first.Length == 0 ? word : first;
            }
        }

        return false;
    }

    private static bool IsVote(OpenTable table, int column) => column < table.Columns.Length && table.Columns[column].Field is Field.Vote;

    private static bool IsNamed(OpenTable table, int column) => column < table.Columns.Length && table.Columns[column].Field is Field.Account or Field.MarginAccount;

    /// <summary>Whether a record names columns as a header does: what follows may be another table.</summary>
    private static bool IsHeader(OpenTable table, ReadOnlySpan<string> cells)
    {
        var known = 0;
        foreach (var cell in cells)
            known += cell.Length > 0 && table.Layout.Find(cell) is not null ? 1 : 0;
        return known >= 2;
    }

    /// <summary>Whether a narrow text is a number; in a column that adds up, whether it holds one that is no date.</summary>
    private static bool IsQuantity(string text, bool isSummed)
    {
        if (Number().IsMatch(text))
            return true;
        return isSummed && text.AsSpan().ContainsAnyInRange('0', '9') && !text.Contains(':', StringComparison.Ordinal) && !DateOrTime().IsMatch(text);
    }

    private static bool HasAny(string text, string[] words) => Array.Exists(words, word => text.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static bool IsDay(string text) => text.Length == 8 && DateOnly.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day.Year is >= 1990 and < 2100;

    [GeneratedRegex(@"^[+\-]?[¥$(]*\d[\d,]*(\.\d*)?([eE][+\-]?\d+)?\)?(张|元|份|手|万|万元|万张|bonds|units)?$")]
    private static partial Regex Number();

    [GeneratedRegex(@"^\d{4}[年/.\-]\d{1,2}[月/.\-]\d{1,2}日?([ T].*)?$|^\d{1,2}时")]
    private static partial Regex DateOrTime();
}
