namespace BondResolution.Domain.Problems;

/// <summary>Refusals about offers, votes and purchases.</summary>
public static class BuybackProblems
{
    public static readonly ProblemKind Unknown = new("buyback.unknown", 1,
        "no offer {offer} was opened by then", "届时尚无收购方案 {offer}",
        "Record buyback.offer first, or check its id and date", "请先记录 buyback.offer，或检查编号与日期");

    public static readonly ProblemKind AlreadyOpened = new("buyback.already-opened", 1,
        "offer {offer} was opened already", "收购方案 {offer} 已经设立",
        "Give a new offer its own id, or correct the first", "新的方案请使用新的编号，或先冲正原方案");

    public static readonly ProblemKind Closed = new("buyback.closed", 1,
        "offer {offer} was closed on {date}", "收购方案 {offer} 已于 {date} 结束",
        "Nothing can be tendered or bought under it any more", "不能再申报或收购");

    public static readonly ProblemKind WindowReversed = new("buyback.window-reversed", 1,
        "the offer opens on {opens}, after it closes on {closes}", "方案开始日 {opens} 晚于结束日 {closes}",
        "Check both dates", "请检查两个日期");

    public static readonly ProblemKind NoPurchaser = new("buyback.no-purchaser", 1,
        "offer {offer} is a third party's but names no purchaser", "第三方收购方案 {offer} 未指明收购方",
        "Give purchaser with account and name", "请填写 purchaser 的账户与名称");

    public static readonly ProblemKind PurchaserOfIssuer = new("buyback.purchaser-of-issuer", 1,
        "offer {offer} is the issuer's, whose purchases are cancelled, but names a purchaser", "发行人收购方案 {offer} 的债券将注销，却填写了收购方",
        "Leave purchaser out, or make the kind third-party", "请去掉 purchaser，或将 kind 改为 third-party");

    public static readonly ProblemKind NoCap = new("buyback.no-cap", 1,
        "the cap is {capUnits} bonds a holder; at least 1 was expected", "每户上限为 {capUnits} 张；至少应为 1 张",
        "Give capUnits as the offer says", "请按方案填写 capUnits");

    public static readonly ProblemKind OutsideWindow = new("buyback.outside-window", 1,
        "{date} lies outside the vote on offer {offer}, {opens} to {closes}", "{date} 不在收购方案 {offer} 的申报期 {opens} 至 {closes} 之内",
        "Record the vote with the date it was given", "请按实际申报日期记录");

    public static readonly ProblemKind NothingHeld = new("buyback.nothing-held", 1,
        "account {account} held no bonds at the close of the record date {date}", "账户 {account} 在登记日 {date} 收市后没有持仓",
        "Check the account number and the register", "请检查账户号码与名册");

    public static readonly ProblemKind PurchaserTenders = new("buyback.purchaser-tenders", 1,
        "account {account} is the purchaser's own", "账户 {account} 是收购方自己的账户",
        "Leave it out of the tenders", "请从申报中去掉");

    public static readonly ProblemKind BadTenders = new("buyback.bad-tenders", 1,
        "{count} of the votes cannot be recorded; none was", "{count} 条申报不能记录；全部未记录",
        "Correct the list and record it again", "请更正名单后重新记录");

    public static readonly ProblemKind NotYetOpen = new("buyback.not-yet-open", 1,
        "nothing can be bought under offer {offer} on {date}, before it opens on {opens}", "收购方案 {offer} 于 {opens} 开始，{date} 不能收购",
        "Check the date", "请检查日期");

    public static readonly ProblemKind Declined = new("buyback.declined", 1,
        "account {account} answered {vote}; nothing is bought from it", "账户 {account} 的表决为 {vote}，不予收购",
        "Record the holder's later vote first, if there is one", "如持有人之后改为同意，请先记录其表决");

    public static readonly ProblemKind AboveEligible = new("buyback.above-eligible", 1,
        "{units} bonds of account {account}, but only {eligible} can be bought: held at the record date and now, less frozen if excluded, and at most what was tendered",
        "拟收购账户 {account} {units} 张，但可收购仅 {eligible} 张（登记日持有与当前持有取小，按方案扣除冻结，且不超过申报数量）",
        "Buy at most {eligible}", "最多收购 {eligible} 张");

    public static readonly ProblemKind AboveCap = new("buyback.above-cap", 1,
        "{units} bonds of account {account}, but the cap leaves {left}: {cap} per {per}, {bought} bought already, {others} of it from other accounts of the same person",
        "拟收购账户 {account} {units} 张，但上限仅剩 {left} 张：每{per} {cap} 张，已收购 {bought} 张，其中同一持有人其他账户 {others} 张",
        "Buy at most {left}", "最多收购 {left} 张");

    public static readonly ProblemKind PersonCapUsed = new("buyback.person-cap-used", 0,
        "{accounts} agreeing accounts sell less under offer {offer} than they could, {units} bonds together, because other accounts of the same person use up its cap of {cap}: {list}",
        "收购方案 {offer} 下有 {accounts} 个同意账户未能足额出售，合计少售 {units} 张：同一持有人的其他账户已用尽其 {cap} 张上限：{list}",
        "Tell these holders; if they are not one person, correct the register first", "请告知相关持有人；如并非同一持有人，请先更正名册");

    public static readonly ProblemKind NothingToBuy = new("buyback.nothing-to-buy", 0,
        "no agreeing account has anything left to buy under offer {offer}; nothing was recorded", "收购方案 {offer} 下同意的账户已无可收购的债券；未作记录",
        "Check the votes and what was bought already", "请检查申报与已收购数量");
}
