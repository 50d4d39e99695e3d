namespace BondResolution.Domain.Problems;

/// <summary>Refusals about repayment plans and instalments.</summary>
public static class PlanProblems
{
    public static readonly ProblemKind AlreadyAdopted = new("plan.already-adopted", 1,
        "plan {plan} was adopted already, on {date}", "方案 {plan} 已于 {date} 通过",
        "Use plan.amend for a change of its terms", "如需修改条款，请用 plan.amend");

    public static readonly ProblemKind Unknown = new("plan.unknown", 1,
        "plan {plan} has not been adopted by then", "届时方案 {plan} 尚未通过",
        "Record plan.adopt first, or check its id and date", "请先记录 plan.adopt，或检查编号与日期");

    public static readonly ProblemKind WrongOrder = new("plan.wrong-order", 1,
        "the appropriation names {given}; costs, interest and principal were expected, each once", "抵充顺序为 {given}；应为 costs、interest、principal 各一次",
        "Name each of the three tiers once", "三个层级各写一次");

    public static readonly ProblemKind NoPlan = new("instalment.no-plan", 0,
        "no repayment plan stands in case {case} on {date}; without one money covers interest before principal", "{date} 案件 {case} 尚无偿付方案；没有方案时款项先抵充利息后抵充本金",
        "Record plan.adopt if there is one", "如有方案，请记录 plan.adopt");

    public static readonly ProblemKind AlreadyDeclared = new("instalment.already-declared", 1,
        "instalment {no} was declared already", "第 {no} 期偿付已经公告",
        "Correct the first declaration if its terms are wrong", "如条款有误，请先冲正原公告");

    public static readonly ProblemKind NotDeclared = new("instalment.not-declared", 1,
        "instalment {no} has not been declared by {date}", "截至 {date}，第 {no} 期偿付尚未公告",
        "Record instalment.declare first", "请先记录 instalment.declare");

    public static readonly ProblemKind DatesReversed = new("instalment.dates-reversed", 1,
        "the record date {recordDate} is after the day of payment {payDate}", "权益登记日 {recordDate} 晚于偿付日 {payDate}",
        "Check both dates", "请检查两个日期");

    public static readonly ProblemKind NothingFunded = new("instalment.nothing-funded", 1,
        "an amount above 0.00 was expected, got {amount}", "金额应大于 0.00，实际为 {amount}",
        "Give the amount received", "请填写实际收到的金额");

    public static readonly ProblemKind AlreadyPaid = new("instalment.already-paid", 1,
        "instalment {no} was paid already (sequence {sequence})", "第 {no} 期已经偿付（序号 {sequence}）",
        "What was deferred is paid with instalment.release", "递延部分请用 instalment.release 偿付");

    public static readonly ProblemKind NotPaid = new("instalment.not-paid", 1,
        "instalment {no} has not been paid by {date}", "截至 {date}，第 {no} 期尚未偿付",
        "Record instalment.pay first", "请先记录 instalment.pay");

    public static readonly ProblemKind NothingBefore = new("instalment.nothing-before", 1,
        "no instalment before instalment {no} has been paid by {date}, so there is nothing to compare with",
            "截至 {date}，第 {no} 期之前没有已偿付的期次，无从比较",
        "Leave --compare out", "请去掉 --compare");

    public static readonly ProblemKind PreviewEarly = new("instalment.preview-early", 0,
        "the record date of instalment {no}, {recordDate}, is not over: this list shows the holdings as they are recorded now",
        "第 {no} 期的权益登记日 {recordDate} 尚未过去：本清单按目前已记录的持有情况列示",
        "Print it again once the register of the record date is in", "请在登记日名册入账后重新输出");

    public static readonly ProblemKind BeforeRecordDate = new("instalment.before-record-date", 1,
        "instalment {no} cannot be paid on {date}, before its record date {recordDate}", "第 {no} 期的登记日为 {recordDate}，不能在更早的 {date} 偿付",
        "Check the date", "请检查日期");

    public static readonly ProblemKind FundsShort = new("instalment.funds-short", 1,
        "funds received for instalment {no} are {funded}; {needed} are needed: {cash} to pay and {fee} fee",
        "第 {no} 期收到资金 {funded}；需要 {needed}：偿付 {cash}，手续费 {fee}",
        "Record instalment.fund for what else was received", "请用 instalment.fund 记录其余到账资金");

    public static readonly ProblemKind ReleaseUnfunded = new("instalment.release-unfunded", 0,
        "funds recorded for instalment {no} are {funded}; with this payment {needed} are paid out", "第 {no} 期已记录资金 {funded}；含本次偿付共需 {needed}",
        "Recorded; add instalment.fund if the money came through the trustee", "已记录；如资金经受托管理人划付，请补记 instalment.fund");

    public static readonly ProblemKind FundsLeft = new("instalment.funds-left", 0,
        "{left} of the funds received for instalment {no} is not used: {funded} received, {paid} paid out with fees, {deferred} still deferred",
        "第 {no} 期到账资金中有 {left} 未使用：到账 {funded}，偿付及手续费 {paid}，尚有递延 {deferred}",
        "The deferred part and its fee are paid out of it: return only what is beyond them, and ask for what is short of them; or check the amount received", "递延部分及其手续费由此支付：仅超出部分可退回，不足部分请补足；或核对到账金额");

