namespace BondResolution.Domain.Problems;

/// <summary>Refusals and warnings about positions, freezes and transfers.</summary>
public static class HoldingProblems
{
    public static readonly ProblemKind DoesNotStand = new("holdings.does-not-stand", 1,
        "what command {command} recorded (sequence {sequence}, {date}) breaks a rule of the holdings of case {case}, which an earlier version of the program let pass: {found}",
        "案件 {case} 中命令 {command} 的记录（序号 {sequence}，{date}）违反持仓规则，系由旧版程序放行：{found}",
        "Take it back: bondres do '{\"do\":\"correct\",\"on\":\"{date}\",\"case\":\"{case}\",\"reverses\":\"{command}\",\"reason\":\"…\"}'; then record it anew. Nothing else is recorded until then",
        "请先冲正：bondres do '{\"do\":\"correct\",\"on\":\"{date}\",\"case\":\"{case}\",\"reverses\":\"{command}\",\"reason\":\"…\"}'，再重新记录；在此之前不能记录其他事项");

    public static readonly ProblemKind UnknownAccount = new("holdings.unknown-account", 1,
        "account {account} is not in the ledger on {date}", "{date} 账本中没有账户 {account}",
        "Check the account number, all ten characters, and the date", "请检查账户号码（共十位）与日期");

    public static readonly ProblemKind BelowZero = new("holdings.below-zero", 1,
        "account {account} would hold fewer than none: {units} bonds go on {date} (sequence {sequence}), {held} are there",
        "账户 {account} 持仓将为负：{date}（序号 {sequence}）减少 {units} 张，仅有 {held} 张",
        "A fact must hold at every later date too: check units and date, or correct the later fact first", "事实须在其后每一日成立：请检查张数与日期，或先冲正后续事实");

    public static readonly ProblemKind BelowDeferred = new("holdings.below-deferred", 1,
        "account {account} would hold {held} bonds on {date} (sequence {sequence}), fewer than the {deferred} deferred for it",
        "账户 {account} 在 {date}（序号 {sequence}）将持有 {held} 张，少于其递延的 {deferred} 张",
        "Pay the deferred bonds first with instalment.release", "请先用 instalment.release 偿付递延部分");

    public static readonly ProblemKind CapExceeded = new("holdings.cap-exceeded", 1,
        "purchases from {holder} under offer {offer} would come to {bought} by {date} (sequence {sequence}); the cap is {cap}",
        "截至 {date}（序号 {sequence}），收购方案 {offer} 对 {holder} 的收购将达 {bought} 张；上限为 {cap} 张",
        "Buy less, or correct the later purchase first", "请减少收购，或先冲正后续收购");

    public static readonly ProblemKind BehindPaid = new("holdings.behind-paid", 1,
        "{date} lies behind the record date {recordDate} of instalment {no}, which is paid (sequence {sequence})",
        "{date} 在第 {no} 期已偿付（序号 {sequence}）的登记日 {recordDate} 之前",
        "Reverse that payment first with correct, record the fact, and pay again", "请先用 correct 冲正该期偿付，记录事实后重新偿付");

    public static readonly ProblemKind FreezeNumberTaken = new("freeze.number-taken", 1,
        "freeze {number} stands on account {account} already", "账户 {account} 已有编号为 {number} 的冻结",
        "Give the freeze its own number", "请使用新的编号");

    public static readonly ProblemKind FreezeUnknown = new("freeze.unknown", 1,
        "no freeze {number} stands on account {account} on {date}", "{date} 账户 {account} 没有编号为 {number} 的冻结",
        "See the account's freezes: on its page, or 'bondres holder show'", "请查看该账户的冻结：账户页面或 bondres holder show");

    public static readonly ProblemKind ReleaseTooMuch = new("freeze.release-too-much", 1,
        "{units} bonds to release, but freeze {number} of account {account} holds {frozen}", "拟解除 {units} 张，但账户 {account} 的冻结 {number} 仅有 {frozen} 张",
        "Release at most {frozen}", "最多解除 {frozen} 张");

    public static readonly ProblemKind FreezeQueued = new("freeze.queued", 0,
        "freeze {number} of {units} bonds exceeds the {free} free ones of account {account}; the rest waits in the queue (轮候冻结)",
        "冻结 {number} 共 {units} 张，超过账户 {account} 的可用 {free} 张；其余为轮候冻结", "", "");

    public static readonly ProblemKind TransferToSelf = new("transfer.to-self", 1,
        "account {account} cannot transfer to itself", "账户 {account} 不能向自己过户",
        "Check both accounts", "请检查两个账户");

    public static readonly ProblemKind TransferTooMuch = new("transfer.too-much", 1,
        "{units} bonds to transfer, but account {account} holds {held} on {date}", "拟过户 {units} 张，但账户 {account} 在 {date} 持有 {held} 张",
        "Transfer at most {held}", "最多过户 {held} 张");

    public static readonly ProblemKind TransferFrozen = new("transfer.frozen", 1,
        "{units} bonds to transfer, but only {free} of account {account} are free on {date}", "拟过户 {units} 张，但账户 {account} 在 {date} 仅 {free} 张可用",
        "Record units.release first", "请先记录 units.release");

    public static readonly ProblemKind JudicialFrozen = new("transfer.judicial-frozen", 0,
        "the court's transfer of {units} bonds takes frozen ones too: only {free} of account {account} were free",
        "司法划转 {units} 张包含冻结部分：账户 {account} 仅 {free} 张可用", "", "");

    public static readonly ProblemKind TakesDeferred = new("transfer.takes-deferred", 0,
        "the court's transfer of {units} bonds leaves account {account} with {held}, fewer than the {deferred} deferred for it: {moved} of the deferral go along (Civil Procedure Law Art. 253)",
        "司法划转 {units} 张后账户 {account} 持有 {held} 张，少于其递延的 {deferred} 张：{moved} 张的递延随之转移（《民事诉讼法》第253条）",
        "Pay them to the new holder with instalment.release", "请用 instalment.release 向新持有人偿付");

    public static readonly ProblemKind ClassKnown = new("transfer.class-known", 1,
        "account {account} is of class {class} by {date}; the transfer states {stated}", "账户 {account} 截至 {date} 的持有人类别为 {class}；过户填写的是 {stated}",
        "Leave class out; a later register shows a change of class", "请去掉 class；类别变更以后续名册为准");

    public static readonly ProblemKind ClassUnknown = new("transfer.class-unknown", 0,
        "account {account} is new and no class of it is stated; instalment {no} withholds tax by class", "账户 {account} 为新账户，未填写持有人类别；第 {no} 期按类别代扣税款",
        "Correct this transfer and record it again with \"class\", before the payment's record date", "请冲正本次过户，并在偿付登记日前填写 \"class\" 重新记录");

    public static readonly ProblemKind BehindRecovered = new("holdings.behind-recovered", 1,
        "{date} lies before {recovered}, when recovery {no} of suit {suit} was shared by what was held then (sequence {sequence})",
        "{date} 早于 {recovered}，当日诉讼 {suit} 第 {no} 笔回收款已按持仓分配（序号 {sequence}）",
        "Reverse that recovery first with correct, record the fact, and recover again", "请先用 correct 冲正该笔回收款，记录事实后重新分配");
}
