namespace BondResolution.Domain.Problems;

/// <summary>Fees and interest of law that cannot be computed as asked.</summary>
public static class LawProblems
{
    public static readonly ProblemKind NegativeAmount = new("law.negative-amount", 1,
        "the amount is {amount}: expected 0.00 or more", "金额为 {amount}，应不小于 0.00",
        "Give the claim as a positive amount", "请以正数填写标的额");

    public static readonly ProblemKind NoSchedule = new("law.no-schedule", 1,
        "{name}: no rule is known for {date}, the first is in force from {from}", "{name}：{date} 尚无适用的标准，最早的标准自 {from} 起施行",
        "State a later date, or record the amount itself with its source", "请给出较晚的日期，或直接记录金额及其来源");

    public static readonly ProblemKind SuspensionReversed = new("law.suspension-reversed", 1,
        "a suspension ends on {to}, before it begins on {from}", "中止期间于 {to} 结束，早于开始日 {from}",
        "Give the earlier date first", "请先写较早的日期");
}
