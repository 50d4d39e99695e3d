using System.CommandLine;
using System.Text;
using BondResolution.Application;
using BondResolution.Application.Commands;
using BondResolution.Application.Handlers;
using BondResolution.Application.Recording;
using BondResolution.Application.Reporting;
using BondResolution.Cli.Output;
using BondResolution.Domain.Problems;
using BondResolution.Domain.Recording;
using BondResolution.EventStore.Codec;

namespace BondResolution.Cli.Commands;

/// <summary>bondres do: one command, or JSON Lines from standard input; shows what it recorded, or would record.</summary>
internal static class DoCommand
{
    public static Command Make()
    {
        var json = new Argument<string>("json") { Description = "a command as JSON, or - for JSON Lines on standard input" };
        var dryRun = new Option<bool>("--dry-run") { Description = "show the events without recording them" };
        var rejects = new RejectsOption();
        var command = rejects.AddTo(new Command("do", "record one command (记录一条命令)") { json, dryRun });
        command.SetAction((parsed, cancel) => rejects.Check(parsed) is { } refused
            ? Task.FromResult(Run.Current.Value!.Fail(refused))
            : WithLinesAsync(Run.Current.Value!, parsed.GetValue(json)!, parsed.GetValue(dryRun), rejects, cancel));
        return command;
    }

    /// <summary>Where there is no ledger, the first command must go well on an empty one before one is made: a refused command leaves none
    /// behind.</summary>
    private static async Task<int> WithLinesAsync(Run run, string json, bool dryRun, RejectsOption rejects, CancellationToken cancel)
    {
        using var lines = (json != "-" ? [Encoding.UTF8.GetBytes(json)] : Lines(run.Input)).GetEnumerator();
        var read = new List<byte[]>();
        while (lines.MoveNext())
        {
            read.Add(lines.Current);
            if (json != "-" || !IsBlank(lines.Current))
                break;
        }

        return await run.WithLedgerAsync(ledger => RunAsync(run, ledger, json, All(read, lines), dryRun, rejects, cancel), cancel, dryRun
            ? LedgerUse.Try : LedgerUse.Make,
            dryRun ? null : ledger => FirstAsync(run, ledger, json, read, rejects, cancel));
    }

    /// <summary>Tries the first command, the last of the lines read so far; tells its refusal alone.</summary>
    private static async Task<int> FirstAsync(Run run, Ledger ledger, string json, List<byte[]> read, RejectsOption rejects,
        CancellationToken cancel)
    {
        if (read.Count == 0)
            return 0;
        var (_, outcome) = await RunLineAsync(read[^1], ReaderOf(run, ledger, json), new Session(ledger, dryRun: true), rejects, cancel);
        return outcome.Refusal is { } refusal ? run.Fail(json != "-" ? refusal : ReplayCommand.OnLine(read.Count, refusal, run.Chinese))
            : 0;
    }

    private static IEnumerable<byte[]> All(List<byte[]> read, IEnumerator<byte[]> rest)
    {
        foreach (var line in read)
            yield return line;
        while (rest.MoveNext())
            yield return rest.Current;
    }

    private static CommandReader ReaderOf(Run run, Ledger ledger, string json) =>
        new(new FolderFiles(Directory.GetCurrentDirectory(), json != "-" ? run.Input : null), ledger.OnlyCaseAsync);

    private static async Task<int> RunAsync(Run run, Ledger ledger, string json, IEnumerable<byte[]> lines, bool dryRun,
        RejectsOption rejects, CancellationToken cancel)
    {
        var session = new Session(ledger, dryRun);
        var isSingle = json != "-";
        var reader = ReaderOf(run, ledger, json);
        var number = 0;
        var recorded = 0;
        foreach (var line in lines)
        {
            number++;
            if (!isSingle && IsBlank(line))
                continue;
            var (command, outcome) = await RunLineAsync(line, reader, session, rejects, cancel);
            foreach (var warning in outcome.Warnings)
                run.Warn(warning);
            if (outcome.Refusal is { } refusal)
            {
                if (command is not null)
                    await rejects.WriteAsync(command, session, refusal);
                await ledger.CatchUpAsync(cancel);
                return run.Fail(isSingle ? refusal : ReplayCommand.OnLine(number, refusal, run.Chinese), rejects: rejects.Done);
            }

            recorded += outcome.Events.Length;
            Print(run, outcome, dryRun, isSingle);
            if (!dryRun && !outcome.Events.IsEmpty)
                run.Error.WriteLine(run.Say($"command {outcome.RecordedUnder ?? command!.Id}", $"命令编号 {outcome.RecordedUnder ?? command!.Id}"));
        }

        await ledger.CatchUpAsync(cancel);
        run.TellStages(ledger.Stages, recorded);
        return 0;
    }

