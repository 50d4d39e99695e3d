namespace BondResolution.Domain.Problems;

/// <summary>Refusals and warnings about costs laid out in suits, and about what suits bring in.</summary>
public static class RecoveryProblems
{
    public static readonly ProblemKind NoAmount = new("lawsuit.no-amount", 1,
        "suit {suit}: an amount above 0.00 was expected, got {amount}", "诉讼 {suit}：金额应大于 0.00，实际为 {amount}",
        "Give the amount that was laid out or came in", "请填写实际垫付或收到的金额");

    public static readonly ProblemKind PaidBackTwice = new("lawsuit.advance-paid-back", 1,
        "suit {suit}: {asked} of costs to be paid back, of which {open} is still open", "诉讼 {suit}：拟归还费用 {asked}，尚未归还的为 {open}",
        "Pay back at most what is open; a later recovery that paid it back already counts too", "至多归还未归还部分；日期在后的回收款已归还的也计算在内");

    public static readonly ProblemKind NotAdjudged = new("lawsuit.not-adjudged", 0,
        "suit {suit}: no award in force is recorded by {date}; what is owed is taken from the claims", "诉讼 {suit}：截至 {date} 未记录生效裁判；所欠金额按诉讼请求计算",
        "Record lawsuit.judge and lawsuit.effective, or state owed", "请记录 lawsuit.judge 与 lawsuit.effective，或填写 owed");

    public static readonly ProblemKind OwedInferred = new("lawsuit.owed-inferred", 0,
        "suit {suit}: interest owed to all holders is taken at the suit's amount a bond, {interest}", "诉讼 {suit}：全体持有人的利息按诉讼中每张金额推算，为 {interest}",
        "State owed if it is another", "如有不同，请填写 owed");

    public static readonly ProblemKind Surplus = new("lawsuit.surplus", 0,
        "suit {suit}: {surplus} of recovery {no} is owed to nobody and stays a surplus", "诉讼 {suit}：第 {no} 笔回收款有 {surplus} 无应付对象，留作余款", "", "");

    public static readonly ProblemKind OnFrozen = new("lawsuit.recovery-frozen", 0,
        "recovery {no} of suit {suit}: shares of {accounts} accounts fall on frozen or pledged bonds too; the freeze decides to whom they are paid",
        "诉讼 {suit} 第 {no} 笔回收款：{accounts} 个账户的份额涉及质押或冻结的债券；向谁支付依冻结而定",
        "Look each of them up with 'bondres holder show'", "请用 bondres holder show 逐一核对");

    public static readonly ProblemKind NotReceived = new("lawsuit.not-received", 1,
        "recovery {no} of suit {suit} has not been received by {date}: nothing is there to be shared", "截至 {date}，诉讼 {suit} 第 {no} 笔回收款尚未收到：无可分配",
        "Record lawsuit.recover first, or check the date", "请先记录 lawsuit.recover，或检查日期");

    public static readonly ProblemKind AlreadyShared = new("lawsuit.already-shared", 1,
        "recovery {no} of suit {suit} was shared already (sequence {sequence})", "诉讼 {suit} 第 {no} 笔回收款已经分配（序号 {sequence}）",
        "Correct the first one if it is wrong", "如有误，请先冲正");

    public static readonly ProblemKind Nobody = new("lawsuit.no-beneficiaries", 1,
        "suit {suit}: no beneficiary of the recovery holds a bond on {date} to be paid for", "诉讼 {suit}：{date} 没有可受偿的持有人",
        "Check beneficiaries and date", "请检查受益人与日期");

    public static readonly ProblemKind BehindShared = new("lawsuit.behind-recovered", 1,
        "suit {suit}: {date} lies before {recovered}, when a recovery was shared among its holders (sequence {sequence})", "诉讼 {suit}：{date} 早于 {recovered}，当日回收款已在其持有人之间分配（序号 {sequence}）",
        "Reverse that recovery first with correct, record the fact, and recover again", "请先用 correct 冲正该笔回收款，记录事实后重新分配");

    public static readonly ProblemKind MoreThanOwed = new("lawsuit.more-than-owed", 1,
        "account {account} would be given {principal} of principal on {date} (sequence {sequence}), more than the {owed} it is owed", "{date}（序号 {sequence}）账户 {account} 将受偿本金 {principal}，超过其所欠 {owed}",
        "A fact must hold at every later date too: correct the later recovery first", "事实须在其后每一日成立：请先冲正后续回收款");
}
