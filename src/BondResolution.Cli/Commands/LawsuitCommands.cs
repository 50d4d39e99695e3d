using System.CommandLine;
using System.Globalization;
using BondResolution.Cli.Output;
using BondResolution.Views.Reports;

namespace BondResolution.Cli.Commands;

/// <summary>bondres lawsuit show: claims with their arithmetic, fees and their deferral, holders.</summary>
internal static class LawsuitCommands
{
    public static Command Make()
    {
        var scope = new ScopeOptions();
        var suit = new Option<string?>("--suit") { Description = "one suit; default all" };
        var show = scope.AddTo(new Command("show", "claims with their arithmetic, fees, holders") { suit });
        show.SetAction((parsed, cancel) => Reading.RunAsync(scope, async (run, ledger, wanted) =>
        {
            var report = await ledger.Reports.LawsuitAsync(wanted, parsed.GetValue(suit), cancel);
            return report.Problem is { } problem ? run.Fail(problem) : Print(run, report.Value);
        }, cancel));
        return new Command("lawsuit", "suits (诉讼)") { show };
    }

    private static int Print(Run run, LawsuitReport report)
    {
        if (Reading.PrintsJsonOrFlat(run, report))
            return 0;
        run.Tables.Heading(run.Say("suits", "诉讼"), report.Case, report.AsOf, report.AsKnown);
        foreach (var s in report.Suits)
        {
            run.Output.WriteLine();
            run.Output.WriteLine(run.Say(
                $"suit {s.Id}: {s.Plaintiff} v. {s.Defendant}, {s.Court}, number {s.Number ?? "unknown"}; filed {s.Filed}, accepted {s.Accepted ?? "unknown"}",
                $"诉讼 {s.Id}：{s.Plaintiff} 诉 {s.Defendant}，{s.Court}，案号 {s.Number ?? "未知"}；起诉 {s.Filed}，立案 {s.Accepted ?? "未知"}"));
            run.Output.WriteLine(run.Say(
                $"for {s.Holders} holders with {s.Units} bonds held on {s.UnitsAsOf:yyyy-MM-dd}  [{s.Label}; {s.Source}]",
                $"代表 {s.Holders} 名持有人，{s.UnitsAsOf:yyyy-MM-dd} 持有 {s.Units} 张  [{s.Label}；{s.Source}]"));
            var rows = s.Claims.Select(c => (IReadOnlyList<string>)[c.Name, c.Amount.ToString(), c.Days?.ToString(CultureInfo.InvariantCulture) ?? "", c.Formula ?? run.Say("stated", "所填金额")])
                .Append([run.Say("claimed", "合计"), s.Claimed.ToString(), "", ""]);
            run.Tables.Table(run.Chinese ? ["诉讼请求", ">金额", ">天数", "计算"] : ["claim", ">amount", ">days", "arithmetic"], rows);
            if (s.Fees.Count > 0)
                PrintFees(run, s);
        }

        return 0;
    }

    private static void PrintFees(Run run, LawsuitReport.Suit suit) => run.Tables.Table(
        run.Chinese ? ["费用", ">核定", ">已交", ">已退", ">未交", "缓交", "计算"] : ["fee", ">assessed", ">paid", ">refunded", ">open", "deferral", "arithmetic"],
        suit.Fees.Select(f => (IReadOnlyList<string>)
        [
            f.Kind, f.Assessed?.ToString() ?? "—", f.Paid.ToString(), f.Refunded.ToString(), f.Open?.ToString() ?? "—",
            string.Join(", ", f.Deferral.Select(d => $"{d.Decision} {d.On:yyyy-MM-dd}")), f.Formula ?? ""
        ]));
}
