using System.CommandLine;
using System.Text;
using System.Text.Json.Nodes;
using BondResolution.Application.Exports;
using BondResolution.Application.Reporting;
using BondResolution.Cli.Output;
using BondResolution.Files.Text;

namespace BondResolution.Cli.Commands;

/// <summary>bondres export, bondres restore: books for other programs, and the events themselves, in and out.</summary>
internal static class ExportCommands
{
    public static Command Make()
    {
        var code = NameWords.Option("--case", "accepted for symmetry; the events of the whole ledger are written, or the root would differ");
        var path = new Option<string?>("--out") { Description = "file to write; default: standard output" };
        var events = new Command("events", "every event with everything that is hashed, as JSON Lines") { code, path };
        events.SetAction((parsed, cancel) => Run.Current.Value!.WithLedgerAsync(async ledger =>
        {
            var run = Run.Current.Value!;
            if (parsed.GetValue(path) is { } file)
            {
                long count = 0;
                if (AtomicFile.Write(file, ownerOnly: false, to => count = EventsFile.WriteAsync(ledger.Store, to, cancel).GetAwaiter().GetResult()) is { } unwritten)
                    return run.Fail(unwritten);
                run.Error.WriteLine(run.Say($"wrote {file}: {Run.Count(count, "event")} of the whole ledger", $"已写入 {file}：整个账本的 {count} 个事件"));
                return 0;
            }

            run.Output.Flush();
            await using var stdout = new BufferedStream(Console.OpenStandardOutput(), 1 << 16);
            await EventsFile.WriteAsync(ledger.Store, stdout, cancel);
            return 0;
        }, cancel));
        return new Command("export", "journals and events for other programs, a workbook for people (导出)") { JournalCommands.Hledger(), JournalCommands.Beancount(), WorkbookCommand.Make(), events };
    }

    public static Command Restore()
    {
        var file = new Argument<string>("file") { Description = "what 'bondres export events' wrote" };
        var command = new Command("restore", "restore exported events into an empty ledger: same root, same reports (恢复)") { file };
        command.SetAction((parsed, cancel) => Run.Current.Value!.WithPlaceAsync(async place =>
        {
            var run = Run.Current.Value!;
            var path = parsed.GetValue(file)!;
            if (!File.Exists(path))
                return run.Fail(Domain.Problems.FileProblems.Missing.With(("file", path)));
            var restored = await EventsFile.RestoreAsync(() => File.ReadLines(path, Encoding.UTF8), path, place, cancel);
            if (restored.Problem is { } problem)
                return run.Fail(problem);
            var (sequence, root) = (restored.Value.Sequence, Convert.ToBase64String(restored.Value.Root.Span));
            if (run.Format == Format.Json)
                run.Output.WriteLine(ReportJson.Text(new JsonObject { ["sequence"] = sequence, ["root"] = root }));
            else
                run.Output.WriteLine(run.Say($"restored {sequence} events, root {root}", $"已恢复 {sequence} 个事件，根 {root}"));
            return 0;
        }));
        return command;
    }
}
