using System.CommandLine;
using System.Globalization;
using BondResolution.Application.Commands;
using BondResolution.Cli.Output;
using BondResolution.Views.Reports;

namespace BondResolution.Cli.Commands;

/// <summary>bondres exposure, exposure series: what exposure remains, and how it went down.</summary>
internal static class ExposureCommands
{
    public static Command Make()
    {
        var scope = new ScopeOptions();
        var command = scope.AddTo(new Command("exposure", "what exposure remains (风险敞口)"));
        command.SetAction((parsed, cancel) => Reading.RunAsync(scope, async (run, ledger, wanted) =>
        {
            var report = await ledger.Reports.ExposureAsync(wanted, cancel);
            return report.Problem is { } problem ? run.Fail(problem) : Print(run, report.Value);
        }, cancel));
        command.Subcommands.Add(Series());
        command.Subcommands.Add(StructureCommand.Make());
        command.Subcommands.Add(ExposureDiffCommand.Make());
        return command;
    }

    private static Command Series()
    {
        var scope = new ScopeOptions();
        var from = new Option<string?>("--from") { Description = "first date shown" };
        var to = new Option<string?>("--to") { Description = "last date shown; default: --as-of" };
        var command = scope.AddTo(new Command("series", "how exposure changed, a row a change (敞口变化)") { from, to });
        command.SetAction((parsed, cancel) => Reading.RunAsync(scope, async (run, ledger, wanted) =>
        {
            var (first, last) = (Date(parsed.GetValue(from)), Date(parsed.GetValue(to)));
            if (parsed.GetValue(from) is { } begins && first is null)
                return LawCommands.BadDate(run, "--from", begins);
            if (parsed.GetValue(to) is { } ends && last is null)
                return LawCommands.BadDate(run, "--to", ends);
            var report = await ledger.Reports.SeriesAsync(last is { } end ? wanted with { AsOf = end } : wanted, first, cancel);
            return report.Problem is { } problem ? run.Fail(problem) : Print(run, report.Value);
        }, cancel));
        return command;
    }

    private static DateOnly? Date(string? text) => DateWords.TryParse(text, out var date) ? date : null;

    private static int Print(Run run, SeriesReport report)
    {
        var rows = report.Rows.Select(r => (IReadOnlyList<string>)
            [r.Date, r.Outstanding is { } o ? Number(o) : "—", Grouped(r.Principal?.ToString()), Number(r.Investors), Number(r.Purchasers), r.Event, $"{r.Sequence}", r.Label ?? "", r.Source ?? ""]);
        return Reading.PrintRows(run, report, to => run.Tables.Heading(run.Say("exposure series", "敞口变化"), report.Case, report.AsOf, report.AsKnown, to),
            run.Chinese ? ["日期", ">发行人未偿（张）", ">未偿本金", ">投资者", ">收购方", "事件", ">序号", "标签", "来源"]
                : ["date", ">outstanding", ">principal", ">investors", ">purchasers", "event", ">sequence", "label", "source"], rows,
            ["date", "outstanding", "principal", "investors", "purchasers", "event", "sequence", "label", "source", "investors_principal",
                "purchasers_principal"],
            report.Rows.Select(r => (IReadOnlyList<string>)[r.Date, $"{r.Outstanding}", $"{r.Principal}", $"{r.Investors}",
                $"{r.Purchasers}", r.Event, $"{r.Sequence}", r.Label ?? "", r.Source ?? "",
                $"{r.InvestorsPrincipal}", $"{r.PurchasersPrincipal}"]));
    }

