using System.CommandLine;
using BondResolution.Cli.Output;
using BondResolution.Views.Reports;

namespace BondResolution.Cli.Commands;

/// <summary>bondres audit corrections: the register of corrections.</summary>
internal static class CorrectionsCommand
{
    private const int ContentShown = 120;

    private static readonly string[] Columns =
        ["sequence", "recorded_at", "by", "do", "command", "reason", "before_sequence", "before_on", "before_do", "before_command",
            "before_by", "before", "after_sequence", "after_on", "after_command", "after"];

    public static Command Make()
    {
        var scope = new ScopeOptions();
        var command = scope.AddTo(new Command("corrections", "what was taken back, why, and what was recorded in its place (更正登记)"));
        command.SetAction((parsed, cancel) => Reading.RunAsync(scope, async (run, ledger, wanted) =>
            (await ledger.Reports.CorrectionsAsync(wanted, cancel)).Try(out var report, out var problem) ? Print(run, report)
                : run.Fail(problem), cancel));
        return command;
    }

    private static int Print(Run run, CorrectionReport report) => Reading.PrintRows(run, report,
        to => run.Tables.Heading(run.Say("corrections", "更正登记"), report.Case, report.AsOf, report.AsKnown, to),
        run.Chinese ? [">序号", "记录时间（UTC）", "操作人", "理由", ">原序号", "原生效日", "原命令", "原内容", ">现序号", "现生效日", "现内容"]
            : [">sequence", "recorded at (UTC)", "by", "reason", ">before: sequence", "on", "command", "content", ">after: sequence", "on",
                "content"],
        report.Corrections.Select(c => (IReadOnlyList<string>)
        [
            $"{c.Sequence}", c.RecordedAt[..19].Replace('T', ' '), c.By, c.Reason, Sequences(c.Before), c.Before.On, c.Before.Do,
                Short(Content(c.Before)),
            c.After is { } after ? Sequences(after) : "—", c.After?.On ?? "", c.After is { } said ? Short(Content(said))
                : run.Say("not recorded anew", "未重新记录")
        ]),
        Columns,
        report.Corrections.Select(c => (IReadOnlyList<string>)
        [
            $"{c.Sequence}", c.RecordedAt, c.By, c.Do, c.Command, c.Reason, $"{c.Before.Sequence}", c.Before.On, c.Before.Do,
                c.Before.Command, c.Before.By, Content(c.Before),
            $"{c.After?.Sequence}", c.After?.On ?? "", c.After?.Command ?? "", c.After is { } said ? Content(said) : ""
        ]));

    private static string Sequences(CorrectionReport.Said said) =>
        said.Sequence == said.LastSequence ? $"{said.Sequence}" : $"{said.Sequence}–{said.LastSequence}";

    private static string Content(CorrectionReport.Said said) =>
        string.Join("; ", said.Content.Select(c => $"{c.Event} {Application.Reporting.ReportJson.Line(c.Payload)}"));

    private static string Short(string content) => content.Length <= ContentShown ? content : content[..(ContentShown - 1)] + "…";
}
