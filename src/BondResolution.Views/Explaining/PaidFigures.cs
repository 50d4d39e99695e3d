using BondResolution.Domain.Instalments;
using BondResolution.Domain.Money;
using BondResolution.Views.Reports;

namespace BondResolution.Views.Explaining;

/// <summary>What purchases, instalments and recoveries came to.</summary>
internal static class PaidFigures
{
    private static readonly Said ByHolder = new("by account: bondres explain 'holder[ACCOUNT].instalments[NO].gross'; the whole list: bondres payout --instalment NO",
        "按账户查询：bondres explain 'holder[账户].instalments[期次].gross'；完整清单：bondres payout --instalment 期次");

    private static readonly Said BySeller = new("by account: bondres holder show ACCOUNT", "按账户查询：bondres holder show 账户");

    public static IEnumerable<(string, Figure)> All() =>
    [
        ("reduction.buyback.holders", Figure.Count("accounts that sold under an offer, each once", "按方案出售的账户数，每户计一次", (s, _) => Bought(s, b => b.Sellers, b => $"{b.Sellers}")) with { Deeper = BySeller }),
        ("reduction.buyback.units", Figure.Bonds("bonds bought under offers of both kinds", "两类方案收购张数", (s, _) => Bought(s, b => b.Units, b => $"{b.Units}")) with { Deeper = BySeller }),
        ("reduction.buyback.face", Figure.Yuan("their face value", "其面值", (s, _) => Bought(s, b => (s.Face * b.Units).Value, b => $"{b.Units} × {s.Face} = {s.Face * b.Units}")) with { Deeper = BySeller }),
        ("reduction.buyback.cash", Figure.Yuan("what sellers were paid: bonds × price, rounded half up to the fen an account", "支付给出售人：张数 × 价格，逐户四舍五入到分",
            (s, _) => Bought(s, b => b.CashFen, b => $"{b.Units} → {new Fen(b.CashFen)}")) with { Deeper = BySeller }),
        ("reduction.instalments.count", Figure.Count("instalments paid", "已付期数", (s, _) => s.Totals.DistinctBy(t => t.No).Select(t => Of(t, 1, Said.Both($"{t.No}"))))),
        ("reduction.instalments.units", Paid(FigureUnit.Bonds, "bonds instalments paid off and cancelled", "分期偿付注销张数", t => t.Paid)),
        ("reduction.instalments.cash", Paid(FigureUnit.Yuan, "what instalments paid, gross of tax, without the fee; what was deferred counts when it is paid", "分期偿付金额，税前、不含手续费；递延部分在支付时计入", t => t.CashFen)),
        ("reduction.instalments.fee", Fee()),
        ("reduction.instalments.toInvestors", ToSide("of it on accounts that are no purchaser's", "其中支付给非收购方账户", p => p.ToInvestorsFen)),
        ("reduction.instalments.toPurchasers", ToSide("of it on purchasers' accounts", "其中支付给收购方账户", p => p.ToPurchasersFen)),
        ("reduction.recoveries.cash", Figure.Yuan("what holders were given of recoveries, after costs and before tax", "追偿所得中支付给持有人的金额，扣除费用后、税前", (s, _) =>
            s.Facts.Shared.Select(r => Part.Of(r.Row, r.Totals.Cash.Value, Said.Both(
                $"{r.Totals.Costs} + {r.Totals.Interest} + {r.Totals.Principal} + {r.Totals.Late} − {r.Totals.HoldersBore} = {r.Totals.Cash}")) with { Lines = r.Totals.Accounts }))),
        ("instalments.no", One(Figure.Count("the instalment's number, as declared", "期次", (s, place) => Declared(s, place, d => d.Terms.No)))),
        ("instalments.base", One(Paid(FigureUnit.Bonds, "bonds that counted: held at the record date less those still deferred from earlier payments", "计算基数：登记日持有减此前尚在递延的张数", t => t.Base))),
        ("instalments.entitled", One(Paid(FigureUnit.Bonds, "bonds to be paid off, those held back included", "应付张数，含递延", t => t.Entitled))),
        ("instalments.paid", One(Paid(FigureUnit.Bonds, "bonds paid off and cancelled, releases included", "已付并注销张数，含解冻后支付", t => t.Paid))),
        ("instalments.deferred", One(Paid(FigureUnit.Bonds, "bonds held back because they are frozen, less what was released since", "因冻结而递延的张数，减此后支付", t => t.Deferred))),
        ("instalments.principal", One(Paid(FigureUnit.Yuan, "principal paid, releases included", "已付本金，含解冻后支付", t => t.PrincipalFen))),
        ("instalments.interest", One(Paid(FigureUnit.Yuan, "interest paid, before tax, releases included", "已付利息，税前，含解冻后支付", t => t.InterestFen))),
        ("instalments.tax", One(Paid(FigureUnit.Yuan, "tax withheld from the interest paid", "已付利息代扣税", t => t.TaxFen))),
        ("instalments.deferredAmount", One(Paid(FigureUnit.Yuan, "gross amount held back because bonds are frozen, less what was released since", "因冻结而递延的金额（税前），减此后支付", t => t.DeferredFen))),
        ("instalments.cash", One(Paid(FigureUnit.Yuan, "money paid, gross of tax, without the fee", "已付金额，税前、不含手续费", t => t.CashFen))),
        ("instalments.fee", One(Fee())),
        ("instalments.funded", One(Figure.Yuan("funds received for it", "到账资金", (s, place) => No(s, place) is not { } no ? null
            : [.. FundedOf(s, no).Select(f => Part.Of(f.Row, f.Event.Amount.Value, new("received", "到账")))])))
    ];

