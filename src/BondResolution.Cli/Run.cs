using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using BondResolution.Application;
using BondResolution.Application.Handlers;
using BondResolution.Application.Reporting;
using BondResolution.Application.Wording;
using BondResolution.Cli.Output;
using BondResolution.Domain;
using BondResolution.Domain.Problems;
using BondResolution.EventStore;
using BondResolution.Views.Reports;

namespace BondResolution.Cli;

/// <summary>One run of the program: its words, its streams, its language, and how it ends.</summary>
internal sealed partial class Run(
    GlobalOptions globals, ParseResult parsed, TextWriter output, TextWriter error, Stream input, TimeProvider clock, bool isTerminal, Signals? signals = null)
{
    /// <summary>Events that make a job a bulk job.</summary>
    private const int BulkEvents = 100;

    /// <summary>The run under way; commands are made before the words are read.</summary>
    public static readonly AsyncLocal<Run> Current = new();

    public TextWriter Output => output;

    public TextWriter Error => error;

    /// <summary>Standard input as bytes: what is no UTF-8 is to be refused, not replaced.</summary>
    public Stream Input => input;

    public TimeProvider Clock => clock;

    /// <summary>Lets what is under way take longer to stop once it is asked to.</summary>
    public void MayStopFor(TimeSpan grace)
    {
        if (signals is not null)
            signals.Grace = grace;
    }

    public bool Chinese { get; } = (Word(parsed, globals.Lang) ?? FromEnvironment()) == "zh";

    public Format Format { get; } = Word(parsed, globals.Format) switch { "json" => Format.Json, "csv" => Format.Csv, _ => Format.Table };

    /// <summary>How far long work has come, drawn on the terminal; null where there is none.</summary>
    public ProgressLine? Progress => field ??= isTerminal ? new ProgressLine(error, clock, Chinese) : null;

    /// <summary>Whether the ledger's sequence is its reader's: see <see cref="IEventStore.IsSequencedByReader"/>.</summary>
    public bool IsSequencedByReader { get; private set; }

    /// <summary>How a report's head says what it knows.</summary>
    public string Known(long sequence, string root) => IsSequencedByReader
        ? Say($"ledger sequence {sequence} (order of $all, by this reader) · root {root}", $"账本序号 {sequence}（$all 的顺序，由本读取端编定）· 根 {root}")
        : Say($"ledger sequence {sequence} · root {root}", $"账本序号 {sequence} · 根 {root}");

    /// <summary>One of two texts, by the language of the run.</summary>
    public string Say(string english, string chinese) => Chinese ? chinese : english;

    /// <summary>A word of a list, such as a label or a class: as it is typed, in Chinese as it is called.</summary>
    public string Word(string? word) => word is null ? "" : Chinese ? Vocabulary.Value(word, chinese: true) : word;

    public Tables Tables => new(this);

    /// <summary>Prints a problem as it is printed everywhere, and answers the exit code.</summary>
    /// <param name="problem">What is wrong.</param>
    /// <param name="report">With JSON: what is to be told besides, in the same object, so that stdout holds one document.</param>
    /// <param name="rejects">The file in which bad rows were given back, or why it could not be written.</param>
    public int Fail(Problem problem, JsonObject? report = null, Outcome<RejectsWritten>? rejects = null)
    {
        Progress?.Clear();
        error.WriteLine($"error {problem.Code}: {problem.Message(Chinese)}");
        foreach (var line in FaultLines.Of(problem, Chinese))
            error.WriteLine("  " + line);
        if (rejects is { Problem: { } unwritten })
            error.WriteLine($"error {unwritten.Code}: {unwritten.Message(Chinese)}");
        else if (rejects is { Value: var file })
            error.WriteLine(Say($"rejects: {file.Path}, {Count(file.Rows, "row")} with the reasons; it holds what the file held, and only its owner may read it",
                $"错误行已写入 {file.Path}：{file.Rows} 行，附原因；内容与原文件相同，仅所有者可读"));
        if (Format == Format.Json)
        {
            report ??= [];
            report["error"] = ProblemJson.Of(problem, Chinese);
            if (rejects is { Problem: null, Value: var written })
                report["error"]!["rejects"] = new JsonObject { ["file"] = written.Path, ["rows"] = written.Rows };
            output.WriteLine(ReportJson.Text(report));
        }

        return problem.Kind.ExitCode;
    }

    /// <summary>So many of a thing, in English: 1 row, 2 rows.</summary>
    public static string Count(long count, string thing) => string.Create(CultureInfo.InvariantCulture, $"{count} {thing}{(count == 1 ? "" : "s")}");

    /// <summary>Warnings as JSON, in the language of the run.</summary>
    public JsonArray Json(IEnumerable<Problem> warnings) => ProblemJson.Of(warnings, Chinese);

    public void Warn(Problem warning) => error.WriteLine($"warning {warning.Code}: {warning.Message(Chinese)}");

    /// <summary>Tells what the stages of a bulk job took: of one that recorded <see cref="BulkEvents"/> or more, however fast the machine.</summary>
    /// <param name="stages">The stages.</param>
    /// <param name="recorded">How many events the job recorded.</param>
    public void TellStages(StageTimes stages, int recorded)
    {
        if (recorded >= BulkEvents)
            error.WriteLine(Seconds(stages.All));
    }

    /// <summary>Stages with their seconds, on one line.</summary>
    public static string Seconds(IEnumerable<(string Name, TimeSpan Time)> stages) =>
        "seconds: " + string.Join(", ", stages.Select(stage => string.Create(CultureInfo.InvariantCulture, $"{stage.Name} {stage.Time.TotalSeconds:0.000}")));

    /// <summary>What a read command asks for: case, date, and how much is to be known; the read models are caught up.</summary>
    public async Task<Outcome<Scope>> ScopeAsync(Ledger ledger, ScopeOptions options, CancellationToken cancel)
    {
        return await ReportScope.OfAsync(ledger, parsed.GetValue(options.Case), parsed.GetValue(options.AsOf), parsed.GetValue(options.AsKnown), cancel);
    }

    /// <summary>The word given for an option, also where it is none of those it takes: the refusal itself has a form and a language.</summary>
    private static string? Word(ParseResult parsed, Option<string?> option) => parsed.GetResult(option)?.Tokens.LastOrDefault()?.Value;

    private static string FromEnvironment()
    {
        var locale = new[] { "LC_ALL", "LC_MESSAGES", "LANG" }.Select(Environment.GetEnvironmentVariable).FirstOrDefault(v => !string.IsNullOrEmpty(v)) ?? "";
        return locale.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? "zh" : "en";
    }
}
