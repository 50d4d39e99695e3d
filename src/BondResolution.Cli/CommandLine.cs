using System.CommandLine;
using BondResolution.Cli.Commands;
using BondResolution.Cli.Output;
using BondResolution.Domain.Problems;

namespace BondResolution.Cli;

/// <summary>The words of the command line and what they run. docs/errors.md lists what it ends with.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error, Stream input, TimeProvider clock, bool isTerminal = false)
    {
        var globals = new GlobalOptions();
        var root = new RootCommand("bondres: an append-only ledger for convertible bonds in default (债券违约处置账本)")
        {
            ReplayCommand.Make(), DoCommand.Make(), RegisterCommands.Make(), ExposureCommands.Make(),
            ExplainCommand.Make(), HolderCommands.Make(), PayoutCommands.Make(), LawsuitCommands.Make(), LawCommands.Make(),
            VaultCommands.Make(), AuditCommands.Make(), ViewsCommands.Make(), ExportCommands.Make(), ExportCommands.Restore()
        };
        foreach (var option in globals.All)
            root.Options.Add(option);
        var parsed = root.Parse(args);
        var run = new Run(globals, parsed, output, error, input, clock, isTerminal);
        if (args.Length == 0)
        {
            await root.Parse("--help").InvokeAsync(new InvocationConfiguration { Output = error, Error = error, EnableDefaultExceptionHandler = false });
            return CommandProblems.BadArguments.ExitCode;
        }

        if (parsed.Errors.Count > 0)
            return run.Fail(CommandProblems.BadArguments.With(("message", UnknownWords.Message(parsed, run) ?? string.Join("; ", parsed.Errors.Select(e => e.Message.TrimEnd('.'))))));
        if (NameWords.Check(parsed) is { } unclear)
            return run.Fail(unclear);
        Run.Current.Value = run;
        return await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
    }
}