    public static readonly ProblemKind ReleasesAgain = new("instalment.releases-again", 0,
        "a payment of instalment {no} was taken back, and what followed it on {accounts} accounts (first {first}) is not recorded again: released {released}, come back {returned}, paid again {repaid}, after tax. That money has moved",
        "第 {no} 期偿付曾被冲正，其后 {accounts} 个账户（首个 {first}）的记录尚未补录：补付 {released}，退回 {returned}，重付 {repaid}（税后）。相应款项已实际收付",
        "Once the instalment is paid again, record instalment.release, .return and .repay again for these accounts, but do not send money twice: bondres payout differences says what each is still to get, or got too much",
        "该期重新偿付后，请为上述账户补录 instalment.release、.return、.repay，切勿重复付款：bondres payout differences 列明各户尚应收或多收的金额");

    public static readonly ProblemKind ReleaseSent = new("instalment.release-sent", 0,
        "before the payment of instalment {no} was taken back, {sent} was recorded as released to account {account}; releases since then come to {released}: {left} of it is still to be sent, after tax",
        "第 {no} 期偿付被冲正前，已记录向账户 {account} 补付 {sent}；其后补付合计 {released}，其中尚须划付 {left}（税后）",
        "Recorded; send no more than that, unless the earlier money never left or came back", "已记录；除非此前款项未曾划出或已退回，划付请勿超过该金额");

    public static readonly ProblemKind PayDatePassed = new("instalment.pay-date-passed", 0,
        "the day of payment {payDate} is before the declaration of {date}", "偿付日 {payDate} 早于公告日 {date}",
        "Check both dates; correct the declaration if one is wrong", "请核对两个日期；如有误，请冲正公告");

    public static readonly ProblemKind PayDayOff = new("instalment.pay-day-off", 0,
        "instalment {no} is paid on {date}, {days} days from the declared day of payment {payDate}", "第 {no} 期于 {date} 偿付，与公告的偿付日 {payDate} 相差 {days} 天",
        "Correct the payment if its date is wrong", "如日期有误，请冲正该笔偿付");

    public static readonly ProblemKind OnePerAfterMoney = new("instalment.one-per-after-money", 1,
        "principal was repaid in money, before the default or since: bonds of case {case} no longer owe their face, and cannot be paid off by number",
        "案件 {case} 的本金在违约前或违约后已按金额偿付，每张债券不再欠足额面值，不能再按张数偿付",
        "Use a per-unit or pro-rata scheme", "请使用 per-unit 或 pro-rata 方式");

    public static readonly ProblemKind MoreThanOwed = new("instalment.more-than-owed", 1,
        "account {account} is owed {owed} of principal, but the scheme pays {principal}", "账户 {account} 尚欠本金 {owed}，但方案偿付 {principal}",
        "Check the scheme", "请检查偿付方式");

    public static readonly ProblemKind HolderMoved = new("instalment.holder-moved", 1,
        "account {account} is entitled to {units} bonds by its holding on {recordDate}, but holds {held} on {date}",
        "账户 {account} 按 {recordDate} 持仓应偿付 {units} 张，但在 {date} 仅持有 {held} 张",
        "Correct the movement between the two dates, or the record date", "请冲正两日期之间的变动，或更正登记日");

    public static readonly ProblemKind NothingDeferred = new("instalment.nothing-deferred", 1,
        "nothing of instalment {no} is deferred for account {account}", "第 {no} 期没有账户 {account} 的递延偿付",
        "Check account and instalment: on the account's page, or 'bondres holder show'", "请检查账户与期数：账户页面或 bondres holder show");

    public static readonly ProblemKind StillFrozen = new("instalment.still-frozen", 1,
        "instalment {no} holds back {deferred} bonds and {amount} yuan before tax for account {account}, of whose {held} bonds {free} are free; asked for are {units}",
        "第 {no} 期为账户 {account} 递延 {deferred} 张、税前金额 {amount} 元；该账户持有 {held} 张，可用 {free} 张；要求偿付 {units} 张",
        "Record units.release first, or ask for no more than is free", "请先记录 units.release，或不超过可用数量");

    public static readonly ProblemKind ReturnTooMuch = new("instalment.return-too-much", 1,
        "{amount} cannot be returned by account {account}: instalment {no} has {paid} standing as paid to it", "账户 {account} 不能退回 {amount}：第 {no} 期对其已付 {paid}",
        "Check the amount", "请检查金额");

    public static readonly ProblemKind RepayTooMuch = new("instalment.repay-too-much", 1,
        "{amount} cannot be paid again to account {account}: {returned} of instalment {no} stand as returned", "不能向账户 {account} 再付 {amount}：第 {no} 期退回余额为 {returned}",
        "Check the amount", "请检查金额");

    public static readonly ProblemKind BadReturns = new("instalment.bad-returns", 1,
        "rows of the list that cannot be recorded: {count}; none was", "清单中有 {count} 行不能记录；全部未记录",
        "Correct the list and record it again", "请更正清单后重新记录");

    public static readonly ProblemKind SameList = new("instalment.same-list", 0,
        "the rows of this list ({rows}) were recorded already for instalment {no} on {date}, from sequence {sequence} on; nothing was recorded",
        "第 {no} 期的这 {rows} 行已按 {date} 记录（自序号 {sequence} 起）；未作记录", "", "");
}
