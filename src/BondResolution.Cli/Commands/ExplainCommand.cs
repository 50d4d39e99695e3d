using System.CommandLine;
using BondResolution.Application.Explaining;
using BondResolution.Application.Reporting;
using BondResolution.Cli.Output;
using BondResolution.Views.Explaining;

namespace BondResolution.Cli.Commands;

/// <summary>bondres explain: why a figure is what it is.</summary>
internal static class ExplainCommand
{
    private static readonly string[] CsvColumns =
    [
        "row", "sequence", "on", "recorded_at", "event", "stream", "do", "by", "command", "file", "line", "lines", "what", "arithmetic", "change", "sum", "label", "source"
    ];

    public static Command Make()
    {
        var scope = new ScopeOptions();
        var path = new Argument<string[]>("path")
        {
            Description = "a figure of the exposure report (reduction.instalments.cash, instalments[0].paid, interest[0].accrued), or of a holder: holder[ACCOUNT].units, "
                + "holder[ACCOUNT].instalments[NO].paid; in words: holder ACCOUNT, holder ACCOUNT instalment NO",
            Arity = ArgumentArity.OneOrMore
        };
        var command = scope.AddTo(new Command("explain", "events, lines, sources, policies and arithmetic behind a figure (数字溯源)") { path });
        command.SetAction((parsed, cancel) => Reading.RunAsync(scope, async (run, ledger, wanted) =>
        {
            var asked = string.Join(' ', parsed.GetValue(path)!);
            var explained = await new Explainer(ledger.Reports, wanted).ExplainAsync(asked, cancel);
            return explained.Problem is { } problem ? run.Fail(problem) : Print(run, asked, explained.Value);
        }, cancel));
        return command;
    }

    private static int Print(Run run, string path, Explanation e)
    {
        switch (run.Format)
        {
            case Format.Json:
                run.Output.WriteLine(ReportJson.Text(ExplanationJson.Of(path, e, run.Chinese)));
                break;
            case Format.Csv:
                run.Tables.Heading(run.Say("explain", "数字溯源"), e.Case, e.AsOf, e.AsKnown, run.Error);
                run.Tables.Csv(CsvColumns, [.. e.Steps.Select(s => Row(run, e, s)), .. e.Others.Select(Row), .. e.Policies.Select(p => Row(run, p)), Figure(run, path, e)]);
                break;
            default:
                PrintTable(run, path, e);
                break;
        }

        return 0;
    }

    private static void PrintTable(Run run, string path, Explanation e)
    {
        run.Tables.Heading(run.Say("explain", "数字溯源"), e.Case, e.AsOf, e.AsKnown);
        run.Output.WriteLine($"{path} = {(e.Value is null ? run.Say("unknown", "未知") : e.Value + Unit(run, e.Unit))}{(e.Label is null ? "" : $"  [{run.Word(e.Label)}]")}: {e.Meaning.In(run.Chinese)}");
        if (e.Unknown is { } why)
            run.Output.WriteLine(why.In(run.Chinese));
        if (e.Steps.Count > 0)
        {
            run.Tables.Table(run.Chinese ? ["日期", ">序号", "事件", "流", "记录人", "命令编号", ">行数", "算式", ">变动", ">累计", "标签", "来源"]
                : ["on", ">sequence", "event", "stream", "by", "command", ">lines", "arithmetic", ">change", ">sum", "label", "source"],
                e.Steps.Select(s => (IReadOnlyList<string>)
                [
                    s.Fact.On, $"{s.Fact.Sequence}", s.Fact.Do, s.Fact.Stream, s.Fact.Metadata.By, Short(s.Fact.Command), Lines(run, s), s.How?.In(run.Chinese) ?? run.Say("(stands behind it)", "（所依据）"),
                    e.Written(s.Change) ?? "", e.Written(s.Sum) ?? "", Labels(run, s), s.Fact.Source ?? ""
                ]));
        }

        foreach (var o in e.Others)
            run.Output.WriteLine(run.Say($"and {o.Count} of {o.Do}, sequences {o.First} to {o.Last} [{o.Label}]", $"另有 {o.Count} 项 {o.Do}，序号 {o.First} 至 {o.Last} [{run.Word(o.Label)}]"));
        if (e.Policies.Count > 0)
        {
            run.Output.WriteLine(run.Say("policies", "规则选择"));
            run.Tables.Table(run.Chinese ? ["文件", "规则", "取值", ">序号", "标签", "来源"] : ["of", "policy", "value", ">sequence", "label", "source"],
                e.Policies.Select(p => (IReadOnlyList<string>)[p.Of, p.Name, p.Value.In(run.Chinese), $"{p.Fact.Sequence}", p.Label ?? "", p.Fact.Source ?? ""]));
        }

        if (e.Deeper is { } deeper)
            run.Output.WriteLine(deeper.In(run.Chinese));
    }

