using System.CommandLine;
using BondResolution.Cli.Output;
using BondResolution.Domain.Problems;
using BondResolution.Files.Vault;
using BondResolution.Views.Reports;

namespace BondResolution.Cli.Commands;

/// <summary>bondres holder show: one account and how it came to what it holds.</summary>
internal static class HolderCommands
{
    public static Command Make()
    {
        var scope = new ScopeOptions();
        var account = new Argument<string>("account") { Description = "securities account, ten characters" };
        var show = scope.AddTo(new Command("show", "holding, purchases, payments and claims of one account") { account });
        show.SetAction((parsed, cancel) => Reading.RunAsync(scope, async (run, ledger, wanted) =>
        {
            var report = await ledger.Reports.HolderAsync(wanted, parsed.GetValue(account)!, cancel);
            return report.Problem is { } problem ? run.Fail(problem) : Print(run, report.Value, MaskedName(ledger.Vault.Find(wanted.Code, report.Value.Account)));
        }, cancel));
        return new Command("holder", "holders (持有人)") { show };
    }

    private static string? MaskedName(Outcome<FoundHolder> found) => found.Problem is null ? found.Value.Holder?.Name : null;

    private static int Print(Run run, HolderReport h, string? maskedName)
    {
        if (Reading.PrintsJsonOrFlat(run, h))
            return 0;
        run.Tables.Heading(run.Say("holder", "持有人"), h.Case, h.AsOf, h.AsKnown);
        run.Tables.Table(run.Chinese ? ["账户", "名称（脱敏）", "类别", ">持有", ">冻结", ">递延", ">所欠本金"]
            : ["account", "name (masked)", "class", ">bonds", ">frozen", ">deferred", ">principal owed"],
            [[h.Account, maskedName ?? "—", h.Purchaser ? run.Say("purchaser", "收购方") : h.Class, $"{h.Units}", $"{h.Frozen}", $"{h.DeferredUnits}", h.PrincipalOwed.ToString()]]);
        Section(run, "freezes", "质押/冻结", ["number", ">bonds", "kind", "authority", "until"], ["编号", ">张", "类型", "机关", "期限"],
            h.Freezes.Select(f => (IReadOnlyList<string>)[f.Number, $"{f.Units}", f.Kind ?? "", f.Authority ?? "", f.Until ?? ""]));
        Section(run, "movements", "变动", ["on", "command", ">bonds", ">frozen", ">sequence", "label", "source"], ["日期", "命令", ">张", ">冻结", ">序号", "标签", "来源"],
            h.Movements.Select(m => (IReadOnlyList<string>)[m.On, m.Do, $"{m.Units}", $"{m.Frozen}", $"{m.Sequence}", m.Label ?? "", m.Source ?? ""]));
        Section(run, "sold to purchasers", "被收购", ["on", "offer", ">bonds", ">cash", ">sequence", "label", "source"], ["日期", "方案", ">张", ">现金", ">序号", "标签", "来源"],
            h.Purchases.Select(p => (IReadOnlyList<string>)[p.On, p.Offer, $"{p.Units}", p.Cash.ToString(), $"{p.Sequence}", p.Label ?? "", p.Source ?? ""]));
        Section(run, "payments", "偿付", ["on", ">no", "kind", ">bonds paid", ">deferred", ">gross", ">tax", ">net", ">sequence", "label"],
            ["日期", ">期", "类型", ">偿付张数", ">递延张数", ">税前", ">税", ">净额", ">序号", "标签"],
            h.Payments.Select(p => (IReadOnlyList<string>)
                [p.On, $"{p.No}", p.Kind, $"{p.UnitsPaid}", $"{p.UnitsDeferred}", p.Gross.ToString(), p.Tax.ToString(), p.Net.ToString(), $"{p.Sequence}", p.Label ?? ""]));
        Section(run, "recoveries of suits", "诉讼回收款", ["on", "suit", ">no", ">bonds", ">cancelled", ">gross", ">tax", ">net", ">prepaid back", ">sequence", "label"],
            ["日期", "诉讼", ">笔", ">张", ">注销张数", ">税前", ">税", ">净额", ">归还预付", ">序号", "标签"],
            h.Recoveries.Select(r => (IReadOnlyList<string>)
                [r.On, r.Suit, $"{r.No}", $"{r.Units}", $"{r.UnitsCancelled}", r.Gross.ToString(), r.Tax.ToString(), r.Net.ToString(), r.Prepaid.ToString(), $"{r.Sequence}", r.Label ?? ""]));
        Section(run, "passed on", "承继", ["on", "from", "to", ">bonds", "reason", ">deferred along", ">estate, net", "small estate", ">sequence", "label"],
            ["日期", "自", "至", ">张", "原因", ">随转递延张数", ">遗产净额", "小额遗产", ">序号", "标签"],
            h.Successions.Select(p => (IReadOnlyList<string>)
            [
                p.On, p.From, p.To, $"{p.Units}", p.Reason, $"{p.DeferredUnits}", p.Estate?.ToString() ?? "—",
                p.SmallEstate is true ? run.Say("open to simplified cash payment", "可简化领取现金") : p.SmallEstate is false ? run.Say("no", "否") : "", $"{p.Sequence}", p.Label ?? ""
            ]));
        Section(run, "claims in suits", "诉讼主张", ["suit", ">bonds", "filed", ">sequence", "label", "source"], ["诉讼", ">张", "起诉日", ">序号", "标签", "来源"],
            h.Claims.Select(c => (IReadOnlyList<string>)[c.Suit, $"{c.Units}", c.On, $"{c.Sequence}", c.Label ?? "", c.Source ?? ""]));
        return 0;
    }

    private static void Section(Run run, string english, string chinese, string[] columns, string[] chineseColumns, IEnumerable<IReadOnlyList<string>> rows)
    {
        var all = rows.ToList();
        if (all.Count == 0)
            return;
        run.Output.WriteLine(run.Say(english, chinese));
        run.Tables.Table(run.Chinese ? chineseColumns : columns, all);
    }
}
