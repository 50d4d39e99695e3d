using System.CommandLine;
using System.Text.Json.Nodes;
using BondResolution.Application;
using BondResolution.Application.Replay;
using BondResolution.Application.Registers;
using BondResolution.Application.Reporting;
using BondResolution.Cli.Output;
using BondResolution.Domain.Problems;
using BondResolution.Files.Text;

namespace BondResolution.Cli.Commands;

/// <summary>bondres replay: runs a case script and shows every expected figure beside the ledger's own.</summary>
internal static class ReplayCommand
{
    public static Command Make()
    {
        var path = new Argument<string>("path") { Description = "a case script (JSON Lines), or a folder with a case.jsonl" };
        var stopAt = new Option<int?>("--stop-at") { Description = "the last line of the script to run" };
        var rejects = new RejectsOption();
        var dryRun = new Option<bool>("--dry-run") { Description = "run it through without recording anything; expected figures are not compared" };
        var command = rejects.AddTo(new Command("replay",
            "replay a case script into the ledger; a second replay adds nothing (重放案件)") { path, stopAt, dryRun });
        command.SetAction((parsed, cancel) => (rejects.Check(parsed) ?? rejects.Check(Script.FileOf(parsed.GetValue(path)!))
            ?? Missing(Script.FileOf(parsed.GetValue(path)!))) is { } unfit
            ? Task.FromResult(Run.Current.Value!.Fail(unfit))
            : Run.Current.Value!.WithLedgerAsync(ledger => RunAsync(
                Run.Current.Value!, new Script(ledger, rejects.Check, rejects.WriteAsync, parsed.GetValue(dryRun)), parsed.GetValue(path)!,
                    parsed.GetValue(stopAt), parsed.GetValue(dryRun), rejects,
                cancel), cancel, parsed.GetValue(dryRun) ? LedgerUse.Try : LedgerUse.Make));
        return command;
    }

    /// <summary>Why there is no script; null where there is one, or something that is read once, such as a pipe.</summary>
    private static Problem? Missing(string file) => File.Exists(file) ? null : FileBytes.Read(file).Problem;

    private static async Task<int> RunAsync(Run run, Script script, string path, int? stopAt, bool dryRun, RejectsOption rejects,
        CancellationToken cancel)
    {
        var outcome = await script.RunAsync(path, stopAt, cancel: cancel);
        if (outcome.Problem is { } unread)
            return run.Fail(unread);
        var done = outcome.Value;
        foreach (var (line, warning) in done.Warnings)
            run.Warn(OnLine(line, warning, run.Chinese));
        var problem = done.StoppedAt is { } stopped ? OnLine(stopped.Line, stopped.Refusal, run.Chinese)
            : done.NotMet > 0 ? CommandProblems.NotMet.With(("count", done.NotMet), ("total", done.Expectations.Length))
            : null;
        if (run.Format != Format.Json)
            Print(run, done, dryRun);
        else if (problem is null)
            run.Output.WriteLine(ReportJson.Text(Json(done, dryRun, run.Chinese)));
        return problem is null ? 0 : run.Fail(problem, Json(done, dryRun, run.Chinese), rejects.Done);
    }

    /// <summary>A problem of a script's line, which its message then names; code, exit code and parts stay.</summary>
    public static Problem OnLine(int line, Problem problem, bool chinese)
    {
        var kind = problem.Kind with { English = "{text}", Chinese = "{text}", Remedy = "", RemedyChinese = "" };
        return kind.With(("text", problem.Message(chinese)), ("line", line)).With(problem.Parts);
    }

    private static void Print(Run run, ScriptRun done, bool dryRun)
    {
        if (done.Expectations.Length > 0)
        {
            string[] columns = run.Chinese
                ? ["日期", "数据", ">公布值", ">账本值", "", "标签", "来源"]
                : ["date", "figure", ">published", ">ledger", "", "label", "source"];
            var rows = done.Expectations.Select(e => (IReadOnlyList<string>)
                [$"{e.On:yyyy-MM-dd}", e.Path, e.Expected, e.Actual ?? run.Say("no such figure", "无此数据"), e.IsMet ? "✓" : "✗", e.Label ?? "", e.Source ?? ""]);
            if (run.Format == Format.Csv)
                run.Tables.Csv(["date", "figure", "published", "ledger", "met", "label", "source"], rows);
            else
                run.Tables.Table(columns, rows);
        }

        if (run.Format == Format.Csv)
            return;
        foreach (var (line, passed) in done.PassedOver)
        {
            run.Output.WriteLine(run.Say($"line {line}: of its file were passed over", $"第 {line} 行所引用文件中未作为数据的行"));
            RegisterTables.PrintPassed(run, passed);
        }

        if (dryRun)
        {
            run.Output.WriteLine(run.Say(
                $"dry run: {done.Commands} commands read, {done.Recorded} would be recorded ({done.Events} events); nothing was recorded, and {Run.Count(done.NotChecked, "line")} of expected figures not compared.",
                $"试运行：读取 {done.Commands} 条命令，将新增 {done.Recorded} 条（{done.Events} 个事件）；未作任何记录，{done.NotChecked} 行预期数据未核对。"));
            return;
        }

        var met = done.Expectations.Length - done.NotMet;
        run.Output.WriteLine(run.Say(
            $"{done.Commands} commands stand, {done.Recorded} recorded now ({done.Events} events); {met} of {done.Expectations.Length} expected figures met.",
            $"{done.Commands} 条命令已入账，其中本次新增 {done.Recorded} 条（{done.Events} 个事件）；{done.Expectations.Length} 项预期数据中 {met} 项相符。"));
        if (done is { StoppedAt: null, NotMet: 0, Case: not null })
            run.Output.WriteLine(run.Say($"Next: bondres exposure --case {done.Case}", $"下一步：bondres exposure --case {done.Case}"));
    }

    private static JsonObject Json(ScriptRun done, bool dryRun, bool chinese) => new()
    {
        ["case"] = done.Case,
        ["dryRun"] = dryRun,
        ["notChecked"] = done.NotChecked,
        ["commands"] = done.Commands,
        ["recorded"] = done.Recorded,
        ["events"] = done.Events,
        ["sequence"] = done.Sequence,
        ["met"] = done.Expectations.Length - done.NotMet,
        ["notMet"] = done.NotMet,
        ["warnings"] = new JsonArray([.. done.Warnings.Select(w => (JsonNode)new JsonObject { ["line"] = w.Line, ["code"] = w.Warning.Code, ["message"] = w.Warning.Message(chinese) })]),
        ["passedOver"] = new JsonArray([.. done.PassedOver.Select(p => (JsonNode)new JsonObject
        {
            ["line"] = p.Line, ["count"] = p.Passed.Count, ["listed"] = RegisterJson.Of(p.Passed)
        })]),
        ["expectations"] = new JsonArray([.. done.Expectations.Select(e => ReportJson.Of(e))])
    };
}
