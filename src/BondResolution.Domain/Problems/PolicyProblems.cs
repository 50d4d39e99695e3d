namespace BondResolution.Domain.Problems;

/// <summary>Policies: which commands need approvals.</summary>
public static class PolicyProblems
{
    public static readonly ProblemKind NoApprovers = new("policy.no-approvers", 1,
        "the policy asks for {approvers} approvals, and of the enabled users at most {most} could approve what another proposes",
        "该制度要求 {approvers} 人复核，而在启用的用户中最多只有 {most} 人可以复核他人的提议",
        "Give more users the role approver, or ask for fewer approvals", "请为更多用户授予 approver 角色，或减少复核人数");

    public static readonly ProblemKind Unmet = new("policy.unmet", 0,
        "the policy of a case asks for {approvers} approvals, and of the enabled users at most {most} could approve what another proposes",
        "某案件的制度要求 {approvers} 人复核，而在启用的用户中最多只有 {most} 人可以复核他人的提议",
        "Covered commands cannot be recorded until more users have the role approver: bondres user add, user roles, user enable",
        "在更多用户具有 approver 角色之前，受控命令无法记录：bondres user add、user roles、user enable");

    public static readonly ProblemKind NotReversible = new("policy.not-reversible", 1,
        "command {command} set a policy or decided on a proposal, which is not taken back", "命令 {command} 设定了制度或处理了提议，不能冲正",
        "Set another policy with desk.policy, or propose the command again", "请用 desk.policy 另设制度，或重新提议该命令");
}
