using System.CommandLine;
using System.Globalization;
using BondResolution.Application.Lists;
using BondResolution.Application.People;
using BondResolution.Application.Reporting;
using BondResolution.Cli.Output;
using BondResolution.Views.Reports;

namespace BondResolution.Cli.Commands;

/// <summary>bondres lawsuit show, screen and recoveries: suits with all their arithmetic; holders in none; what recoveries gave
/// each.</summary>
internal static class LawsuitCommands
{
    public static Command Make() => new("lawsuit", "suits (诉讼)") { Show(), Screen(), Recoveries() };

    private static Command Recoveries()
    {
        var suit = NameWords.Option("--suit", "one suit; default all");
        return ListCommand.Make(new Command("recoveries", "what recoveries gave each account (诉讼回收款分配清单)") { suit }, "lawsuit recoveries",
            ("recoveries", "诉讼回收款分配清单"),
            async (parsed, ledger, wanted, cancel) =>
                (await ledger.Reports.RecoveriesAsync(wanted, parsed.GetValue(suit), cancel)).Try(out var found, out var problem)
                    ? (AccountLists.Of(found), found.AsKnown) : problem);
    }

    private static Command Show()
    {
        var scope = new ScopeOptions();
        var suit = NameWords.Option("--suit", "one suit; default all");
        var show = scope.AddTo(new Command("show", "claims with their arithmetic, course, award, fees, costs, what is still claimed, recoveries, deadlines") { suit });
        show.SetAction((parsed, cancel) => Reading.RunAsync(scope, async (run, ledger, wanted) =>
        {
            var report = await ledger.Reports.LawsuitAsync(wanted, parsed.GetValue(suit), cancel);
            if (report.Problem is { } problem)
                return run.Fail(problem);
            if (!Reading.PrintsJsonOrFlat(run, report.Value))
                new LawsuitTables(run).Print(report.Value);
            return 0;
        }, cancel));
        return show;
    }

    private static Command Screen()
    {
        var scope = new ScopeOptions();
        var reveal = new RevealOptions();
        var screen = reveal.AddTo(scope.AddTo(new Command("screen", "holders in no suit yet: preliminary loss and limitation of each, names masked")));
        screen.SetAction((parsed, cancel) => Reading.RunAsync(scope, async (run, ledger, wanted) =>
        {
            var report = await ledger.Reports.ScreenAsync(wanted, cancel);
            if (report.Problem is { } problem)
                return run.Fail(problem);
            if (run.Format == Format.Json && !reveal.IsAsked(parsed))
                return Reading.PrintJsonOrFlat(run, ReportJson.Of(report.Value));
            var holders = await Holders.OfAsync(ledger, wanted.Code, cancel);
            if (!holders.All().Try(out var known, out var altered))
                return run.Fail(altered);
            if (!reveal.IsAsked(parsed))
                return Print(run, report.Value, known, null);
            var revealed = await reveal.RecordAsync(parsed, holders, "lawsuit screen", report.Value.Holders.Select(h => (h.Account, known.GetValueOrDefault(h.Account))), wanted, cancel);
            return revealed.Problem is { } refused ? run.Fail(refused) : Print(run, report.Value, known, revealed.Value);
        }, cancel, reveal.IsAsked(parsed)));
        return screen;
    }

    /// <param name="revealed">The sequence at which it was recorded that holders are shown unmasked; null: they are masked.</param>
    private static int Print(Run run, ScreenReport report, IReadOnlyDictionary<string, ShownHolder> known, long? revealed)
    {
        var people = new People(run, revealed is not null);
        if (run.Format == Format.Json)
        {
            var json = ReportJson.Of(report);
            foreach (var (holder, i) in report.Holders.Select((h, i) => (h, i)))
                json["holders"]![i]!["holder"] = people.Json(known.GetValueOrDefault(holder.Account));
            json["revealed"] = revealed;
            return Reading.PrintJsonOrFlat(run, json);
        }

        if (revealed is { } recorded)
            people.TellRecorded(recorded, report.Holders.Any(h => known.GetValueOrDefault(h.Account)?.State is HolderState.Held));
        var rows = report.Holders.Select(h => Row(h, people, known.GetValueOrDefault(h.Account))).ToList();
        var (masked, maskedChinese) = revealed is null ? (" (masked)", "（脱敏）") : ("", "");
        var bases = report.Bases.Select(b => "interest " + b);
        return Reading.PrintRows(run, report, Heading,
            run.Chinese
                ? ["账户", "名称" + maskedChinese, "电话" + maskedChinese, "类别", "收购方", ">持有", ">冻结", ">面值", ">尚欠本金", .. report.Bases.Select(b => $">利息 {b}"), "时效起算", "起算依据", "时效届满", ">剩余天数"]
                : ["account", "name" + masked, "phone" + masked, "class", "purchaser", ">bonds", ">frozen", ">face", ">principal owed", .. bases.Select(b => ">" + b), "limitation from", "because", "limitation", ">days left"],
            rows,
            ["account", revealed is null ? "name_masked" : "name", revealed is null ? "phone_masked" : "phone", "class", "purchaser", "units", "frozen", "face", "principal", .. bases.Select(b => b.Replace(' ', '_')), "limitation_from", "because", "limitation", "days_left"],
            rows);

        void Heading(TextWriter to)
        {
            run.Tables.Heading(run.Say("screening", "筛查"), report.Case, report.AsOf, report.AsKnown, to);
            to.WriteLine(run.Say(
                $"{report.Totals.Holders} holders in no suit, {report.Totals.Units} bonds, principal {report.Totals.Principal}; interest to the date, a column a basis: bases do not add up",
                $"{report.Totals.Holders} 名持有人不在任何诉讼中，{report.Totals.Units} 张，本金 {report.Totals.Principal}；利息计至当日，每种口径一列，不可相加"));
        }
    }

    private static IReadOnlyList<string> Row(ScreenReport.Holder h, People people, ShownHolder? known) =>
    [
        h.Account, people.Name(known), people.Phone(known), h.Class, h.Purchaser ? "yes" : "no", Number(h.Units), Number(h.Frozen), h.Face.ToString(), h.Principal.ToString(),
        .. h.Interest.Select(i => i.Amount.ToString()), Date(h.LimitationFrom), h.Because, Date(h.Limitation), Number(h.DaysLeft)
    ];

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
