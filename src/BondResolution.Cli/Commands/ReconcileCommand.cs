using System.CommandLine;
using System.Text.Json.Nodes;
using BondResolution.Application;
using BondResolution.Application.Reporting;
using BondResolution.Domain.Holdings;
using BondResolution.Domain.Problems;
using BondResolution.Views.Reports;

namespace BondResolution.Cli.Commands;

/// <summary>bondres register reconcile: the earlier register rolled forward by recorded movements, against this one.</summary>
internal static class ReconcileCommand
{
    public static Command Make()
    {
        var code = new Option<string?>("--case") { Description = "the bond's code" };
        var recordDate = new Option<string>("--record-date") { Description = "record date of the register to compare", Required = true };
        var command = new Command("reconcile", "differences between the roll-forward and a register, by account (名册核对)") { code, recordDate };
        command.SetAction((parsed, cancel) => Run.Current.Value!.WithLedgerAsync(async ledger =>
        {
            var run = Run.Current.Value!;
            if (!LawCommands.TryDate(parsed.GetValue(recordDate)!, out var date))
                return LawCommands.Bad(run, "--record-date", parsed.GetValue(recordDate), "a date such as 2025-01-27");
            var named = parsed.GetValue(code) is { } given ? given : await ledger.OnlyCaseAsync();
            var reconciled = named.Problem is { } none ? none : await Reconciliation.OfAsync(ledger, named.Value, date);
            if (reconciled.Problem is { } problem)
                return run.Fail(problem);
            var head = await ledger.Store.ReadHeadAsync(cancel);
            return Print(run, named.Value, date, new AsKnown(head.Sequence, head.At, Convert.ToBase64String(head.Root.Span)), reconciled.Value);
        }, cancel));
        return command;
    }

    private static int Print(Run run, string code, DateOnly date, AsKnown known, IReadOnlyList<Difference> differences)
    {
        var rows = differences.Select(d => (IReadOnlyList<string>)[d.Account.ToString(), Kind(d), $"{d.RolledForward}", $"{d.Registered}", $"{d.Units}", $"{d.Frozen}"]).ToList();
        string[] columns = ["account", "kind", "rolled_forward", "registered", "difference", "frozen_difference"];
        var report = new JsonObject
        {
            ["case"] = code,
            ["asOf"] = date.ToString("yyyy-MM-dd"),
            ["asKnown"] = ReportJson.Of(known),
            ["recordDate"] = date.ToString("yyyy-MM-dd"),
            ["accounts"] = differences.Count,
            ["units"] = differences.Sum(d => d.Units),
            ["differences"] = new JsonArray([.. differences.Select(d => (JsonNode)new JsonObject
            {
                ["account"] = d.Account.ToString(), ["kind"] = Kind(d), ["rolledForward"] = d.RolledForward, ["registered"] = d.Registered, ["units"] = d.Units, ["frozen"] = d.Frozen
            })])
        };
        return Reading.PrintRows(run, report, to =>
            {
                run.Tables.Heading(run.Say("register against the roll-forward", "名册与滚动持仓核对"), code, date, known, to);
                to.WriteLine(run.Say($"{differences.Count} accounts differ by {differences.Sum(d => d.Units)} bonds", $"{differences.Count} 户有差异，合计 {differences.Sum(d => d.Units)} 张"));
            },
            run.Chinese ? ["账户", "差异类型", ">滚动持仓", ">名册", ">差额", ">冻结差额"] : ["account", "kind", ">rolled forward", ">registered", ">difference", ">frozen"],
            rows, columns, rows);
    }

    private static string Kind(Difference d) => d switch
    {
        { RolledForward: 0, Registered: > 0 } => "new account",
        { RolledForward: > 0, Registered: 0 } => "closed account",
        { Units: > 0 } => "more than recorded",
        { Units: < 0 } => "less than recorded",
        _ => "unchanged units"
    };
}
