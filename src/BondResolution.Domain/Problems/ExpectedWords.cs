using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;

namespace BondResolution.Domain.Problems;

/// <summary>What was expected, in Chinese: the detail <c>expected</c> is written in English, and this is how Chinese messages say it.</summary>
public static partial class ExpectedWords
{
    private static readonly FrozenDictionary<string, string> Known = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["a text"] = "文本", ["an object"] = "对象", ["an account number, as text"] = "账户号码（文本）", ["visible text"] = "可见文字",
        ["a whole number"] = "整数", ["a whole number, without quotes"] = "整数，不加引号", ["a whole number of bonds, without quotes"] = "整数张数，不加引号",
        ["true or false"] = "true 或 false", ["one id"] = "一个编号", ["one value"] = "一个值", ["an object of labels by field"] = "按字段列出的性质",
        ["a date such as 2025-01-27"] = "日期，例如 2025-01-27", ["a date such as \"2025-01-27\""] = "日期，例如 \"2025-01-27\"",
        ["two dates, the earlier first"] = "两个日期，先早后晚", ["days from 0 to 3660"] = "0 至 3660 天",
        ["yuan as text with exactly two decimals, such as \"45645000.00\""] = "金额（元），文本，两位小数，例如 \"45645000.00\"",
        ["yuan a bond as text with at most six decimals, such as \"100.127\""] = "每张金额（元），文本，至多六位小数，例如 \"100.127\"",
        ["a ratio as text, such as \"0.0475\" for 4.75 %"] = "比例，文本，例如 \"0.0475\" 表示 4.75%", ["a ratio of at most 1"] = "不超过 1 的比例",
        ["a ratio as text, or steps [[\"2024-08-15\",\"0.0475\"],…]"] = "比例（文本），或分段 [[\"2024-08-15\",\"0.0475\"],…]",
        ["a rate as a string, \"0.20\""] = "比率，文本，例如 \"0.20\"", ["an amount above 0.00"] = "大于 0.00 的金额", ["an amount in yuan above 0.00"] = "大于 0.00 的金额（元）",
        ["yuan as a string, not negative, at most six decimals, \"0.5671\""] = "金额（元），文本，非负，至多六位小数，例如 \"0.5671\"",
        ["yuan as a string with two decimals, \"45636630.00\""] = "金额（元），文本，两位小数，例如 \"45636630.00\"",
        ["a list of costs, interest, principal"] = "由 costs、interest、principal 组成的列表",
        ["a date, days after it is in force, or a list of instalments"] = "日期、生效后天数，或分期列表",
        ["an estate beside reason inheritance only"] = "仅在事由为继承时填写遗产", ["no account beside by trustee"] = "由受托管理人垫付时不填写账户",
        ["a name of a-z, 0-9 and hyphens, at most 64"] = "名称：a-z、0-9 与连字符，至多 64 个字符",
        ["a reason without numbers of persons"] = "不含个人号码的事由",
        ["1, 2 or 3 (a retrial), or first, second, retrial"] = "1、2、3（再审），或 first、second、retrial",
        ["a figure such as outstanding.units"] = "数据路径，例如 outstanding.units", ["the next of a page of the same list"] = "同一列表上一页的 next"
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The words in Chinese; as they are where nothing better is known, such as a number or a code.</summary>
    public static string Chinese(string expected)
    {
        if (Known.TryGetValue(expected, out var known))
            return known;
        if (expected.StartsWith("one of ", StringComparison.Ordinal))
            return $"{string.Join("、", expected["one of ".Length..].Split(", "))} 之一";
        if (Range().Match(expected) is { Success: true } range)
            return string.Create(CultureInfo.InvariantCulture, $"{range.Groups[1]} 至 {range.Groups[2]}");
        return Objects().Match(expected) is not { Success: true } list ? expected
            : (list.Groups["text"].Success ? "文本，或 " : "") + $"{list.Groups["from"]} 至 {list.Groups["to"]} 个{(list.Groups["what"].Value == "objects" ? "对象" : "文本")}的列表";
    }

    [GeneratedRegex(@"^(\d+) to (\d+)$")]
    private static partial Regex Range();

    [GeneratedRegex("^(?<text>a text, or )?a list of (?<from>[0-9]+) to (?<to>[0-9]+) (?<what>objects|texts)$")]
    private static partial Regex Objects();
}
