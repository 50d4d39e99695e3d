namespace BondResolution.Domain.Problems;

/// <summary>Figures that cannot be explained.</summary>
public static class ExplainProblems
{
    public static readonly ProblemKind NoFigure = new("explain.no-figure", 2,
        "there is no figure {path} in this report", "报告中没有数字 {path}",
        "Nearest are: {nearest}; the report of exposure has all ('bondres exposure --format csv')", "相近的有：{nearest}；敞口报告含全部（bondres exposure --format csv）");

    public static readonly ProblemKind NotPaid = new("explain.not-paid", 1,
        "instalment {no} has paid nothing to account {account} by {date}", "截至 {date}，第 {no} 期未向账户 {account} 偿付",
        "What was paid stands on the account's page, and in 'bondres holder show {account}'", "已付款项见账户页面，或 bondres holder show {account}");

    public static readonly ProblemKind Differs = new("explain.differs", 3,
        "the events behind {path} come to {sum}, and the report gives {figure}", "{path} 所依据的事件合计为 {sum}，而报告为 {figure}",
        "Run 'bondres audit verify', then 'bondres views rebuild'; if it stays, trust neither figure and report a fault of this program",
        "请先运行 bondres audit verify，再运行 bondres views rebuild；如仍不一致，两个数字均不可信，请报告程序错误");
}
