namespace BondResolution.Domain.Problems;

/// <summary>Refusals and warnings about suits.</summary>
public static class LawsuitProblems
{
    public static readonly ProblemKind Unknown = new("lawsuit.unknown", 1,
        "no suit {suit} was filed", "尚无诉讼 {suit}",
        "Record lawsuit.file first, or check its id", "请先记录 lawsuit.file，或检查编号");

    public static readonly ProblemKind AlreadyFiled = new("lawsuit.already-filed", 1,
        "suit {suit} was filed already, on {date}", "诉讼 {suit} 已于 {date} 提起",
        "Give a new suit its own id", "新的诉讼请使用新的编号");

    public static readonly ProblemKind MoreThanHeld = new("lawsuit.more-than-held", 1,
        "account {account} would claim {units} bonds in the suit, but held {held} at the close of {date}", "账户 {account} 拟主张 {units} 张，但在 {date} 收市后持有 {held} 张",
        "Claim at most what was held", "主张数量不得超过持有数量");

    public static readonly ProblemKind ListedTwice = new("lawsuit.listed-twice", 1,
        "account {account} stands in the list on line {line} and before on line {first}", "账户 {account} 在名单第 {line} 行与第 {first} 行重复出现",
        "Give each account one line with all its bonds", "请将每个账户的数量合并为一行");

    public static readonly ProblemKind BadHolders = new("lawsuit.bad-holders", 1,
        "{count} of the holders cannot be recorded; nothing was", "{count} 名持有人不能记录；全部未记录",
        "Correct the list and record it again", "请更正名单后重新记录");

    public static readonly ProblemKind AlreadyAccepted = new("lawsuit.already-accepted", 1,
        "suit {suit} was accepted already, on {date}", "诉讼 {suit} 已于 {date} 立案",
        "Correct the earlier record if it is wrong", "如原记录有误，请先冲正");

    public static readonly ProblemKind NotInSuit = new("lawsuit.not-in-suit", 1,
        "{units} bonds of account {account} to leave suit {suit}, but {within} are in it", "账户 {account} 拟退出 {units} 张，但诉讼 {suit} 中仅有 {within} 张",
        "Leave with at most what is in the suit", "退出数量不得超过诉讼中的数量");

    public static readonly ProblemKind AskedLate = new("lawsuit.deferral-asked-late", 1,
        "suit {suit} was accepted on {accepted}; deferral is asked for with the filing (Decree 481, Art. 48)", "诉讼 {suit} 已于 {accepted} 立案；缓交应在起诉时申请（《诉讼费用交纳办法》第48条）",
        "Record the application with the date it was made", "请按实际申请日期记录");

    public static readonly ProblemKind DecidedLate = new("lawsuit.deferral-decided-late", 0,
        "decided after suit {suit} was accepted on {accepted}; the decision belongs before (Decree 481, Art. 49)", "决定晚于诉讼 {suit} 的立案日 {accepted}；应在立案前决定（《诉讼费用交纳办法》第49条）", "", "");

    public static readonly ProblemKind NeverAsked = new("lawsuit.deferral-never-asked", 0,
        "no application to defer the {kind} fee of suit {suit} is recorded (Decree 481, Art. 48)", "未见诉讼 {suit} 的 {kind} 费用缓交申请（《诉讼费用交纳办法》第48条）", "", "");

    public static readonly ProblemKind NotAssessed = new("lawsuit.fee-not-assessed", 1,
        "no {kind} fee of suit {suit} has been assessed", "诉讼 {suit} 的 {kind} 费用尚未核定",
        "Record lawsuit.fee first", "请先记录 lawsuit.fee");

    public static readonly ProblemKind PaysTooMuch = new("lawsuit.fee-overpaid", 1,
        "{amount} to pay on the {kind} fee, of which {open} is open", "拟交纳 {kind} 费用 {amount}，未交余额为 {open}",
        "Pay more than 0.00 and at most what is open, or assess the fee anew first", "金额应大于 0.00 且不超过余额，或先重新核定");

    public static readonly ProblemKind RefundsTooMuch = new("lawsuit.fee-refund-too-much", 1,
        "{amount} to refund on the {kind} fee, of which {paid} stand as paid", "拟退还 {kind} 费用 {amount}，已交余额为 {paid}",
        "Refund more than 0.00 and at most what was paid", "金额应大于 0.00 且不超过已交余额");
}
