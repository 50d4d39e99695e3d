namespace BondResolution.Domain.Problems;

/// <summary>Schemes that cannot be read (exit code 2), break a rule, or do not fit the register they are applied to (1).</summary>
public static class SchemeProblems
{
    public static readonly ProblemKind Mistyped = new("scheme.mistyped", 2,
        "{field} of the scheme is {found}: expected {expected}", "方案的 {field} 为 {found}，应为 {expected}",
        "Correct the field; money and rates are strings, counts are whole numbers", "请更正该字段；金额与比率用字符串，数目用整数");

    public static readonly ProblemKind MissingField = new("scheme.missing-field", 2,
        "the scheme {type} has no {field}", "方案 {type} 缺少 {field}",
        "Add the field", "请补上该字段");

    public static readonly ProblemKind UnknownField = new("scheme.unknown-field", 2,
        "{field} is no field of the scheme {type}", "方案 {type} 没有 {field} 这一字段",
        "Correct or remove the field; its fields are: {known}", "请更正或删除该字段；可用字段：{known}");

    public static readonly ProblemKind PerTooSmall = new("scheme.per-too-small", 1,
        "one bond per {per}: expected 1 or more", "每 {per} 张偿付 1 张：应不小于 1",
        "State of how many bonds one is paid", "请写明每多少张偿付 1 张");

    public static readonly ProblemKind PriceOutOfRange = new("scheme.price-out-of-range", 1,
        "{field} is {price}: expected 0 to {most} yuan with at most six decimals", "{field} 为 {price}，应在 0 至 {most} 元之间，至多六位小数",
        "Check the price of one bond", "请核对每张的金额");

    public static readonly ProblemKind UnitPriceScale = new("scheme.unit-price-scale", 1,
        "unitPriceScale is {scale}: expected 0 to 6 decimals", "unitPriceScale 为 {scale}，应为 0 至 6 位小数",
        "State the decimals of the published figure per bond, or leave the field out", "请填写公布的每张金额的小数位数，或不写该字段");

    public static readonly ProblemKind TaxRate = new("scheme.tax-rate", 1,
        "the tax rate of {class} is {rate}: expected 0 to 1", "{class} 的税率为 {rate}，应在 0 至 1 之间",
        "Write 20 % as 0.20", "20% 应写作 0.20");

    public static readonly ProblemKind FundOutOfRange = new("scheme.fund-out-of-range", 1,
        "the fund is {fund}: expected more than 0.00 and at most {most}", "资金为 {fund}，应大于 0.00 且不超过 {most}",
        "State what there is to divide", "请填写可分配的资金");

    public static readonly ProblemKind FundTooSmall = new("scheme.fund-too-small", 1,
        "the fund of {fund} has fewer fen than there are holders with units: {holders}", "资金 {fund} 的分数少于持有债券的户数 {holders}",
        "Check the fund; it is in yuan with two decimals", "请核对资金；单位为元，保留两位小数");

    public static readonly ProblemKind NobodyToPay = new("scheme.nobody-to-pay", 1,
        "the fund of {fund} cannot be divided: no holder has units to share it by", "资金 {fund} 无法分配：没有可据以分配的债券",
        "Check the register and what earlier payments deferred", "请核对名册以及此前暂缓偿付的债券");

    public static readonly ProblemKind TierCount = new("scheme.tier-count", 1,
        "{count} tiers: expected 1 to {most}", "共 {count} 档，应为 1 至 {most} 档",
        "State the slices of a claim and the part of each that is paid", "请写明债权的分段及各段的清偿比例");

    public static readonly ProblemKind TierRate = new("scheme.tier-rate", 1,
        "tier {tier} is paid at {rate}: expected 0 to 1", "第 {tier} 档的清偿比例为 {rate}，应在 0 至 1 之间",
        "Write 10 % as 0.10", "10% 应写作 0.10");

    public static readonly ProblemKind TiersNotAscending = new("scheme.tiers-not-ascending", 1,
        "tier {tier} goes up to {upTo}: expected more than {below}", "第 {tier} 档的上限为 {upTo}，应大于 {below}",
        "Order the tiers by upTo, ascending", "请按上限升序排列");

    public static readonly ProblemKind OpenTierNotLast = new("scheme.open-tier-not-last", 1,
        "tier {tier} has no upTo, but tiers follow it", "第 {tier} 档没有上限，其后却还有其他档",
        "Only the last tier may be without end", "只有最后一档可以没有上限");
}
