using System.CommandLine;
using System.Globalization;
using BondResolution.Application;
using BondResolution.Application.Registers;
using BondResolution.Application.Reporting;
using BondResolution.Cli.Output;
using BondResolution.Domain;
using BondResolution.Domain.Holdings;
using BondResolution.Domain.Problems;
using BondResolution.Views.Reports;

namespace BondResolution.Cli.Commands;

/// <summary>bondres register reconcile: the earlier register rolled forward by recorded movements, against this one.</summary>
internal static class ReconcileCommand
{
    /// <summary>Differences that a table shows; CSV and JSON have all.</summary>
    private const int MostShown = 100;

    public static Command Make()
    {
        var code = NameWords.Option("--case", "the bond's code");
        var recordDate = new Option<string>("--record-date") { Description = "record date of the register to compare", Required = true };
        var command = new Command("reconcile", "differences between the roll-forward and a register, by account (名册核对)") { code, recordDate };
        command.SetAction((parsed, cancel) => Run.Current.Value!.WithLedgerAsync(async ledger =>
        {
            var run = Run.Current.Value!;
            if (!LawCommands.TryDate(parsed.GetValue(recordDate)!, out var date))
                return LawCommands.BadDate(run, "--record-date", parsed.GetValue(recordDate));
            await ledger.CatchUpAsync(cancel);
            var named = parsed.GetValue(code) is { } given ? given : await ledger.OnlyCaseAsync();
            var reconciled = named.Problem is { } none ? none : await Reconciling.OfAsync(ledger, named.Value, date);
            if (reconciled.Problem is { } problem)
                return run.Fail(problem);
            var head = await ledger.Store.ReadHeadAsync(cancel);
            return Print(run, named.Value, date, new AsKnown(head.Sequence, head.At, Convert.ToBase64String(head.Root.Span)), reconciled.Value);
        }, cancel));
        return command;
    }

    private static int Print(Run run, string code, DateOnly date, AsKnown known, Reconciliation found)
    {
        switch (run.Format)
        {
            case Format.Json:
                run.Output.WriteLine(ReportJson.TextOf(new
                {
                    Case = code, AsOf = date, AsKnown = ReportJson.Of(known), RecordDate = date, Accounts = found.Differences.Count, Units = found.Registered.Units - found.RolledForward.Units,
                    Against = Words.Of(found.Against), found.Replaced, RolledForward = RegisterJson.Of(found.RolledForward), Registered = RegisterJson.Of(found.Registered),
                    Kinds = RegisterJson.Of(found.Kinds), found.Unexplained,
                    Differences = found.Differences.Select(d => new
                    {
                        Account = d.Difference.Account.ToString(), Kind = RegisterJson.Word(d.Kind), d.Difference.RolledForward, d.Difference.Registered, d.Difference.Units, d.Difference.Frozen
                    })
                }));
                return 0;
            case Format.Csv:
                Heading(run, code, date, known, found, run.Error);
                run.Tables.Csv(["account", "kind", "rolled_forward", "registered", "difference", "frozen_difference"], found.Differences.Select(d => Row(d, RegisterJson.Word(d.Kind))));
                return 0;
            default:
                Heading(run, code, date, known, found, run.Output);
                RegisterTables.PrintTotals(run, found);
                run.Tables.Table(run.Chinese ? ["账户", "差异类型", ">滚动持仓", ">名册", ">差额", ">冻结差额"] : ["account", "kind", ">rolled forward", ">registered", ">difference", ">frozen"],
                    found.Differences.Take(MostShown).Select(d => Row(d, RegisterTables.Word(run, d.Kind))));
                if (found.Differences.Count > MostShown)
                    run.Error.WriteLine(run.Say($"… and {found.Differences.Count - MostShown} more; --format csv has all", $"…… 另有 {found.Differences.Count - MostShown} 户；--format csv 可列出全部"));
                return 0;
        }
    }

    private static void Heading(Run run, string code, DateOnly date, AsKnown known, Reconciliation found, TextWriter to)
    {
        var (accounts, units) = (found.Differences.Count, found.Registered.Units - found.RolledForward.Units);
        run.Tables.Heading(found.Against switch
        {
            HeldAgainst.Replaced => run.Say($"register against the withdrawn one that it replaced (sequence {found.Replaced})",
                $"名册与其所替代的已撤回名册（序号 {found.Replaced}）核对"),
            HeldAgainst.Nothing => run.Say("register against nothing: it is the case's first, every account is new",
                "本案首份名册：此前无持仓可核对，全部账户均为新增"),
            _ => run.Say("register against the roll-forward", "名册与滚动持仓核对")
        }, code, date, known, to);
        to.WriteLine(run.Say($"{accounts} accounts differ by {units} bonds", $"{accounts} 户有差异，合计 {units} 张"));
    }

    private static IReadOnlyList<string> Row((Difference Difference, DifferenceKind Kind) row, string kind)
    {
        var d = row.Difference;
        return [d.Account.ToString(), kind, Text(d.RolledForward), Text(d.Registered), Text(d.Units), Text(d.Frozen)];
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