    private static Part Of(InstalmentTotals t, long amount, Said how) => new(t.On, t.Sequence, amount, how);

    /// <summary>Refuses an instalment that is not in the list.</summary>
    private static Figure One(Figure figure) => figure with { Parts = (s, place) => No(s, place) is null ? null : figure.Parts(s, place) };

    private static int? No(FigureSources s, FigurePlace place) =>
        place.Index(0) is >= 0 and var at ? s.Facts.DeclaredInstalments.ElementAtOrDefault(at)?.Terms!.No : null;

    private static IEnumerable<InstalmentTotals> Totals(FigureSources s, FigurePlace place) =>
        No(s, place) is { } no && place.Name.StartsWith("instalments", StringComparison.Ordinal) ? s.Totals.Where(t => t.No == no) : s.Totals;

    private static IEnumerable<Part> Declared(FigureSources s, FigurePlace place, Func<Instalment.Event.Declared, long> amount) =>
        s.Facts.EventsOf<Instalment.Event.Declared>().Where(d => d.Event.Terms.No == No(s, place)).TakeLast(1).Select(d => Part.Of(d.Row, amount(d.Event), new("declared", "公告")));

    private static IEnumerable<(FactRow Row, Instalment.Event.Funded Event)> FundedOf(FigureSources s, int no) =>
        s.Facts.EventsOf<Instalment.Event.Funded>().Where(f => f.Row.Stream == Instalment.StreamName(s.Scope.Code, no));

    private static IEnumerable<Part> Bought(FigureSources s, Func<ActSums.Bought, long> amount, Func<ActSums.Bought, string> how) =>
        ActSums.Purchases(s.Lines).GroupBy(b => (b.Row.On, b.Row.CountsFrom)).Select(act =>
        {
            var whole = new ActSums.Bought(act.First().Row, act.Sum(b => b.Sellers), act.Sum(b => b.Units), act.Sum(b => b.CashFen));
            var lines = act.Sum(b => b.Row.Count);
            return new Part(act.Key.On, act.Key.CountsFrom, amount(whole), new($"offer {whole.Row.Subject}, {lines} lines: {how(whole)}", $"方案 {whole.Row.Subject}，{lines} 行：{how(whole)}")) { Lines = lines };
        });

    private static Figure Paid(FigureUnit unit, string english, string chinese, Func<InstalmentTotals, long> amount) =>
        new(unit, new(english, chinese), (s, place) => Totals(s, place).Select(t => Of(t, amount(t), How(s, t)))) { Deeper = ByHolder };

    private static Figure ToSide(string english, string chinese, Func<ActSums.Paid, long> amount) => Figure.Yuan(english, chinese, (s, _) =>
        ActSums.Payments(s.Lines, s.Facts.Purchasers).GroupBy(p => (p.Row.On, p.Row.CountsFrom)).Select(act =>
        {
            var (subject, lines) = (act.First().Row.Subject, act.Sum(p => p.Row.Count));
            return new Part(act.Key.On, act.Key.CountsFrom, act.Sum(amount), new($"instalment {subject}, of {lines} lines", $"第 {subject} 期，{lines} 行之中")) { Lines = lines };
        })) with
    {
        Deeper = ByHolder
    };

    private static Figure Fee() => Figure.Yuan("the depository's fee: money paid × fee rate, rounded half up once a payment", "登记结算手续费：支付金额 × 费率，每次支付四舍五入一次",
        (s, place) => Totals(s, place).Select(t => Of(t, t.FeeFen, Said.Both($"{new Fen(t.CashFen)} × {s.PaymentOf(t.No)?.FeeRate} = {new Fen(t.FeeFen)}"))));

    private static Said How(FigureSources s, InstalmentTotals t)
    {
        if (t.Base == 0 && t.Deferred <= 0 && t.Entitled == 0 && t.Paid == -t.Deferred)
            return new($"instalment {t.No}: deferred before, paid on release: {t.Paid} bonds, {Money(t)}", $"第 {t.No} 期：此前递延，解冻后支付 {t.Paid} 张，{Money(t)}");
        var rule = s.PaymentOf(t.No)?.Scheme is { } scheme ? SchemeSaid.Of(scheme, s.Face) : Said.Both("");
        return new(
            $"instalment {t.No}: {rule.English}; base {t.Base}, entitled {t.Entitled} = paid {t.Paid} + deferred {t.Deferred}; {Money(t)}; held back {new Fen(t.DeferredFen)}",
            $"第 {t.No} 期：{rule.Chinese}；基数 {t.Base}，应付 {t.Entitled} = 已付 {t.Paid} + 递延 {t.Deferred}；{Money(t)}；递延金额 {new Fen(t.DeferredFen)}");
    }

    private static string Money(InstalmentTotals t) => $"{new Fen(t.PrincipalFen)} + {new Fen(t.InterestFen)} = {new Fen(t.CashFen)}";
}
