namespace BondResolution.Domain.Problems;

/// <summary>Holders to whom a payment cannot be computed, and interest of theirs that goes untaxed.</summary>
public static class PayoutProblems
{
    public static readonly ProblemKind FaceOutOfRange = new("payout.face-out-of-range", 1,
        "the face of one bond is {face}: expected more than 0.00 and at most {most} yuan", "每张面值为 {face}，应大于 0.00 且不超过 {most} 元",
        "Check the face value", "请核对面值");

    public static readonly ProblemKind TooManyAccounts = new("payout.too-many-accounts", 1,
        "{count} accounts: expected at most {most}", "共 {count} 个账户，至多 {most} 个",
        "Check the register", "请核对名册");

    public static readonly ProblemKind AccountsNotAscending = new("payout.accounts-not-ascending", 1,
        "account {account} follows {before}: expected accounts ascending, each once", "账户 {account} 排在 {before} 之后：账户应升序排列且不重复",
        "Order the register by account", "请按账户升序排列名册");

    public static readonly ProblemKind UnitsOutOfRange = new("payout.units-out-of-range", 1,
        "account {account} holds {units}: expected 0 to {most}", "账户 {account} 持有 {units}，应在 0 至 {most} 之间",
        "Check the register", "请核对名册");

    public static readonly ProblemKind FrozenOutOfRange = new("payout.frozen-out-of-range", 1,
        "account {account} has {frozen} frozen bonds: expected 0 to its {units}", "账户 {account} 冻结 {frozen}，应在 0 至其持有的 {units} 之间",
        "Check the freezes of the account", "请核对该账户的冻结");

    public static readonly ProblemKind DeferredOutOfRange = new("payout.deferred-out-of-range", 1,
        "account {account} has {deferred} deferred bonds: expected 0 to its {units}", "账户 {account} 暂缓偿付 {deferred}，应在 0 至其持有的 {units} 之间",
        "Check what earlier payments deferred", "请核对此前暂缓偿付的债券");

    public static readonly ProblemKind TooManyUnits = new("payout.too-many-units", 1,
        "the holders have {units} bonds: expected at most {most}", "持有人共持有 {units} 张，至多 {most} 张",
        "Check the register", "请核对名册");

    public static readonly ProblemKind UntaxedNoClass = new("payout.untaxed-no-class", 0,
        "tax is withheld by class, but no rate is stated for class other, to which holders of no known class belong: nothing is withheld from interest of {interest} (accounts: {accounts}, bonds: {units})",
        "税款按持有人类别代扣，但未规定“其他”类（含类别未知者）的税率：利息 {interest} 未代扣税款（{accounts} 个账户，{units} 张）",
        "Import a register with a class column, state class at units.transfer, or state a rate for other, \"0\" included", "请导入含持有人类别的名册，或在 units.transfer 填写 class，或为 other 规定税率（可为 \"0\"）");

    public static readonly ProblemKind UntaxedClass = new("payout.untaxed-class", 0,
        "tax is withheld by class, but no rate is stated for class {class}: nothing is withheld from interest of {interest} (accounts: {accounts}, bonds: {units})",
        "税款按持有人类别代扣，但未规定类别 {class} 的税率：利息 {interest} 未代扣税款（{accounts} 个账户，{units} 张）",
        "State a rate for the class in the scheme's tax, \"0\" included", "请在方案的 tax 中为该类别规定税率（可为 \"0\"）");
}
