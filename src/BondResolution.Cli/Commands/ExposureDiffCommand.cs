using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using BondResolution.Application.Reporting;
using BondResolution.Cli.Output;

namespace BondResolution.Cli.Commands;

/// <summary>bondres exposure diff: what changed between two states as known.</summary>
internal static class ExposureDiffCommand
{
    public static Command Make()
    {
        var scope = new ScopeOptions();
        var from = new Option<string>("--from") { Description = "the earlier state: a sequence or an instant", Required = true };
        var to = new Option<string?>("--to") { Description = "the later state: a sequence or an instant; default now" };
        var command = new Command("diff", "what changed between two states as known, and by which commands (两次已知状态之间的变化)") { from, to,
            scope.Case, scope.AsOf };
        command.SetAction((parsed, cancel) => Reading.RunAsync(scope, async (run, ledger, wanted) =>
        {
            var head = wanted.AsKnown;
            if (!(await ReportScope.SequenceAsync(ledger, parsed.GetValue(to), head, cancel, "--to")).Try(out var later, out var unknown)
                || !(await ReportScope.SequenceAsync(ledger, parsed.GetValue(from), head, cancel, "--from")).Try(out var earlier,
                    out unknown))
                return run.Fail(unknown);
            if (earlier > later)
                return LawCommands.Bad(run, "--from", parsed.GetValue(from),
                    run.Say($"a state not after --to (sequence {later})", $"不晚于 --to（序号 {later}）的状态"));
            return (await ExposureDiff.OfAsync(ledger, wanted with { AsKnown = later }, earlier, cancel)).Try(out var diff,
                out var problem) ? Print(run, diff) : run.Fail(problem);
        }, cancel));
        return command;
    }

    private static int Print(Run run, ExposureDiff diff)
    {
        var rows = diff.Figures.Select(f => (IReadOnlyList<string>)[f.Figure, Text(f.From), Text(f.To), Text(f.Difference)]);
        Reading.PrintRows(run, diff, to =>
        {
            run.Tables.Heading(run.Say("what changed", "变化"), diff.Case, diff.AsOf, diff.To, to);
            to.WriteLine(run.Say(
                $"from sequence {diff.From.Sequence} to {diff.To.Sequence}: {Run.Count(diff.Figures.Count, "figure")} changed, by {Run.Count(diff.Acts.Count, "command")}",
                $"自序号 {diff.From.Sequence} 至 {diff.To.Sequence}：{diff.Figures.Count} 项数据变化，其间 {diff.Acts.Count} 条命令"));
        }, run.Chinese ? ["数据", ">之前", ">之后", ">差额"] : ["figure", ">from", ">to", ">difference"], rows,
            ["figure", "from", "to", "difference"], rows);
        if (run.Format != Format.Table || diff.Acts.Count == 0)
            return 0;
        run.Output.WriteLine(run.Say("commands recorded between", "其间记录的命令"));
        run.Tables.Table(run.Chinese ? [">序号", "记录时间（UTC）", "操作人", "生效日", "命令", "命令编号", "冲正的命令", ">冲正于序号", "来源"]
            : [">sequence", "recorded at (UTC)", "by", "on", "command", "command id", "reverses", ">reversed by", "source"],
            diff.Acts.Select(a => (IReadOnlyList<string>)
            [
                a.Sequence == a.LastSequence ? $"{a.Sequence}" : $"{a.Sequence}–{a.LastSequence}", a.RecordedAt[..19].Replace('T', ' '),
                    a.By, a.On, a.Do, a.Command, a.Reverses ?? "",
                $"{a.ReversedBy}", a.Source ?? ""
            ]));
        return 0;
    }

    private static string Text(JsonNode? value) => value is null ? "—" : value.GetValueKind() == JsonValueKind.String
        ? value.GetValue<string>() : value.ToJsonString();
}
