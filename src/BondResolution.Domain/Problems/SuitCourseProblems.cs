namespace BondResolution.Domain.Problems;

/// <summary>Refusals and warnings about the course of suits: what a court did is recorded out of order, what the plaintiff does is refused.</summary>
public static class SuitCourseProblems
{
    public static readonly ProblemKind StepMissing = new("lawsuit.step-missing", 0,
        "suit {suit}: {step} is recorded, although no {missing} stands before it ({article})", "诉讼 {suit}：已记录 {step}，但此前未见 {missing}（{article}）",
        "Record {missing} with its own date, if it happened", "如确有其事，请按其日期补记 {missing}");

    public static readonly ProblemKind StepAfter = new("lawsuit.step-after", 0,
        "suit {suit}: {step} is recorded, although {earlier} stands before it ({article})", "诉讼 {suit}：已记录 {step}，但此前已有 {earlier}（{article}）",
        "Correct {earlier} if it did not happen", "如 {earlier} 并未发生，请冲正");

    public static readonly ProblemKind TooEarly = new("lawsuit.too-early", 1,
        "suit {suit}: {step} needs {missing} before it ({article})", "诉讼 {suit}：{step} 之前须有 {missing}（{article}）",
        "Wait for {missing}, record it if it happened, or check the date", "请等待 {missing}；如已发生请先补记，或检查日期");

    public static readonly ProblemKind TooLate = new("lawsuit.too-late", 1,
        "suit {suit}: {step} comes too late, {earlier} stands before it ({article})", "诉讼 {suit}：{step} 为时已晚，此前已有 {earlier}（{article}）",
        "Check the date, or correct {earlier} if it did not happen", "请检查日期；如 {earlier} 并未发生，请冲正");

    public static readonly ProblemKind BeyondClaim = new("lawsuit.judged-beyond-claim", 0,
        "suit {suit}: {awarded} is awarded, {claimed} was claimed; a judgment beyond the claims is a ground for retrial (Civil Procedure Law Art. 211(11))",
        "诉讼 {suit}：判决 {awarded}，请求 {claimed}；判决超出诉讼请求属再审事由（《民事诉讼法》第211条第11项）", "", "");

    public static readonly ProblemKind FeeChanges = new("lawsuit.fee-changes", 0,
        "suit {suit}: claims are now {claimed}; the acceptance fee on them is {fee}, assessed is {assessed}: {topUp} to pay in addition, {refund} to be refunded (Decree 481, Art. 21)",
        "诉讼 {suit}：诉讼请求现为 {claimed}，对应案件受理费 {fee}，已核定 {assessed}：应补交 {topUp}，应退还 {refund}（《诉讼费用交纳办法》第21条）",
        "Record lawsuit.fee when the court assesses it anew", "法院重新核定后，请记录 lawsuit.fee");

    public static readonly ProblemKind EnforcedLate = new("lawsuit.enforced-late", 0,
        "suit {suit}: the period to apply for enforcement ended on {until} (Civil Procedure Law Art. 250); the debtor may object", "诉讼 {suit}：申请执行期间已于 {until} 届满（《民事诉讼法》第250条）；被执行人可提出异议", "", "");

    public static readonly ProblemKind PayByExceeds = new("lawsuit.pay-by-exceeds", 1,
        "suit {suit}: instalments of {due} are to be paid, but {awarded} is awarded", "诉讼 {suit}：分期履行合计 {due}，但判给 {awarded}",
        "Check the amounts of payBy", "请检查 payBy 的各期金额");
}
