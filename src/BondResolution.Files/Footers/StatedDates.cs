using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using BondResolution.Files.Text;

namespace BondResolution.Files.Footers;

/// <summary>Finds the dates that lines around a table state as those of its positions. The day of printing or making it is none.</summary>
internal sealed partial class StatedDates
{
    private const int MostDates = 20;
    private const int MostCharacters = 400;

    private static readonly string[] EnglishForms = ["d MMMM yyyy", "d MMM yyyy", "MMMM d yyyy", "MMM d yyyy"];

    private readonly List<StatedDate> _labelled = [], _inTitles = [];

    /// <summary>Those that words call so; where there are none, those of lines above the header that call the file a register.</summary>
    public ImmutableArray<StatedDate> All => [.. _labelled.Count > 0 ? _labelled : _inTitles];

    public void Append(StatedDates next)
    {
        foreach (var (own, others) in new[] { (_labelled, next._labelled), (_inTitles, next._inTitles) })
            own.AddRange(others.Take(int.Max(0, MostDates - own.Count)));
    }

    public void Take(int line, ReadOnlySpan<string> cells, bool isTitle)
    {
        var text = CellText.Narrow(string.Join(' ', cells.ToArray().Where(cell => cell.Length > 0)));
        if (text.Length > MostCharacters)
            text = text[..MostCharacters];
        foreach (Match match in Labelled().Matches(text))
        {
            if (_labelled.Count < MostDates && DateOf(match) is { } date)
                _labelled.Add(new StatedDate(line, match.Groups["label"].Value.Trim(), date));
        }

        if (!isTitle || !Register().IsMatch(text) || Making().IsMatch(text))
            return;
        foreach (Match match in Dated().Matches(text))
        {
            if (_inTitles.Count < MostDates && DateOf(match) is { } date)
                _inTitles.Add(new StatedDate(line, Register().Match(text).Value, date));
        }
    }

    private static DateOnly? DateOf(Match match)
    {
        if (match.Groups["english"].Success)
            return DateOnly.TryParseExact(Regex.Replace(match.Groups["english"].Value.Replace(",", " ", StringComparison.Ordinal), @"\s+", " "), EnglishForms,
                CultureInfo.InvariantCulture, DateTimeStyles.None, out var english) ? english : null;
        var (year, month, day) = (Part("year"), Part("month"), Part("day"));
        return month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

        int Part(string name) => int.Parse(match.Groups[name].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
    }

    private const string Date = @"(?:(?<!\d)(?<year>(?:19|20)\d\d)(?:\s*[年/\-.]\s*(?<month>\d{1,2})\s*[月/\-.]\s*(?<day>\d{1,2})|(?<month>[01]\d)(?<day>[0-3]\d))(?!\d)"
        + @"|(?<english>\b(?:\d{1,2} [A-Za-z]{3,9},? \d{4}|[A-Za-z]{3,9} \d{1,2},? +\d{4})\b))";

    [GeneratedRegex(@"(?<label>权益登记日期?|债权登记日期?|股权登记日期?|登记日期?|截止日期?|截至日期?|截止|截至|名册日期|数据日期|持有日期|基准日期?|(?i:record date|register date|date of record|as of|as at|as-of))[^\d]{0,12}?" + Date)]
    private static partial Regex Labelled();

    [GeneratedRegex(Date)]
    private static partial Regex Dated();

    [GeneratedRegex("持有人名册|名册|持有人|(?i:register|holders)")]
    private static partial Regex Register();

    [GeneratedRegex("打印|制表|导出|生成|查询|下载|编制|(?i:print|export|created|generated|prepared)")]
    private static partial Regex Making();
}
