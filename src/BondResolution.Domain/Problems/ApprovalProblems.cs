namespace BondResolution.Domain.Problems;

/// <summary>Approvals: what a covered command needs, and what may not be approved.</summary>
public static class ApprovalProblems
{
    public static readonly ProblemKind Needed = new("approval.needed", 1,
        "this {command} of case {case} needs {approvers} approval(s) of others", "案件 {case} 的此 {command} 须经 {approvers} 名其他人员复核",
        "Propose it: bondres propose, or POST /api/v1/proposals", "请提议：bondres propose 或 POST /api/v1/proposals");

    public static readonly ProblemKind Stale = new("approval.stale", 1,
        "the command would record something else than what was looked at: its effect is now {effectDigest}", "该命令将记录的内容与所查看的不同：现效果摘要为 {effectDigest}",
        "Look at the new effect and decide on that; earlier approvals are void", "请查看新的效果后再决定；此前的复核已失效");

    public static readonly ProblemKind Own = new("approval.own", 1,
        "nobody decides what he proposed himself", "不能处理自己提出的提议",
        "Ask another approver; to take it back, withdraw it", "请由其他复核人处理；如需收回请撤回");

    public static readonly ProblemKind Twice = new("approval.twice", 1,
        "you approved this already", "您已复核通过该提议",
        "Another approver is needed", "尚需另一名复核人");

    public static readonly ProblemKind Expired = new("approval.expired", 1,
        "the proposal expired at {at}", "该提议已于 {at} 到期",
        "Propose the command again", "请重新提议该命令");

    public static readonly ProblemKind Decided = new("approval.decided", 1,
        "the proposal is decided: it is {state}", "该提议已有结果：{state}",
        "Look at it with bondres proposal show; the same command may be proposed again", "请用 bondres proposal show 查看；同一命令可以重新提议");

    public static readonly ProblemKind OpenAlready = new("approval.open-already", 1,
        "the same command waits for approval already, as proposal {id}", "同一命令已在等待复核，提议编号 {id}",
        "Decide on that one, or withdraw it first", "请处理该提议，或先将其撤回");

    public static readonly ProblemKind Missing = new("approval.missing", 3,
        "sequence {sequence}: {command} stands without the approvals that its case's policy asks for: {found}", "序号 {sequence}：{command} 缺少该案件制度所要求的复核：{found}",
        "Somebody wrote past the program: keep the ledger's files as evidence, and compare them with a checkpoint and a backup", "有人绕过程序写入：请保留账本文件作为证据，并与检查点及备份核对");
}
