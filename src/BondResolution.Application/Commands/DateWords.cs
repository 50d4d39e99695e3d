using System.Globalization;
using System.Text.RegularExpressions;
using BondResolution.Domain.Problems;

namespace BondResolution.Application.Commands;

/// <summary>Dates as people type them, and what to say of one that cannot be read.</summary>
public static partial class DateWords
{
    /// <summary>A date such as 2025-01-27, and no other form.</summary>
    public static bool TryParse(string? text, out DateOnly date) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    /// <summary>What is wrong with an option that is no date.</summary>
    /// <param name="option">As it was typed, e.g. <c>--as-of</c>.</param>
    /// <param name="value">What was read.</param>
    public static Problem Bad(string option, string? value)
    {
        var (english, chinese) = Expected(value);
        return (CommandProblems.BadArguments with { English = "{option} is {value}; " + english,
            Chinese = "{option} 为 {value}；" + chinese }).With(("option", option), ("value", value));
    }

    /// <summary>What is wrong with a field of a command that is no date.</summary>
    internal static Problem Bad(string where, string field, string? text, string shown)
    {
        var (english, chinese) = Expected(text);
        return (CommandProblems.Mistyped with { English = "{where}: {field} is {value}; " + english,
            Chinese = "{where}：{field} 为 {value}；" + chinese })
            .With(("where", where), ("field", field), ("value", shown), ("expected", "a date such as \"2025-01-27\""));
    }

    /// <summary>That there is no such day, how the day that is meant is written, or how any is.</summary>
    private static (string English, string Chinese) Expected(string? text)
    {
        if (text is null || Parts().Match(text) is not { Success: true } parts)
            return ("a date such as \"2025-01-27\" was expected", "应为日期，例如 \"2025-01-27\"");
        int year = Number(parts, "year"), month = Number(parts, "month"), day = Number(parts, "day");
        if (year is < 1 or > 9999 || month is < 1 or > 12)
            return ("there is no such day: a year has 12 months", "没有这一天：一年只有 12 个月");
        var days = DateTime.DaysInMonth(year, month);
        return day < 1 || day > days
            ? (Invariant($"there is no such day: {year:0000}-{month:00} has {days} days"),
                Invariant($"没有这一天：{year} 年 {month} 月只有 {days} 天"))
            : (Invariant($"write it \"{year:0000}-{month:00}-{day:00}\""), Invariant($"请写作 \"{year:0000}-{month:00}-{day:00}\""));
    }

    private static int Number(Match parts, string name) => int.Parse(parts.Groups[name].ValueSpan, CultureInfo.InvariantCulture);

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    [GeneratedRegex(@"^\s*(?<year>[0-9]{4})(?:[-/.年](?<month>[0-9]{1,2})[-/.月](?<day>[0-9]{1,2})日?|(?<month>[0-9]{2})(?<day>[0-9]{2}))\s*$")]
    private static partial Regex Parts();
}
