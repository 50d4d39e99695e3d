namespace BondResolution.Domain.Problems;

/// <summary>Interest that cannot be computed as it is stated.</summary>
public static class InterestProblems
{
    public static readonly ProblemKind PeriodReversed = new("interest.period-reversed", 1,
        "the period ends on {to}, before it begins on {from}", "计息期间于 {to} 结束，早于开始日 {from}",
        "Give the earlier date first", "请先写较早的日期");

    public static readonly ProblemKind BaseOutOfRange = new("interest.base-out-of-range", 1,
        "interest on {base}: expected 0.00 to {most}", "计息基数为 {base}，应在 0.00 至 {most} 之间",
        "Check the base", "请核对计息基数");

    public static readonly ProblemKind RateMissing = new("interest.rate-missing", 1,
        "no rate on {from}: the first holds from {first}", "{from} 没有利率：最早的利率自 {first} 起",
        "Begin the rates not later than the period", "利率的起始日不得晚于计息起始日");

    public static readonly ProblemKind PrincipalMissing = new("interest.principal-missing", 1,
        "no principal is known on {from}", "{from} 的本金未知",
        "Begin with what is owed on the first day of the period or before", "请给出计息起始日当日或之前的本金");

    public static readonly ProblemKind StepsNotAscending = new("interest.steps-not-ascending", 1,
        "the step of {date} stands after that of {before}: expected dates strictly ascending", "{date} 的一档排在 {before} 之后：日期应严格递增",
        "Order the steps by date, each date once", "请按日期升序排列，每个日期只写一次");

    public static readonly ProblemKind StepCount = new("interest.step-count", 1,
        "{count} rates by date: expected 1 to {most}", "分段利率共 {count} 档，应为 1 至 {most} 档",
        "State at least one rate, and split very long lists into several components", "请至少给出一档利率；过长的请拆成几项");

    public static readonly ProblemKind ResultTooLarge = new("interest.result-too-large", 1,
        "the interest would be above {most}", "利息将超过 {most}",
        "Check base, rate, dates, and whether the rate is per year or per day", "请核对基数、利率、日期，以及利率是年利率还是日利率");
}