    private static int Print(Run run, ExposureReport e)
    {
        if (Reading.PrintsJsonOrFlat(run, e, e.LabelAt))
            return 0;
        run.Tables.Heading(run.Say("exposure", "风险敞口"), e.Case, e.AsOf, e.AsKnown);
        string Label(string figure) => e.Labels.GetValueOrDefault(figure) ?? "";
        var rows = new List<IReadOnlyList<string>>
        {
            Row("at default", "违约时", e.AtDefault?.Units, e.AtDefault?.Principal.ToString(), Label("atDefault"), e.AtDefault is { } d ? run.Say($"interest {d.Interest}", $"利息 {d.Interest}") : ""),
            Row("outstanding (issuer owes)", "发行人未偿", e.Outstanding.Units, e.Outstanding.Principal?.ToString(), Label("outstanding"), ""),
            Row("  investors", "  投资者", e.Investors.Units, e.Investors.Principal.ToString(), Label("investors"),
                run.Say($"{e.Investors.Holders} accounts; {e.Investors.Exited} exited", $"{e.Investors.Holders} 户；已退出 {e.Investors.Exited} 户")),
            Row("  purchasers", "  收购方", e.Purchasers.Units, e.Purchasers.Principal.ToString(), Label("purchasers"), ""),
            Row("  unallocated", "  未分配", e.Unallocated.Units, "", Label("unallocated"), ""),
            Row("cancelled", "已注销", e.Cancelled.Units, "", Label("outstanding"),
                run.Say($"instalments {e.Cancelled.Instalments}, tender {e.Cancelled.Tender}, recoveries {e.Cancelled.Recoveries}",
                    $"分期偿付 {e.Cancelled.Instalments}，要约 {e.Cancelled.Tender}，追偿 {e.Cancelled.Recoveries}")),
            Row("principal repaid", "已偿本金", null, e.Repaid.Amount.ToString(), Label("outstanding"), ""),
            Row("deferred (entitled, not paid)", "递延（应付未付）", e.Deferred.Units, e.Deferred.Amount.ToString(), Label("deferred"), Accounts(e.Deferred.Accounts)),
            Row("frozen or pledged", "质押/冻结", e.Frozen.Units, "", Label("frozen"), Accounts(e.Frozen.Accounts)),
            Row("bought back", "收购", e.Reduction.Buyback.Units, e.Reduction.Buyback.Face.ToString(), Label("reduction.buyback"),
                run.Say($"{e.Reduction.Buyback.Holders} accounts; cash {e.Reduction.Buyback.Cash}", $"{e.Reduction.Buyback.Holders} 户；现金 {e.Reduction.Buyback.Cash}"))
        };
        rows.AddRange(e.Instalments.Select((i, at) => Row($"instalment {i.No}", $"第 {i.No} 期偿付", i.Paid, i.Cash.ToString(), e.LabelAt(ExposureReport.KeyOf("instalments", at)) ?? "",
            run.Say($"base {i.Base}, entitled {i.Entitled}, deferred {i.Deferred}; principal {i.Principal}, interest {i.Interest}, tax {i.Tax}, held back {i.DeferredAmount}; fee {i.Fee}, funded {i.Funded}",
                $"基数 {i.Base}，应付 {i.Entitled}，递延 {i.Deferred}；本金 {i.Principal}，利息 {i.Interest}，税 {i.Tax}，递延金额 {i.DeferredAmount}；手续费 {i.Fee}，到账 {i.Funded}"))));
        rows.AddRange(e.Interest.Select((i, at) => Row($"interest accrued, {i.Basis}", $"应计利息，{i.Basis}", null, i.Accrued.ToString(), e.LabelAt(ExposureReport.KeyOf("interest", at)) ?? "", "")));
        rows.Add(Row("in suits", "诉讼", e.Lawsuits.Units, e.Lawsuits.Claimed.ToString(), Label("lawsuits"),
            run.Say($"{e.Lawsuits.Count} suits, {e.Lawsuits.Holders} holders", $"{e.Lawsuits.Count} 件，{e.Lawsuits.Holders} 户")));
        run.Tables.Table(run.Chinese ? ["数据", ">张", ">元", "标签", "说明"] : ["figure", ">bonds", ">yuan", "label", ""], rows);
        return 0;

        IReadOnlyList<string> Row(string english, string chinese, long? units, string? yuan, string label, string note) =>
            [run.Say(english, chinese), units is { } u ? Number(u) : "—", Grouped(yuan), label, note];

        string Accounts(long count) => run.Say($"{count} accounts", $"{count} 户");
    }

    private static string Number(long units) => units.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Grouped(string? yuan) =>
        decimal.TryParse(yuan, CultureInfo.InvariantCulture, out var amount) ? amount.ToString("#,0.00", CultureInfo.InvariantCulture) : "—";
}
