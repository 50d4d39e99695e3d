using System.CommandLine;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using BondResolution.Application;
using BondResolution.Application.Commands;
using BondResolution.Application.Handlers;
using BondResolution.Application.People;
using BondResolution.Application.Recording;
using BondResolution.Application.Reporting;
using BondResolution.Cli.Output;
using BondResolution.Domain.People;
using BondResolution.Domain.Problems;

namespace BondResolution.Cli.Commands;

/// <summary>bondres vault status, show, restrict, lift, erase, export: personal data of holders, and what is done with it.</summary>
internal static class VaultCommands
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    public static Command Make() => new("vault", "personal data of holders (持有人信息保管库)")
    {
        Status(), Show(), Act("restrict", "lock a person's data against use while it must be kept (限制使用)"), Act("lift", "lift a restriction (解除限制)"),
        Act("erase", "take a person out of the vault, for good (删除)"), Export()
    };

    private static Argument<string> Person() => new("person")
    {
        Description = "an account or a person token; - reads it from standard input: that way also a person number (一码通) or identity number, which do not belong on a command line"
    };

    private static Command Status()
    {
        var scope = NameWords.Option("--case", "the bond's code");
        var command = new Command("status", "what the vault holds of a case, and what was done with it") { scope };
        command.SetAction((parsed, cancel) => WithCaseAsync(parsed.GetValue(scope), async (run, ledger, code) =>
            new VaultTables(run).Print(await VaultStatus.OfAsync(ledger, code, cancel)), cancel));
        return command;
    }

    private static Command Show()
    {
        var (person, scope, reveal) = (Person(), NameWords.Option("--case", "the bond's code"), new RevealOptions());
        var command = reveal.AddTo(new Command("show", "what the vault holds of one person, masked") { person, scope });
        command.SetAction((parsed, cancel) => WithPersonAsync(parsed, person, scope, async (run, ledger, holders, file) =>
        {
            long? revealed = null;
            if (reveal.IsAsked(parsed))
            {
                if (!(await holders.RevealAsync("vault show", file.AccountsShown, ledger.Today, file.Sequence, parsed.GetValue(reveal.Reason), cancel)).Try(out var sequence, out var refused))
                    return run.Fail(refused);
                revealed = sequence;
            }

            return new VaultTables(run).Print(file, revealed);
        }, cancel, reveal.IsAsked(parsed) ? LedgerUse.Change : LedgerUse.Read));
        return command;
    }

    private static Command Act(string name, string description)
    {
        var (person, scope) = (Person(), NameWords.Option("--case", "the bond's code"));
        var reason = new Option<string>("--reason") { Description = "why; it is recorded for ever, so no names and no numbers of persons", Required = true };
        var ground = new Option<string?>("--ground") { Description = "the legal ground, where the retention period is not over" };
        var command = new Command(name, description) { person, scope, reason };
        if (name == "erase")
            command.Options.Add(ground);
        command.SetAction((parsed, cancel) => WithCaseAsync(parsed.GetValue(scope), async (run, ledger, code) =>
        {
            if (!(await AccountAsync(run, ledger, code, parsed.GetValue(person)!, cancel)).Try(out var account, out var unknown))
                return run.Fail(unknown);
            var json = new JsonObject
            {
                // An id of its own each time: to restrict again what was lifted is another act, though every word is the same.
                ["do"] = "vault." + name, ["id"] = $"vault-{Guid.NewGuid():n}", ["case"] = code, ["on"] = ledger.Today.ToString("yyyy-MM-dd"), ["account"] = account, ["reason"] = parsed.GetValue(reason)
            };
            if (name == "erase" && parsed.GetValue(ground) is { } stated)
                json["ground"] = stated;
            var read = await new CommandReader(new FolderFiles(Directory.GetCurrentDirectory()), ledger.OnlyCaseAsync).ReadAsync(JsonSerializer.SerializeToElement(json), CommandTable.Names, cancel);
            if (!read.Try(out var command, out var unfit))
                return run.Fail(unfit);
            var outcome = await CommandTable.RunAsync(command, new Session(ledger, dryRun: false), cancel);
            foreach (var warning in outcome.Warnings)
                run.Warn(warning);
            await ledger.CatchUpAsync(cancel);
            return outcome.Refusal is { } refusal ? run.Fail(refusal) : new VaultTables(run).Print(name, account, outcome);
        }, cancel, LedgerUse.Change));
        return command;
    }

    private static Command Export()
    {
        var (person, scope) = (Person(), NameWords.Option("--case", "the bond's code"));
        var reason = new Option<string>("--reason") { Description = "why, e.g. the date of the person's request; recorded before anything is written", Required = true };
        var path = OutOption.Make("file to write, readable by its owner only; default, or -: standard output");
        var command = new Command("export", "everything vault and ledger hold on one person, unmasked, as JSON: for his own request (查阅、复制，个人信息保护法第四十五条)") { person, scope, reason, path };
        command.SetAction((parsed, cancel) => WithPersonAsync(parsed, person, scope, async (run, ledger, holders, file) =>
        {
            var written = OutOption.Path(parsed, path);
            if (written is not null && run.Outputs.Refusal(written) is { } unfit) // before it is recorded that somebody looked
                return run.Fail(unfit);
            if (!(await holders.RevealAsync("vault export", file.AccountsHeld, ledger.Today, file.Sequence, parsed.GetValue(reason), cancel)).Try(out var sequence, out var refused))
                return run.Fail(refused);
            var text = ReportJson.Text(await PersonExport.OfAsync(ledger, file, sequence, cancel)) + "\n";
            if (run.Write(written, ownerOnly: true, stream => stream.Write(Encoding.UTF8.GetBytes(text))) is { } unwritten)
                return run.Fail(unwritten);
            if (written is not null)
                run.Error.WriteLine(run.Say($"wrote {written}, for its owner only; recorded as sequence {sequence}", $"已写入 {written}（仅所有者可读）；已记录，序号 {sequence}"));
            return 0;
        }, cancel, LedgerUse.Change));
        return command;
    }

    private static Task<int> WithPersonAsync(
        ParseResult parsed, Argument<string> person, Option<string?> scope, Func<Run, Ledger, Holders, PersonFile, Task<int>> work, CancellationToken cancel, LedgerUse use) =>
        WithCaseAsync(parsed.GetValue(scope), async (run, ledger, code) =>
        {
            if (!(await AccountAsync(run, ledger, code, parsed.GetValue(person)!, cancel)).Try(out var account, out var unknown))
                return run.Fail(unknown);
            var holders = await Holders.OfAsync(ledger, code, cancel);
            var file = await PersonFile.OfAsync(ledger, holders, code, account, cancel);
            return file.Problem is { } problem ? run.Fail(problem) : await work(run, ledger, holders, file.Value);
        }, cancel, use);

    private static Task<int> WithCaseAsync(string? named, Func<Run, Ledger, string, Task<int>> work, CancellationToken cancel, LedgerUse use = LedgerUse.Read)
    {
        var run = Run.Current.Value!;
        return run.WithLedgerAsync(async ledger =>
        {
            var code = named is { } given ? given : await ledger.OnlyCaseAsync();
            if (code.Problem is { } several)
                return run.Fail(several);
            await ledger.CatchUpAsync(cancel);
            return ledger.HasCase(code.Value) ? await work(run, ledger, code.Value) : run.Fail(CaseProblems.Unknown.With(("case", code.Value)));
        }, cancel, use);
    }

    /// <summary>The account of whoever was named, on the command line or on standard input.</summary>
    private static async Task<Outcome<string>> AccountAsync(Run run, Ledger ledger, string code, string named, CancellationToken cancel)
    {
        var text = named;
        if (named == "-")
        {
            try
            {
                using var reader = new StreamReader(run.Input, Strict, detectEncodingFromByteOrderMarks: true);
                text = (await reader.ReadLineAsync(cancel) ?? "").Trim();
            }
            catch (DecoderFallbackException)
            {
                return CommandProblems.BadArguments.With(("message", "standard input is not UTF-8"));
            }
        }
        else if (PersonText.IsNumberOfPerson(named))
        {
            run.Warn(PersonalDataProblems.NumberOnCommandLine.With(("person", PersonText.Shown(named))));
        }

        return await SubjectSearch.AccountAsync(ledger, await Holders.OfAsync(ledger, code, cancel), code, text, cancel);
    }
}
