using System.CommandLine;
using System.Globalization;
using BondResolution.Application.People;
using BondResolution.Application.Reporting;
using BondResolution.Cli.Output;

namespace BondResolution.Cli.Commands;

/// <summary>bondres exposure holders: who bears the exposure, by class, and the largest holders.</summary>
internal static class StructureCommand
{
    public static Command Make()
    {
        var scope = new ScopeOptions();
        var largest = new Option<int>("--largest") { Description = "how many of the largest holders are named; default 10",
            DefaultValueFactory = _ => 10 };
        var command = scope.AddTo(new Command("holders", "by class, and the largest holders (持有人结构)") { largest });
        command.SetAction((parsed, cancel) => Reading.RunAsync(scope, async (run, ledger, wanted) =>
        {
            if (parsed.GetValue(largest) is < 0 or > 1000)
                return LawCommands.Bad(run, "--largest", $"{parsed.GetValue(largest)}", run.Say("0 to 1000", "0 至 1000"));
            if (!(await HolderStructure.OfAsync(ledger, wanted, parsed.GetValue(largest), cancel)).Try(out var report, out var problem))
                return run.Fail(problem);
            if (Reading.PrintsJsonOrFlat(run, report))
                return 0;
            var holders = await Holders.OfAsync(ledger, wanted.Code, cancel);
            Print(run, report, account => new People(run, revealed: false).Name(holders.Find(account).Try(out var found, out _) ? found
                : null));
            return 0;
        }, cancel));
        return command;
    }

    private static void Print(Run run, HolderStructure report, Func<string, string> maskedName)
    {
        run.Tables.Heading(run.Say("holders by class", "持有人结构"), report.Case, report.AsOf, report.AsKnown);
        run.Tables.Table(
            run.Chinese ? ["类别", ">户数", ">持有（张）", ">冻结", ">递延", ">所欠本金", ">占比"]
                : ["class", ">holders", ">bonds", ">frozen", ">deferred", ">principal owed", ">share"],
            [
                .. report.Classes.Select(c => (IReadOnlyList<string>)
                [
                    c.Purchaser ? run.Say($"purchaser ({c.Class})", $"收购方（{c.Class}）") : c.Class, Number(c.Holders), Number(c.Units),
                        Number(c.Frozen), Number(c.DeferredUnits),
                    Yuan(c.Principal), Percent(c.Share)
                ]),
                [run.Say("all", "合计"), Number(report.Holders), Number(report.Units), Number(report.Classes.Sum(c => c.Frozen)),
                    Number(report.Classes.Sum(c => c.DeferredUnits)), Yuan(report.Principal), ""]
            ]);
        if (report.Largest.Count == 0)
            return;
        run.Output.WriteLine(run.Say("largest holders", "前列持有人"));
        run.Tables.Table(
            run.Chinese ? [">名次", "账户", "名称（脱敏）", "类别", ">持有（张）", ">冻结", ">所欠本金", ">占比"]
                : [">rank", "account", "name (masked)", "class", ">bonds", ">frozen", ">principal owed", ">share"],
            report.Largest.Select(h => (IReadOnlyList<string>)
            [
                Number(h.Rank), h.Account, maskedName(h.Account), h.Purchaser ? run.Say("purchaser", "收购方") : h.Class, Number(h.Units),
                    Number(h.Frozen), Yuan(h.Principal), Percent(h.Share)
            ]));
    }

    private static string Number(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Yuan(Domain.Money.Fen amount) => amount.Yuan.ToString("#,0.00", CultureInfo.InvariantCulture);

    private static string Percent(string share) => (decimal.Parse(share, CultureInfo.InvariantCulture) * 100).ToString("0.00",
        CultureInfo.InvariantCulture) + "%";
}
