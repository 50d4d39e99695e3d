namespace BondResolution.Domain.Problems;

/// <summary>Reports that cannot be given.</summary>
public static class ReportProblems
{
    public static readonly ProblemKind BeyondLimits = new("report.beyond-limits", 1,
        "a sum or product is beyond {most} yuan, the most the ledger can state: the report cannot be given, or the command not decided", "合计或乘积超出账本可表示的上限 {most} 元：无法生成该报表，或无法作出该命令的判断",
        "Look for an amount, a rate or a date that cannot be meant, among the latest commands first, and correct it", "请从最近的命令起，检查明显有误的金额、比率或日期，并予冲正");
}
