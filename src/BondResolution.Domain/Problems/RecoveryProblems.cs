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
}
