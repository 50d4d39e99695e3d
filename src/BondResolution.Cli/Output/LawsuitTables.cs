using System.Globalization;
using BondResolution.Views.Reports;

namespace BondResolution.Cli.Output;

/// <summary>Prints suits for people: every figure with the arithmetic behind it.</summary>
internal sealed class LawsuitTables(Run run)
{
    public void Print(LawsuitReport report)
    {
        run.Tables.Heading(run.Say("suits", "诉讼"), report.Case, report.AsOf, report.AsKnown);
        if (report.Limitation is { } l)
        {
            run.Output.WriteLine(run.Say(
                $"{Mark(l)}limitation of {l.Holders} holders in no suit: the first ends on {Date(l.Until)}, {l.DaysLeft} days left (from {Date(l.From)}; {l.Law})",
                $"{Mark(l)}不在诉讼中的 {l.Holders} 名持有人的诉讼时效：最早于 {Date(l.Until)} 届满，剩余 {l.DaysLeft} 天（自 {Date(l.From)} 起算；{l.Law}）"));
        }

        foreach (var suit in report.Suits)
        {
            run.Output.WriteLine();
            Print(suit);
        }
    }

    private void Print(LawsuitReport.Suit s)
    {
        run.Output.WriteLine(run.Say(
            $"suit {s.Id}: {s.Plaintiff} v. {s.Defendant}, {s.Court}, number {s.Number ?? "unknown"}; filed {s.Filed}, accepted {s.Accepted ?? "unknown"}",
            $"诉讼 {s.Id}：{s.Plaintiff} 诉 {s.Defendant}，{s.Court}，案号 {s.Number ?? "未知"}；起诉 {s.Filed}，立案 {s.Accepted ?? "未知"}"));
        run.Output.WriteLine(run.Say(
            $"for {s.Holders} holders with {s.Units} bonds held on {Date(s.UnitsAsOf)}  [{s.Label}; {s.Source}]",
            $"代表 {s.Holders} 名持有人，{Date(s.UnitsAsOf)} 持有 {s.Units} 张  [{run.Word(s.Label)}；{s.Source}]"));
        if (s.Course.Count > 0)
            run.Output.WriteLine(run.Say("course: ", "进程：") + string.Join(", ", s.Course.Select(c => $"{c.What}{(c.Detail.Length > 0 ? " " + c.Detail : "")} {Date(c.On)}")) + run.Say($"; now {s.Stage}", $"；现为 {run.Word(s.Stage)}"));
        Claims(run.Say("claim", "诉讼请求"), s.Claims, run.Say("claimed", "合计"), s.Claimed.ToString());
        if (s.Award is { } award)
            Award(award);
        if (s.Fees.Count > 0)
            Fees(s);
        if (s.Costs.Entries.Count > 0)
            Costs(s.Costs);
        if (s.Award is not null || s.Credit.Policy is not null || s.Recoveries.Count > 0)
            Credit(s.Credit);
        foreach (var late in s.Late)
            run.Output.WriteLine(run.Say($"doubled interest, {late.Count}: {late.Amount} ({late.Days} days)  {late.Formula}", $"迟延履行加倍利息（{late.Count}）：{late.Amount}（{late.Days} 天）  {late.Formula}"));
        foreach (var p in s.Suspensions)
        {
            run.Output.WriteLine(run.Say(
                $"suspended {Date(p.From)} to {(p.To is { } to ? Date(to) : "now")}: {p.Reason}{(p.StopsLate ? ", not counted for doubled interest" : "")}",
                $"中止 {Date(p.From)} 至 {(p.To is { } until ? Date(until) : "今")}：{p.Reason}{(p.StopsLate ? "，不计加倍利息" : "")}"));
        }

        if (s.Recoveries.Count > 0)
            Recoveries(s.Recoveries);
        foreach (var d in s.Enforcement)
        {
            run.Output.WriteLine(run.Say(
                $"{Mark(d)}enforcement is to be applied for by {Date(d.Until)}, {d.DaysLeft} days left{(d.Amount is { } a ? $", for {a}" : "")} (from {Date(d.From)}; {d.Law})",
                $"{Mark(d)}申请执行期间至 {Date(d.Until)}，剩余 {d.DaysLeft} 天{(d.Amount is { } b ? $"，金额 {b}" : "")}（自 {Date(d.From)} 起算；{d.Law}）"));
        }
    }

    private void Claims(string title, IReadOnlyList<LawsuitReport.Claim> claims, string total, string sum)
    {
        var rows = claims.Select(c => (IReadOnlyList<string>)[c.Name, c.Amount.ToString(), c.Days?.ToString(CultureInfo.InvariantCulture) ?? "", c.Tier, c.Formula ?? run.Say("stated", "所填金额")])
            .Append([total, sum, "", "", ""]);
        run.Tables.Table(run.Chinese ? [title, ">金额", ">天数", "层级", "计算"] : [title, ">amount", ">days", "tier", "arithmetic"], rows);
    }

