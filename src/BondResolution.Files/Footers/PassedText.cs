using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using BondResolution.Files.Text;

namespace BondResolution.Files.Footers;

/// <summary>
/// A line that was passed over, as a report may show it: one line, cut short. Only words that titles and footers are made of are shown; whatever else
/// has letters may be a name and becomes stars, and so does a number that is as long as those of persons.
/// </summary>
internal static partial class PassedText
{
    private const int MostCharacters = 60;
    private const int ShownDigits = 6;
    private const int ShownDigitsOfTotals = 9;

    public static string Of(ReadOnlySpan<string> cells, PassedReason why)
    {
        var text = new StringBuilder();
        foreach (var cell in cells)
        {
            if (cell.Length > 0 && text.Length <= MostCharacters)
                text.Append(text.Length > 0 ? " " : "").Append(Masked(cell.Length > MostCharacters ? cell[..MostCharacters] : cell, why));
        }

        return text.Length > MostCharacters ? text.ToString(0, MostCharacters) + "…" : text.ToString();
    }

    private static string Masked(string cell, PassedReason why)
    {
        var masked = new StringBuilder(cell.Length);
        var at = 0;
        foreach (Match shown in Shown().Matches(cell))
        {
            Hide(cell.AsSpan(at, shown.Index - at), masked);
            masked.Append(shown.Groups["number"].Success ? Number(shown.Value, why) : shown.Value);
            at = shown.Index + shown.Length;
        }

        Hide(cell.AsSpan(at), masked);
        return masked.ToString();
    }

    private static string Number(string digits, PassedReason why)
    {
        var isDate = digits.Length == 8 && DateOnly.TryParseExact(CellText.Narrow(digits), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
        return isDate || digits.Length <= (why == PassedReason.Total ? ShownDigitsOfTotals : ShownDigits) ? digits : $"{digits[..2]}***";
    }

    /// <summary>One star for each run of letters: its length would say something.</summary>
    private static void Hide(ReadOnlySpan<char> text, StringBuilder masked)
    {
        foreach (var c in text)
        {
            var isSign = c < 0x80 ? !char.IsAsciiLetter(c) && c >= ' ' : char.IsPunctuation(c) || char.IsWhiteSpace(c);
            if (isSign)
                masked.Append(char.IsWhiteSpace(c) ? ' ' : c);
            else if (masked.Length == 0 || masked[^1] != '*')
                masked.Append('*');
        }
    }

    [GeneratedRegex("(?<number>[0-9０-９]+)|债券持有人名册|持有人名册|持有人|名册|清单|可转债|转债|债券|证券|账户|号码|登记结算|登记|结算|权益|截止|截至|日期|时间|制表人|复核人|审核人|经办人|打印人|查询人|编制人|制表|复核|审核|经办|打印|导出|查询|编制|单位|部门|备注|说明|附注|[合总共小]\\s*计|本页|累计"
        + "|总数量|总户数|总金额|总数|已合并|户数|人数|张数|数量|金额|余额|面值|比例|代码|简称|名称|编号|电话|传真|以上|以下|空白|数据|来源|退票|申报|汇总|明细|诉讼|年|月|日|第|共|页|户|张|元|万|"
        + "(?i:\\b(?:total|sum|subtotal|grand|as|of|at|date|record|register|registre|holders|bonds|units|note|notes|prepared|by|page|printed|securities|account|accounts|title|end|list|tenders|payments|returned)\\b)")]
    private static partial Regex Shown();
}
