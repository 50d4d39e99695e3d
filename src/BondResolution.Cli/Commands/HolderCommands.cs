using System.CommandLine;
using BondResolution.Application.Lists;
using BondResolution.Application.People;
using BondResolution.Application.Reporting;
using BondResolution.Cli.Output;
using BondResolution.Views.Reports;

namespace BondResolution.Cli.Commands;

/// <summary>bondres holder show: one account and how it came to what it holds; holder list: all accounts.</summary>
internal static class HolderCommands
{
    public static Command Make()
    {
        var scope = new ScopeOptions();
        var reveal = new RevealOptions();
        var account = NameWords.Argument("account", "securities account, ten characters");
        var show = reveal.AddTo(scope.AddTo(new Command("show", "holding, purchases, payments and claims of one account") { account }));
        show.SetAction((parsed, cancel) => Reading.RunAsync(scope, async (run, ledger, wanted) =>
        {
            var report = await ledger.Reports.HolderAsync(wanted, parsed.GetValue(account)!, cancel);
            if (report.Problem is { } problem)
                return run.Fail(problem);
            var holders = await Holders.OfAsync(ledger, wanted.Code, cancel);
            var found = holders.Find(report.Value.Account);
            if (!reveal.IsAsked(parsed))
                return Print(run, report.Value, found.Problem is null ? found.Value : ShownHolder.Unknown, null);
            if (found.Problem is { } altered)
                return run.Fail(altered);
            var revealed = await reveal.RecordAsync(parsed, holders, "holder show", [(report.Value.Account, found.Value)], wanted, cancel);
            return revealed.Problem is { } refused ? run.Fail(refused) : Print(run, report.Value, found.Value, revealed.Value);
        }, cancel, reveal.IsAsked(parsed)));
        var list = ListCommand.Make(new Command("list", "what every account holds, by account (持有人名单)"), "holder list",
            ("holders", "持有人名单"), async (_, ledger, wanted, cancel) =>
            (await ledger.Reports.HoldersAsync(wanted, cancel)).Try(out var found, out var problem)
                ? (AccountLists.Of(found), found.AsKnown) : problem);
        return new Command("holder", "holders (持有人)") { show, list };
    }

    /// <param name="revealed">The sequence at which it was recorded that the holder is shown unmasked; null: he is masked.</param>
    private static int Print(Run run, HolderReport h, ShownHolder holder, long? revealed)
    {
        var people = new People(run, revealed is not null);
        if (run.Format != Format.Table)
        {
            // Without a reveal a report is of figures alone, the same from a ledger whose vault is elsewhere.
            var json = ReportJson.Of(h);
            if (revealed is not null)
                (json["holder"], json["revealed"]) = (people.Json(holder), revealed);
            return Reading.PrintJsonOrFlat(run, json);
        }

        run.Tables.Heading(run.Say("holder", "持有人"), h.Case, h.AsOf, h.AsKnown);
        if (revealed is not null)
            PrintRevealed(run, people, holder, revealed.Value);
        run.Tables.Table(run.Chinese ? ["账户", revealed is null ? "名称（脱敏）" : "名称", "类别", ">持有", ">冻结", ">递延", ">递延金额", ">所欠本金"]
            : ["account", revealed is null ? "name (masked)" : "name", "class", ">bonds", ">frozen", ">deferred", ">held back", ">principal owed"],
            [[h.Account, people.Name(holder) is { Length: > 0 } name ? name : "—", h.Purchaser ? run.Say("purchaser", "收购方") : h.Class, $"{h.Units}", $"{h.Frozen}", $"{h.DeferredUnits}",
                h.DeferredAmount.ToString(), h.PrincipalOwed.ToString()]]);
        Section(run, "freezes", "质押/冻结", ["number", ">bonds", "kind", "authority", "until"], ["编号", ">张", "类型", "机关", "期限"],
            h.Freezes.Select(f => (IReadOnlyList<string>)[f.Number, $"{f.Units}", f.Kind ?? "", f.Authority ?? "", f.Until ?? ""]));
        Section(run, "movements", "变动", ["on", "command", ">bonds", ">frozen", ">sequence", "label", "source"], ["日期", "命令", ">张", ">冻结", ">序号", "标签", "来源"],
            h.Movements.Select(m => (IReadOnlyList<string>)[m.On, m.Do, $"{m.Units}", $"{m.Frozen}", $"{m.Sequence}", m.Label ?? "", m.Source ?? ""]));
        Section(run, "sold to purchasers", "被收购", ["on", "offer", ">bonds", ">cash", ">sequence", "label", "source"], ["日期", "方案", ">张", ">现金", ">序号", "标签", "来源"],
            h.Purchases.Select(p => (IReadOnlyList<string>)[p.On, p.Offer, $"{p.Units}", p.Cash.ToString(), $"{p.Sequence}", p.Label ?? "", p.Source ?? ""]));
        Section(run, "payments", "偿付", ["on", ">no", "kind", ">bonds paid", ">deferred", ">gross", ">tax", ">net", ">held back", ">sequence", "label"],
            ["日期", ">期", "类型", ">偿付张数", ">递延张数", ">税前", ">税", ">净额", ">递延金额", ">序号", "标签"],
            h.Payments.Select(p => (IReadOnlyList<string>)
                [p.On, $"{p.No}", p.Kind, $"{p.UnitsPaid}", $"{p.UnitsDeferred}", p.Gross.ToString(), p.Tax.ToString(), p.Net.ToString(), p.Deferred.ToString(), $"{p.Sequence}", p.Label ?? ""]));
        Section(run, "recoveries of suits", "诉讼回收款", ["on", "suit", ">no", ">bonds", ">cancelled", ">paid by debtor", ">costs borne", ">tax", ">net", ">prepaid back", ">sequence", "label"],
            ["日期", "诉讼", ">笔", ">张", ">注销张数", ">债务人所付", ">负担费用", ">税", ">净额", ">归还预付", ">序号", "标签"],
            h.Recoveries.Select(r => (IReadOnlyList<string>)
                [r.On, r.Suit, $"{r.No}", $"{r.Units}", $"{r.UnitsCancelled}", r.Gross.ToString(), r.Borne.ToString(), r.Tax.ToString(), r.Net.ToString(), r.Prepaid.ToString(), $"{r.Sequence}", r.Label ?? ""]));
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

    private static void PrintRevealed(Run run, People people, ShownHolder holder, long sequence)
    {
        people.TellRecorded(sequence, holder.State is HolderState.Held);
        if (holder.Row is { } row)
            run.Tables.Table(run.Chinese ? ["一码通/编号", "名称", "证件号码", "电话", "地址", "备注"] : ["person", "name", "identity number", "telephone", "address", "remark"], [people.Fields(row)]);
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
