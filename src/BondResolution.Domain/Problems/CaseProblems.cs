namespace BondResolution.Domain.Problems;

/// <summary>Refusals and warnings about a case as such.</summary>
public static class CaseProblems
{
    public static readonly ProblemKind Unknown = new("case.unknown", 1,
        "case {case} has not been opened in this ledger", "本账本中尚未设立案件 {case}",
        "Record case.open first, or check the code, and which ledger is asked", "请先记录 case.open，或检查代码及所用账本");

    public static readonly ProblemKind NotYet = new("case.not-yet", 1,
        "case {case} was opened on {opened}; nothing is known of it on {date}", "案件 {case} 于 {opened} 设立；{date} 尚无记录",
        "Ask as of a later date", "请查询更晚的日期");

    public static readonly ProblemKind AlreadyOpen = new("case.already-open", 1,
        "case {case} is open already, with other terms", "案件 {case} 已经设立，且条款不同",
        "Correct the first case.open if its terms are wrong", "如原条款有误，请先冲正原 case.open");

    public static readonly ProblemKind DatesReversed = new("case.dates-reversed", 1,
        "the issue date {issueDate} is after the maturity date {maturityDate}", "发行日 {issueDate} 晚于到期日 {maturityDate}",
        "Check both dates", "请检查两个日期");

    public static readonly ProblemKind AlreadyDefaulted = new("case.already-defaulted", 1,
        "case {case} defaulted already, on {date}", "案件 {case} 已于 {date} 违约",
        "A case defaults once; correct the first record if it is wrong", "一个案件只违约一次；如原记录有误，请先冲正");

    public static readonly ProblemKind MoreThanIssued = new("case.more-than-issued", 1,
        "{units} bonds in default, but only {issued} were issued", "违约 {units} 张，但只发行了 {issued} 张",
        "Check the number of bonds", "请检查张数");

    public static readonly ProblemKind NotDefaulted = new("case.not-defaulted", 0,
        "no default of case {case} is recorded by {date}: what is outstanding stays unknown until case.default is",
        "截至 {date} 未记录案件 {case} 的违约：在记录 case.default 之前，未偿金额为未知", "", "");

    public static readonly ProblemKind CancelledBefore = new("case.cancelled-before", 1,
        "bonds of case {case} were cancelled on {cancelled} (sequence {sequence}), before a default on {date}",
        "案件 {case} 的债券已于 {cancelled}（序号 {sequence}）注销，早于违约日 {date}",
        "Give the default its date, or correct the cancellation first", "请填写正确的违约日，或先冲正该注销");

    public static readonly ProblemKind HeldAboveDefault = new("case.held-above-default", 0,
        "registers of case {case} show {held} bonds, and {units} are in default: {excess} more are held than owed, and unallocated falls below zero",
        "案件 {case} 的名册显示 {held} 张，而违约 {units} 张：多出 {excess} 张，未分配数量为负",
        "Check the bonds in default and the registers", "请核对违约张数与名册");

    public static readonly ProblemKind PrincipalNotFace = new("case.principal-not-face", 0,
        "the principal {principal} is less than the bonds at face value, {atFace}: each bond owes its share, and no instalment pays by number",
        "本金 {principal} 低于按面值计算的 {atFace}：每张债券按比例计欠本金，不能按张数偿付",
        "Recorded as given", "已按所填记录");

    public static readonly ProblemKind PrincipalAboveFace = new("case.principal-above-face", 1,
        "the principal {principal} is more than {units} bonds at face value, {atFace}", "本金 {principal} 高于 {units} 张债券的面值总额 {atFace}",
        "Check bonds and principal; interest due at default is a field of its own", "请检查张数与本金；违约时应付利息另行填写");
}