    private static async Task<(CommandEnvelope? Command, CommandOutcome Outcome)> RunLineAsync(
        byte[] line, CommandReader reader, Session session, RejectsOption rejects, CancellationToken cancel)
    {
        var json = CommandReader.Parse(line);
        if (json.Problem is { } unread)
            return (null, unread);
        var command = await reader.ReadAsync(json.Value, CommandTable.Names, cancel);
        return (command.Problem ?? rejects.Check(command.Value)) is { } unfit ? (null, unfit) : (command.Value, await CommandTable.RunAsync(command.Value, session, cancel));
    }

    /// <summary>Prints what a command recorded; as JSON a line each where there may be many.</summary>
    private static void Print(Run run, CommandOutcome outcome, bool dryRun, bool isSingle)
    {
        if (run.Format == Format.Json)
        {
            var json = OutcomeJson.Of(outcome, dryRun, run.Chinese);
            run.Output.WriteLine(isSingle ? ReportJson.Text(json) : ReportJson.Line(json));
            return;
        }

        var rows = Rows(run, outcome, dryRun);
        string[] columns = run.Chinese ? [">序号", "流", "事件", "生效日", "内容"] : [">sequence", "stream", "event", "on", "content"];
        if (run.Format == Format.Csv)
            run.Tables.Csv(["sequence", "stream", "type", "on", "payload"], outcome.Events.Select(e => (IReadOnlyList<string>)[$"{e.Sequence}", e.Stream, e.Type, $"{e.On:yyyy-MM-dd}", e.Json]));
        else
            RegisterTables.PrintPassed(run, outcome.Passed);
        if (run.Format == Format.Table && !outcome.Events.IsEmpty)
            run.Tables.Table(columns, rows);
        if (dryRun)
            run.Error.WriteLine(run.Say("dry run: nothing was recorded", "试运行：未作任何记录"));
        if (outcome.Again)
            run.Warn(CommandProblems.Again.With(("sequences", string.Join(", ", outcome.Events.Select(e => e.Sequence).Take(20)))));
    }

    /// <summary>A row an event; events of lines that follow each other, of which a payment may have thousands, are one row.</summary>
    private static IEnumerable<IReadOnlyList<string>> Rows(Run run, CommandOutcome outcome, bool dryRun)
    {
        var events = outcome.Events;
        for (var i = 0; i < events.Length;)
        {
            var (e, last) = (events[i], i);
            while (EventCatalogue.Find(e.Type) is { HoldsLines: true } && last + 1 < events.Length && events[last + 1].Type == e.Type)
                last++;
            yield return last == i
                ? [$"{e.Sequence}", e.Stream, e.Type, $"{e.On:yyyy-MM-dd}", Short(e.Json, dryRun ? 2000 : 90)]
                : [$"{e.Sequence}–{events[last].Sequence}", e.Stream, e.Type, $"{e.On:yyyy-MM-dd}", run.Say($"{last - i + 1} events of lines", $"{last - i + 1} 个明细事件")];
            i = last + 1;
        }
    }

    private static string Short(string json, int most) => json.Length <= most ? json : json[..(most - 1)] + "…";

    private static bool IsBlank(ReadOnlySpan<byte> line)
    {
        var text = line.Trim(" \t"u8);
        return text.IsEmpty || text.StartsWith("//"u8);
    }

    /// <summary>Lines as they come, byte by byte (Latin-1 reads any), without a byte order mark.</summary>
    private static IEnumerable<byte[]> Lines(Stream input)
    {
        using var reader = new StreamReader(input, Encoding.Latin1, detectEncodingFromByteOrderMarks: false);
        var isFirst = true;
        while (reader.ReadLine() is { } line)
        {
            var bytes = Encoding.Latin1.GetBytes(line);
            yield return isFirst && bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes;
            isFirst = false;
        }
    }
}
