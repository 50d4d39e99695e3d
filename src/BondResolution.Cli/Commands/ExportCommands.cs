using System.CommandLine;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using BondResolution.Application.Exports;
using BondResolution.Application.Reporting;
using BondResolution.Cli.Output;
using BondResolution.Domain.Problems;
using BondResolution.Files.Text;

namespace BondResolution.Cli.Commands;

/// <summary>bondres export, bondres restore: books for other programs, and the events themselves, in and out.</summary>
internal static class ExportCommands
{
    public static Command Make()
    {
        var code = NameWords.Option("--case", "accepted for symmetry; the events of the whole ledger are written, or the root would differ");
        var path = OutOption.Make("file to write, readable by its owner only; default, or -: standard output");
        var events = new Command("events", "every event with everything that is hashed, as JSON Lines") { code, path };
        events.SetAction((parsed, cancel) => Run.Current.Value!.WithLedgerAsync(async ledger =>
        {
            var run = Run.Current.Value!;
            var file = OutOption.Path(parsed, path);
            long count = 0;
            if (run.Write(file, ownerOnly: true, to => count = EventsFile.WriteAsync(ledger.Store, to, cancel).GetAwaiter().GetResult()) is { } unwritten)
                return run.Fail(unwritten);
            if (file is not null)
                run.Error.WriteLine(run.Say($"wrote {file}: {Run.Count(count, "event")} of the whole ledger", $"已写入 {file}：整个账本的 {count} 个事件"));
            return 0;
        }, cancel));
        return new Command("export", "journals and events for other programs, a workbook for people (导出)") { JournalCommands.Hledger(), JournalCommands.Beancount(), WorkbookCommand.Make(), events };
    }

    public static Command Restore()
    {
        var file = new Argument<string>("file") { Description = "what 'bondres export events' wrote" };
        var checkpoints = new Option<string[]>("--checkpoint") { Description = "a checkpoint that the events must continue; may be given several times", AllowMultipleArgumentsPerToken = true };
        var publicKey = new Option<string?>("--public-key") { Description = "the public key kept with the checkpoints" };
        var command = new Command("restore", "restore exported events into an empty ledger: same root, same reports (恢复)") { file, checkpoints, publicKey };
        command.SetAction((parsed, cancel) => Run.Current.Value!.WithPlaceAsync(async place =>
        {
            var run = Run.Current.Value!;
            var path = parsed.GetValue(file)!;
            if (FileBytes.Misfit(path) is { } unfit)
                return run.Fail(unfit);
            if (!IntegrityCommands.ReadCheckpoints(parsed.GetValue(checkpoints)).Try(out var outside, out var unread))
                return run.Fail(unread);
            if (outside.Count > 0 && parsed.GetValue(publicKey) is null)
                return run.Fail(CommandProblems.BadArguments.With(("message", "--public-key is missing; the key kept with the checkpoint was expected")));
            ECDsa? key = null;
            if (parsed.GetValue(publicKey) is { } keyFile && !IntegrityCommands.ReadKey(keyFile, "").Try(out key, out var noKey))
                return run.Fail(noKey);
            using var trusted = key;
            var strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
            var restored = await EventsFile.RestoreAsync(() => File.ReadLines(path, strict), path, place, cancel, key, outside);
            if (restored.Problem is { } problem)
                return run.Fail(problem);
            var (sequence, root) = (restored.Value.Sequence, Convert.ToBase64String(restored.Value.Root.Span));
            if (run.Format == Format.Json)
                run.Output.WriteLine(ReportJson.Text(new JsonObject { ["ledger"] = $"{restored.Value.Ledger}", ["sequence"] = sequence, ["root"] = root }));
            else
                run.Output.WriteLine(run.Say($"restored {sequence} events, root {root}", $"已恢复 {sequence} 个事件，根 {root}"));
            return 0;
        }));
        return command;
    }
}
