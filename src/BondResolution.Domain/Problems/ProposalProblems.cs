namespace BondResolution.Domain.Problems;

/// <summary>Proposals: commands that wait for approvals.</summary>
public static class ProposalProblems
{
    public static readonly ProblemKind NotNeeded = new("proposal.not-needed", 1,
        "no rule of the policy of case {case} covers this {command}", "案件 {case} 的制度未涵盖此 {command}",
        "Record it: bondres do, or POST /api/v1/commands", "请直接记录：bondres do 或 POST /api/v1/commands");

    public static readonly ProblemKind Unknown = new("proposal.unknown", 1,
        "there is no proposal {id}", "没有提议 {id}",
        "See bondres proposals", "请参阅 bondres proposals");

    public static readonly ProblemKind NothingToDo = new("proposal.nothing-to-do", 1,
        "the command would record nothing: what it asks for stands already", "该命令不会新增记录：其内容已经入账",
        "To record the same once more, give it an id of its own", "如需再次记录相同内容，请另给编号 id");

    public static readonly ProblemKind NotYours = new("proposal.not-yours", 1,
        "this was proposed by {by}, who alone can withdraw it", "该提议由 {by} 提出，只有其本人可以撤回",
        "Reject it instead, with a reason", "请改为驳回，并说明理由");

    public static readonly ProblemKind NoReason = new("proposal.no-reason", 2,
        "a proposal is rejected with a reason, of 1 to 4000 characters on one line", "驳回提议须说明理由（一行，1 至 4000 个字符）",
        "Say why: --reason TEXT, or the member reason", "请说明理由：--reason 文本，或成员 reason");

    public static readonly ProblemKind BadBody = new("proposal.bad-body", 2,
        "the decision cannot be read: {reason}", "决定无法读取：{reason}",
        "Send {\"effectDigest\",\"comment\"} to approve, {\"reason\"} to reject, and nothing to withdraw",
        "复核请发送 {\"effectDigest\",\"comment\"}，驳回请发送 {\"reason\"}，撤回不需要内容");

    public static readonly ProblemKind FilesLost = new("proposal.files-lost", 4,
        "the files of proposal {id} are not in the vault", "提议 {id} 的文件不在保管库中",
        "Restore the vault, or reject the proposal and propose the command again with its files", "请恢复保管库，或驳回该提议并连同文件重新提议");
}
