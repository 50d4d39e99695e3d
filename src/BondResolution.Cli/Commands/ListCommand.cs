using System.CommandLine;
using System.Text.Json.Nodes;
using BondResolution.Application;
using BondResolution.Application.Lists;
using BondResolution.Application.Reporting;
using BondResolution.Cli.Output;
using BondResolution.Domain.Problems;
using BondResolution.Views.Reports;

namespace BondResolution.Cli.Commands;

/// <summary>A list that leaves the house as a file, as every such command prints it: CSV in a file, or CSV, JSON or a table on stdout; with
/// payees' data where they are revealed.</summary>
internal static class ListCommand
{
    /// <param name="command">Its name and description, and its own options.</param>
    /// <param name="called">How a reveal names it, e.g. <c>payout releases</c>.</param>
    /// <param name="title">What it lists, in English and in Chinese.</param>
    /// <param name="read">Reads the list.</param>
    public static Command Make(
        Command command, string called, (string English, string Chinese) title, Func<ParseResult, Ledger, Scope, CancellationToken,
            Task<Outcome<(ListTable List, AsKnown Known)>>> read)
    {
        var (scope, reveal, path) = (new ScopeOptions(), new RevealOptions(),
            OutOption.Make("file to write as CSV, with --reveal readable by its owner only; default, or -: standard output"));
        command.Options.Add(path);
        reveal.AddTo(scope.AddTo(command)).SetAction((parsed, cancel) => Reading.RunAsync(scope, async (run, ledger, wanted) =>
        {
            var file = OutOption.Path(parsed, path);
            if (file is not null && run.Outputs.Refusal(file) is { } unfit) // before anything is recorded
                return run.Fail(unfit);
            if (!(await read(parsed, ledger, wanted, cancel)).Try(out var found, out var problem))
                return run.Fail(problem);
            var (list, known) = found;
            long? revealed = null;
            if (reveal.IsAsked(parsed))
            {
                if (!(await Payees.RevealAsync(ledger, wanted, called, list, reveal.ReasonOf(parsed), cancel)).Try(out var shown,
                    out problem))
                    return run.Fail(problem);
                (list, revealed) = shown;
            }

            return Print(run, list, new JsonObject
            {
                ["case"] = wanted.Code, ["asOf"] = $"{wanted.AsOf:yyyy-MM-dd}", ["asKnown"] = ReportJson.Of(known), ["revealed"] = revealed
            }, to => run.Tables.Heading(run.Say(title.English, title.Chinese), wanted.Code, wanted.AsOf, known, to), file, revealed);
        }, cancel, reveal.IsAsked(parsed)));
        return command;
    }

    private static int Print(Run run, ListTable list, JsonObject head, Action<TextWriter> heading, string? file, long? revealed)
    {
        if ((file is not null || run.Format == Format.Csv) && run.Write(file, ownerOnly: revealed is not null, list.Write) is { } unwritten)
            return run.Fail(unwritten);
        var totals = list.Totals();
        if (run.Format == Format.Json)
        {
            head["totals"] = totals;
            run.Output.WriteLine(Text(head, file is null ? list : null));
            return 0;
        }

        var isTable = file is null && run.Format == Format.Table;
        heading(isTable ? run.Output : run.Error);
        if (revealed is { } sequence)
            new People(run, revealed: true).TellRecorded(sequence, list.Count > 0);
        if (isTable)
            run.Tables.Table([.. list.Columns.Select(c => (c.Kind == ListKind.Text ? "" : ">") + c.Heading(run.Chinese))],
                list.Rows.Select(row => Written(list, row)));
        (isTable ? run.Output : run.Error).WriteLine(Line(totals));
        return 0;
    }

    /// <summary>A list as JSON: what it stands for, and its rows, of which no tree is made; null: they are in a file.</summary>
    public static string Text(JsonObject head, ListTable? list)
    {
        var json = head.ToDictionary(member => member.Key, member => (object?)member.Value, StringComparer.Ordinal);
        if (list is not null)
            json["rows"] = list.Objects();
        return ReportJson.TextOf(json);
    }

    /// <summary>Totals on one line: each under its name.</summary>
    public static string Line(JsonObject totals) =>
        string.Join("  ", totals.Select(t =>
            $"{t.Key} {(t.Value!.GetValueKind() == System.Text.Json.JsonValueKind.String ? t.Value.GetValue<string>() : t.Value.ToJsonString())}"));

    private static string[] Written(ListTable list, ListValue[] row) => [.. row.Select((value, i) => value.Written(list.Columns[i].Kind))];
}