    private void Award(LawsuitReport.Title t)
    {
        var due = t.DueDays.Count == 0 ? "—" : string.Join(", ", t.DueDays.Select(d => Date(d.LastDay) + (d.Amount is { } a ? $" {a}" : "")));
        run.Output.WriteLine(run.Say(
            $"{t.Kind}{(t.Instance is { } i ? $" of instance {i}" : "")} of {Date(t.On)}, in force {(t.InForce is { } f ? Date(f) : "not yet")}; to be paid by {due}; the defendant bears of the fees: {t.DefendantBears ?? "not said"}",
            $"{t.Kind}{(t.Instance is { } j ? $"（第 {j} 审）" : "")} {Date(t.On)}，生效 {(t.InForce is { } g ? Date(g) : "尚未")}；履行期限 {due}；被告承担诉讼费用比例：{t.DefendantBears ?? "未载明"}"));
        Claims(run.Say("awarded", "判给"), t.Components, run.Say("sum", "合计"), t.Total.ToString());
    }

    private void Fees(LawsuitReport.Suit suit)
    {
        run.Tables.Table(
            run.Chinese ? ["费用", ">核定", ">已交", ">已退", ">未交", "缓交", ">被告承担", ">原告承担", "计算"]
                : ["fee", ">assessed", ">paid", ">refunded", ">open", "deferral", ">defendant", ">plaintiff", "arithmetic"],
            suit.Fees.Select(f => (IReadOnlyList<string>)
            [
                f.Kind, f.Assessed?.ToString() ?? "—", f.Paid.ToString(), f.Refunded.ToString(), f.Open?.ToString() ?? "—",
                string.Join(", ", f.Deferral.Select(d => $"{d.Decision} {Date(d.On)}")), f.DefendantBears?.ToString() ?? "—", f.PlaintiffBears?.ToString() ?? "—", f.Formula ?? ""
            ]));
        if (suit.FeeOnClaims is { } c)
        {
            run.Output.WriteLine(run.Say(
                $"the acceptance fee on the claims as they are is {c.Fee}, assessed {c.Assessed}: {c.TopUp} to pay in addition, {c.Refund} to be refunded (Decree 481, Art. 21)  {c.Formula}",
                $"按现诉讼请求的案件受理费为 {c.Fee}，已核定 {c.Assessed}：应补交 {c.TopUp}，应退还 {c.Refund}（《诉讼费用交纳办法》第21条）  {c.Formula}"));
        }
    }

    private void Costs(LawsuitReport.Advanced costs)
    {
        run.Tables.Table(run.Chinese ? ["费用垫付", ">金额", "由", "账户", "用途"] : ["costs laid out", ">amount", "by", "account", "for"],
            costs.Entries.Select(e => (IReadOnlyList<string>)[Date(e.On), e.Amount.ToString(), e.By, e.Account ?? "", e.For]));
        run.Output.WriteLine(run.Say(
            $"not yet paid back: {costs.ByTrusteeOpen} to the trustee, {costs.ByHoldersOpen} to holders; holders bore {costs.HoldersBore}, not awarded as costs",
            $"尚未归还：受托管理人 {costs.ByTrusteeOpen}，持有人 {costs.ByHoldersOpen}；未获判而由持有人负担 {costs.HoldersBore}"));
    }

    private void Credit(LawsuitReport.Balance b)
    {
        IReadOnlyList<string> Row(string english, string chinese, LawsuitReport.Tiers t) =>
            [run.Say(english, chinese), t.Costs.ToString(), t.Interest.ToString(), t.Principal.ToString(), t.Late.ToString(), t.Total.ToString()];
        run.Tables.Table(run.Chinese ? ["抵充", ">费用", ">利息", ">本金", ">加倍利息", ">合计"] : ["balance", ">costs", ">interest", ">principal", ">doubled", ">sum"],
        [
            Row("claimed", "主张", b.Claimed), Row($"credited ({b.Policy ?? "no policy stated"})", $"抵充（{b.Policy ?? "未定口径"}）", b.Credited),
            Row("recovered", "已回收", b.Recovered), Row("still claimed", "尚主张", b.StillClaimed)
        ]);
        run.Output.WriteLine(run.Say(
            $"payments after {Date(b.Since)} count; instalments on bonds in suit that are not credited: {b.Uncredited}", $"{Date(b.Since)} 之后的款项计入；诉讼中债券所获、未作抵充的分期偿付：{b.Uncredited}"));
    }

    private void Recoveries(IReadOnlyList<LawsuitReport.Recovery> recoveries) => run.Tables.Table(
        run.Chinese ? ["回收款", ">到账", ">归还受托人", ">归还预付", ">费用", ">利息", ">本金", ">加倍利息", ">持有人负担费用", ">支付持有人", ">税", ">余款", ">注销张数", "受益人", "顺序"]
            : ["recovery", ">received", ">to trustee", ">prepaid back", ">costs", ">interest", ">principal", ">doubled", ">holders bore", ">given", ">tax", ">surplus", ">cancelled", "for", "order"],
        recoveries.Select(r => (IReadOnlyList<string>)
        [
            $"{r.No} {Date(r.On)}", r.Amount.ToString(), r.Advanced.ToString(), r.Prepaid.ToString(), Of(r.Shared?.Costs), Of(r.Shared?.Interest), Of(r.Shared?.Principal), Of(r.Shared?.Late),
            Of(r.Shared?.Borne), Of(r.Shared?.Cash), Of(r.Shared?.Tax), Of(r.Shared?.Surplus), r.Shared?.UnitsCancelled.ToString(CultureInfo.InvariantCulture) ?? "—", r.Beneficiaries, string.Join(" → ", r.Order)
        ]));

    private static string Of(Domain.Money.Fen? amount) => amount?.ToString() ?? "—";

    private string Mark(LawsuitReport.Deadline d) => d.Near ? run.Say("warning: ", "提示：") : "";

    private static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
