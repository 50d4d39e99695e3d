using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using BondResolution.Application.Lists;
using BondResolution.Views.Reports;
using Spectre.Console;

namespace BondResolution.Cli.Output;

/// <summary>Prints tables for people and CSV for spreadsheets and programs.</summary>
internal sealed class Tables(Run run)
{
    private const int PipeWidth = 1000;

    /// <summary>Headings of columns whose cells are words of a list, which Chinese tables say in Chinese.</summary>
    private static readonly string[] Worded = ["标签", "类别", "类型", "原因"];

    /// <summary>The line every report begins with: case, as-of date, sequence, root.</summary>
    public void Heading(string title, string code, DateOnly asOf, AsKnown known, TextWriter? writer = null)
    {
        var line = run.Say(
            $"{title} · case {code} · as of {asOf:yyyy-MM-dd} · {run.Known(known.Sequence, known.Root)}",
            $"{title} · 案件 {code} · 截至 {asOf:yyyy-MM-dd} · {run.Known(known.Sequence, known.Root)}");
        (writer ?? run.Output).WriteLine(line);
    }

    /// <summary>A table; a column whose heading begins with &gt; is set to the right.</summary>
    public void Table(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var column in columns)
        {
            var isRight = column.StartsWith('>');
            var made = new TableColumn(Markup.Escape(isRight ? column[1..] : column)).Padding(0, 2);
            table.AddColumn(isRight ? made.RightAligned().NoWrap() : made);
        }

        foreach (var row in rows)
            table.AddRow([.. row.Select((cell, at) => Markup.Escape(Worded.Contains(columns[at]) ? run.Word(cell) : cell))]);
        if (ReferenceEquals(run.Output, Console.Out) && !Console.IsOutputRedirected)
            AnsiConsole.Write(table);
        else
            WritePlain(table);
    }

    /// <summary>On a pipe: no colours, no line broken, no blanks at the ends of lines.</summary>
    private void WritePlain(Table table)
    {
        using var text = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Interactive = InteractionSupport.No, Out = new AnsiConsoleOutput(text)
        });
        console.Profile.Width = PipeWidth;
        console.Write(table);
        foreach (var line in text.ToString().Split('\n').Select(l => l.TrimEnd()).Where(l => l.Length > 0))
            run.Output.WriteLine(line);
    }

    /// <summary>Rows as CSV (RFC 4180, LF).</summary>
    public void Csv(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        run.Output.Write(string.Join(',', columns.Select(CsvField.Quoted)) + "\n");
        foreach (var row in rows)
            run.Output.Write(string.Join(',', row.Select(CsvField.Quoted)) + "\n");
    }

    /// <summary>A JSON report as CSV, a row a figure: its path and its value.</summary>
    /// <param name="report">The report.</param>
    /// <param name="labelAt">The label of the figure at a path, for a third column; null: the report has none.</param>
    public void Flat(JsonNode report, Func<string, string?>? labelAt = null) => Csv(
        labelAt is null ? ["figure", "value"] : ["figure", "value", "label"],
        labelAt is null ? Leaves(report, "") : Leaves(report, "").Select(row => (IReadOnlyList<string>)[.. row, labelAt(row[0]) ?? ""]));

    private static IEnumerable<IReadOnlyList<string>> Leaves(JsonNode? node, string path) => node switch
    {
        JsonObject o => o.SelectMany(p => Leaves(p.Value, path.Length == 0 ? p.Key : $"{path}.{p.Key}")),
        JsonArray a => a.SelectMany((item, i) => Leaves(item, string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"))),
        null => [[path, ""]],
        _ => [[path, node.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : node.ToJsonString()]]
    };
}
