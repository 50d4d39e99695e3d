using BondResolution.Domain.Bonds;
using BondResolution.Domain.Money;
using BondResolution.Views.Reports;

namespace BondResolution.Views.Explaining;

/// <summary>What is summed from accounts: investors, purchasers, deferrals, freezes.</summary>
internal static class AccountFigures
{
    private static readonly Said Deeper = new("by account: bondres holder show ACCOUNT, bondres explain 'holder[ACCOUNT].units'", "按账户查询：bondres holder show 账户，bondres explain 'holder[账户].units'");

    public static IEnumerable<(string, Figure)> All() =>
    [
        ("investors.holders", Count("accounts that hold bonds and are no purchaser's", "持有债券且非收购方的账户数", (i, _) => i.Holders, "that gained the first or lost the last bond")),
        ("investors.exited", Count("accounts that a register showed with bonds and that hold none now", "名册曾有持仓而现为零的账户数", (i, _) => i.Exited, "that lost the last bond, or gained again")),
        ("investors.units", Bonds("bonds on accounts that are no purchaser's", "非收购方账户持有张数", (i, _) => i.Units)),
        ("investors.principal", Principal("principal owed on them: bonds × face less what money has paid down", "其所欠本金：张数 × 面值减货币已偿", (i, _) => i.Units, (i, _, face) => i.PrincipalOwed(face))),
        ("purchasers.units", Bonds("bonds on purchasers' accounts", "收购方账户持有张数", (_, p) => p.Units)),
        ("purchasers.principal", Principal("principal owed on them: bonds × face less what money has paid down", "其所欠本金：张数 × 面值减货币已偿", (_, p) => p.Units, (_, p, face) => p.PrincipalOwed(face))),
        ("deferred.accounts", Count("accounts that are entitled to money not yet paid", "有应付未付款项的账户数", (i, p) => i.DeferredAccounts + p.DeferredAccounts, "with something deferred, or nothing any more")),
        ("deferred.units", Bonds("bonds entitled and held back because they are frozen", "因冻结而递延的应付张数", (i, p) => i.DeferredUnits + p.DeferredUnits)),
        ("deferred.amount", Money("gross amount entitled and held back", "应付未付总额（税前）", (i, p) => i.DeferredFen + p.DeferredFen)),
        ("frozen.accounts", Count("accounts with frozen or pledged bonds", "有质押/冻结的账户数", (i, p) => i.FrozenAccounts + p.FrozenAccounts, "with freezes, or none any more")),
        ("frozen.units", Bonds("bonds frozen or pledged; of an account at most what it holds", "质押/冻结张数，以账户持有为限", (i, p) => i.FrozenUnits + p.FrozenUnits))
    ];

    /// <summary>Of one account: the same sums, followed for it alone.</summary>
    public static IEnumerable<(string, Figure)> OfHolder() =>
    [
        ("holder.units", Bonds("bonds the account holds", "账户持有张数", (i, p) => i.Units + p.Units)),
        ("holder.frozen", Bonds("of these frozen or pledged: at most what it holds", "其中质押/冻结，以持有为限", (i, p) => i.FrozenUnits + p.FrozenUnits)),
        ("holder.deferredUnits", Bonds("bonds entitled and held back because they are frozen", "因冻结而递延的应付张数", (i, p) => i.DeferredUnits + p.DeferredUnits)),
        ("holder.deferredAmount", Money("gross amount entitled and held back", "应付未付总额（税前）", (i, p) => i.DeferredFen + p.DeferredFen)),
        ("holder.principalOwed", Principal("principal owed on its bonds: bonds × face less what money has paid down", "其所欠本金：张数 × 面值减货币已偿",
            (i, p) => i.Units + p.Units, (i, p, face) => i.PrincipalOwed(face) + p.PrincipalOwed(face)))
    ];

    private static Figure Bonds(string english, string chinese, Func<ExposureSide, ExposureSide, long> figure) =>
        Figure.Bonds(english, chinese, (s, place) => Follow(s, place, figure, How)) with { Deeper = Deeper };

    private static Figure Money(string english, string chinese, Func<ExposureSide, ExposureSide, long> figure) =>
        Figure.Yuan(english, chinese, (s, place) => Follow(s, place, figure, How)) with { Deeper = Deeper };

    private static Figure Count(string english, string chinese, Func<ExposureSide, ExposureSide, long> figure, string which) =>
        Figure.Count(english, chinese, (s, place) => Follow(s, place, figure, act => How(act) is var how ? how with { English = $"{how.English}: accounts {which}" } : how)) with { Deeper = Deeper };

    private static Figure Principal(
        string english, string chinese, Func<ExposureSide, ExposureSide, long> units, Func<ExposureSide, ExposureSide, Fen, Fen> owed) =>
        Figure.Yuan(english, chinese, (s, place) =>
        {
            var bonds = 0L;
            var before = 0L;
            return Follow(s, place, (i, p) =>
            {
                bonds = units(i, p);
                return owed(i, p, s.Face).Value;
            }, act =>
            {
                var (moved, how) = (bonds - before, How(act));
                before = bonds;
                var (atFace, change) = (s.Face * moved, new Fen(act.Change));
                var arithmetic = atFace == change ? $": {moved} × {s.Face} = {change}" : $": {moved} × {s.Face} − {atFace - change} = {change}";
                return new(how.English + arithmetic, how.Chinese + arithmetic);
            });
        }) with { Deeper = Deeper };

    private static IReadOnlyList<Part>? Follow(FigureSources s, FigurePlace place, Func<ExposureSide, ExposureSide, long> figure, Func<SideSteps.Act, Said> how)
    {
        var only = place.Keys.Count > 0 ? (AccountNumber)place.Keys[0] : (AccountNumber?)null;
        var steps = new SideSteps(s.Facts.Purchasers, figure, how, only);
        var positions = Positions.Fold(s.Lines, s.Facts, steps.Changed);
        return only is { } account && positions.Find(account) is null ? null : steps.Finish();
    }

    private static Said How(SideSteps.Act act) => act.Row.Do switch
    {
        "case.default" => new($"owed at default: less than the face, shared by bonds among {act.Lines} accounts", $"违约时所欠低于面值，按张数分摊至 {act.Lines} 户"),
        "register.import" => new($"the register's {act.Lines} lines", $"名册 {act.Lines} 行"),
        "register.adopt" => new($"what the later register shows otherwise, {act.Lines} lines", $"后一名册的差异 {act.Lines} 行"),
        "buyback.settle" or "buyback.buy" => new($"bought under offer {act.Row.Offer}, {act.Lines} lines", $"按方案 {act.Row.Offer} 收购，{act.Lines} 行"),
        "instalment.pay" => new($"instalment {act.Row.Subject}, {act.Lines} lines", $"第 {act.Row.Subject} 期偿付，{act.Lines} 行"),
        "instalment.release" => new($"deferred by instalment {act.Row.Subject}, paid on release", $"第 {act.Row.Subject} 期递延，解冻后支付"),
        "lawsuit.recover" => new($"recovery of a suit, {act.Lines} lines", $"诉讼追偿 {act.Lines} 行"),
        "units.transfer" => new("transfer", "过户"),
        "units.freeze" => new("freeze or pledge", "质押/冻结"),
        "units.release" => new("release", "解除"),
        var other => Said.Both(other)
    };
}