    private static string Unit(Run run, FigureUnit unit) => unit switch
    {
        FigureUnit.Bonds => run.Say(" bonds", " 张"),
        FigureUnit.Yuan => run.Say(" yuan", " 元"),
        _ => ""
    };

    /// <summary>How many lines; of one holder's, which line of which file.</summary>
    private static string Lines(Run run, Explanation.Step s) => s switch
    {
        { Line: { } line, File: { } file, Part: { } part } => run.Say($"line {line} of part {part} ({Short(file)})", $"第 {part} 部分（{Short(file)}）第 {line} 行"),
        { Line: { } line, File: { } file } => run.Say($"line {line} of {Short(file)}", $"{Short(file)} 第 {line} 行"),
        { Lines: { } lines, File: { } file } => run.Say($"{lines} of {Short(file)}", $"{Short(file)} 共 {lines}"),
        _ => $"{s.Lines}"
    };

    private static string Labels(Run run, Explanation.Step s) => s.Fact.Metadata.Labels is { Count: > 0 } labels
        ? $"{run.Word(s.Fact.Label)} ({string.Join(", ", labels.Select(l => $"{l.Key} {run.Word(l.Value)}"))})"
        : s.Fact.Label ?? "";

    /// <summary>The first digits of a digest; names that somebody chose stay whole.</summary>
    private static string Short(string id) => id.Length >= 32 && id.All(char.IsAsciiHexDigitLower) ? id[..8] + "…" : id;

    private static IReadOnlyList<string> Row(Run run, Explanation e, Explanation.Step s) =>
    [
        "event", $"{s.Fact.Sequence}", s.Fact.On, s.Fact.RecordedAt, s.Fact.Type, s.Fact.Stream, s.Fact.Do, s.Fact.Metadata.By, s.Fact.Command, s.File ?? "", $"{s.Line}", $"{s.Lines}",
        "", s.How?.In(run.Chinese) ?? "", e.Written(s.Change) ?? "", e.Written(s.Sum) ?? "", s.Fact.Label ?? "", s.Fact.Source ?? ""
    ];

    private static IReadOnlyList<string> Row(Explanation.Group o) =>
        ["others", $"{o.First}", "", "", "", "", o.Do, "", "", "", "", $"{o.Count}", "", "", "", "", o.Label ?? "", ""];

    private static IReadOnlyList<string> Row(Run run, Explanation.Policy p) =>
    [
        "policy", $"{p.Fact.Sequence}", p.Fact.On, p.Fact.RecordedAt, p.Fact.Type, p.Fact.Stream, p.Fact.Do, p.Fact.Metadata.By, p.Fact.Command, "", "", "",
        $"{p.Of} {p.Name}", p.Value.In(run.Chinese), "", "", p.Label ?? "", p.Fact.Source ?? ""
    ];

    private static IReadOnlyList<string> Figure(Run run, string path, Explanation e) =>
        ["figure", "", "", "", "", "", "", "", "", "", "", "", path, e.Unknown?.In(run.Chinese) ?? e.Meaning.In(run.Chinese), "", e.Value ?? "", e.Label ?? "", ""];
}
