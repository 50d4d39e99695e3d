using BondResolution.Domain.Money;
using BondResolution.Views.Reports;

namespace BondResolution.Views.Explaining;

/// <summary>What an instalment gave one holder, payment and releases, from the report of the holder.</summary>
internal static class HolderFigures
{
    public static IEnumerable<(string, Figure)> All() =>
    [
        .. AccountFigures.OfHolder(),
        ("holder.instalments.units", Paid(FigureUnit.Bonds, "bonds held at the record date, before the payment", "登记日持有张数，偿付前", p => p.Units)),
        ("holder.instalments.base", Paid(FigureUnit.Bonds, "of these, those not still deferred from earlier payments", "其中减去此前尚在递延的张数", p => p.Base)),
        ("holder.instalments.entitled", Paid(FigureUnit.Bonds, "bonds to be paid off, those held back included", "应付张数，含递延", p => p.Kind == "pay" ? p.UnitsPaid + p.UnitsDeferred : 0)),
        ("holder.instalments.paid", Paid(FigureUnit.Bonds, "bonds paid off and cancelled, releases included", "已付并注销张数，含解冻后支付", p => p.UnitsPaid)),
        ("holder.instalments.deferred", Paid(FigureUnit.Bonds, "bonds still held back because they are frozen", "因冻结尚在递延的张数", p => p.UnitsDeferred)),
        ("holder.instalments.principal", Paid(FigureUnit.Yuan, "principal paid", "已付本金", p => p.Principal.Value)),
        ("holder.instalments.interest", Paid(FigureUnit.Yuan, "interest paid", "已付利息", p => p.Interest.Value)),
        ("holder.instalments.gross", Paid(FigureUnit.Yuan, "principal and interest paid, before tax", "已付本息，税前", p => p.Gross.Value)),
        ("holder.instalments.tax", Paid(FigureUnit.Yuan, "tax withheld from interest", "利息代扣税", p => p.Tax.Value)),
        ("holder.instalments.net", Paid(FigureUnit.Yuan, "what was paid out", "实付净额", p => p.Net.Value)),
        ("holder.instalments.heldBack", Paid(FigureUnit.Yuan, "gross amount still held back", "尚在递延的金额（税前）", p => p.Deferred.Value))
    ];

    private static Figure Paid(FigureUnit unit, string english, string chinese, Func<HolderReport.Payment, long> amount) => new(unit, new(english, chinese), (s, place) =>
    {
        var no = place.Index(1);
        if (s.Holder(place.Keys[0]) is not { } holder || !holder.Payments.Any(p => p.No == no && p.Kind == "pay"))
            return null;
        return holder.Payments.Where(p => p.No == no).Select(p => new Part(p.On, p.Sequence, p.Kind is "pay" or "release" ? amount(p) : null, How(s, holder, p)));
    });

    private static Said How(FigureSources s, HolderReport holder, HolderReport.Payment p)
    {
        switch (p.Kind)
        {
            case "return":
                return new($"{p.Gross} came back; the entitlement stays", $"{p.Gross} 退回，权利不变");
            case "repay":
                return new($"{p.Gross} of what came back was paid again", $"退回款中 {p.Gross} 已重新支付");
            case "release":
                return new($"released: {p.UnitsPaid} bonds, principal {p.Principal} + interest {p.Interest} = {p.Gross}", $"解冻：{p.UnitsPaid} 张，本金 {p.Principal} + 利息 {p.Interest} = {p.Gross}");
        }

        var scheme = s.PaymentOf(p.No)?.Scheme;
        var rule = scheme is null ? Said.Both("") : SchemeSaid.Of(scheme, s.Face);
        var taxed = p.Tax == Fen.Zero ? "" : $" − {p.Interest} × {scheme?.Tax.Of(ClassOf(holder))} = {p.Net}";
        var money = $"{p.Principal} + {p.Interest} = {p.Gross}{taxed}";
        return new(
            $"{rule.English}; {p.Units} bonds, base {p.Base}: entitled {p.UnitsPaid + p.UnitsDeferred}, paid {p.UnitsPaid}, deferred {p.UnitsDeferred} (frozen); {money}; held back {p.Deferred}",
            $"{rule.Chinese}；持有 {p.Units} 张，基数 {p.Base}：应付 {p.UnitsPaid + p.UnitsDeferred}，已付 {p.UnitsPaid}，递延 {p.UnitsDeferred}（冻结）；{money}；递延金额 {p.Deferred}");
    }

    private static Domain.Bonds.HolderClass ClassOf(HolderReport holder) =>
        Domain.Words.TryParse<Domain.Bonds.HolderClass>(holder.Class, out var found) ? found : Domain.Bonds.HolderClass.Other;
}
