namespace BondResolution.Domain.Problems;

/// <summary>Warnings of dates and rates that can be read but hardly be meant.</summary>
public static class PlausibilityProblems
{
    public static readonly ProblemKind DateAhead = new("date.ahead", 0,
        "{where}: {field} is {date}, {days} days after today, {today}", "{where}：{field} 为 {date}，比今日 {today} 晚 {days} 天",
        "Check the year; correct the command if it is wrong", "请核对年份；如有误，请冲正该命令");

    public static readonly ProblemKind DateBeforeIssue = new("date.before-issue", 0,
        "{where}: {field} is {date}, before the bond was issued on {issueDate}", "{where}：{field} 为 {date}，早于债券发行日 {issueDate}",
        "Check the year; correct the command if it is wrong", "请核对年份；如有误，请冲正该命令");

    public static readonly ProblemKind DateFar = new("date.far", 0,
        "{where}: {field} is {date}, more than {years} years from {from}", "{where}：{field} 为 {date}，与 {from} 相差超过 {years} 年",
        "Check the year; correct the command if it is wrong", "请核对年份；如有误，请冲正该命令");

    public static readonly ProblemKind RateLooksLikePercent = new("rate.looks-like-percent", 0,
        "{where}: {field} is {rate}, that is {percent} %; rates are ratios, {rate} % is written {fraction}", "{where}：{field} 为 {rate}，即 {percent}%；比率应为小数，{rate}% 应写作 {fraction}",
        "Correct the rate if per cent was meant", "如本意为百分数，请更正");
}
