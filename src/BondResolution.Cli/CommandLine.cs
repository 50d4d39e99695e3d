using System.CommandLine;
using BondResolution.Cli.Commands;
using BondResolution.Cli.Output;
using BondResolution.Domain.Problems;

namespace BondResolution.Cli;

/// <summary>The words of the command line and what they run. docs/errors.md lists what it ends with.</summary>
internal static class CommandLine
{
    /// <summary>The process as a whole: its streams, its signals, and no trace whatever happens.</summary>
    public static async Task<int> MainAsync(string[] args)
    {
        CoreDumps.TurnOff();
        var error = TextWriter.Synchronized(new StandardError());
        Run? started = null;
        using var signals = new Signals(kind => Leave(started, kind, error));
        AppDomain.CurrentDomain.UnhandledException += (_, thrown) => Leave(started, ProgramProblems.Unexpected, error, thrown.ExceptionObject as Exception);
        try
        {
            return await RunAsync(args, StandardOutput.Text(), error, Console.OpenStandardInput(), TimeProvider.System, !Console.IsErrorRedirected, signals, run => started = run);
        }
        catch (OutputFailedException closed) // before there was a run
        {
            error.WriteLine($"error {Run.Ending(ProgramProblems.OutputFailed, started, closed)}");
            return ProgramProblems.OutputFailed.ExitCode;
        }
    }

    public static async Task<int> RunAsync(
        string[] args, TextWriter output, TextWriter error, Stream input, TimeProvider clock, bool isTerminal = false, Signals? signals = null, Action<Run>? starting = null)
    {
        var globals = new GlobalOptions();
        var root = new RootCommand("bondres: an append-only ledger for convertible bonds in default (债券违约处置账本)")
        {
            ReplayCommand.Make(), DoCommand.Make(), RegisterCommands.Make(), ExposureCommands.Make(),
            ExplainCommand.Make(), HolderCommands.Make(), PayoutCommands.Make(), BuybackCommands.Make(), LawsuitCommands.Make(),
                LawCommands.Make(),
            VaultCommands.Make(), UserCommands.Make(), AuditCommands.Make(), ViewsCommands.Make(), ExportCommands.Make(), ExportCommands.Restore(),
            ServeCommand.Make()
        };
        foreach (var command in ProposalCommands.Make())
            root.Subcommands.Add(command);
        foreach (var option in globals.All)
            root.Options.Add(option);
        var parsed = root.Parse(args);
        var run = new Run(globals, parsed, output, error, input, clock, isTerminal, signals);
        starting?.Invoke(run);
        try
        {
            return await RunAsync(root, args, parsed, run, signals?.Token ?? default);
        }
        catch (Exception ended)
        {
            return run.End(ended);
        }
    }

    private static async Task<int> RunAsync(RootCommand root, string[] args, ParseResult parsed, Run run, CancellationToken stop)
    {
        if (args.Length == 0)
        {
            await root.Parse("--help").InvokeAsync(Streams(run.Error, run.Error), stop);
            return CommandProblems.BadArguments.ExitCode;
        }

        if (args[0].StartsWith("[suggest", StringComparison.Ordinal)) // a shell asks what may follow
            return await parsed.InvokeAsync(Streams(run.Output, run.Error), stop);

        // Where several arguments may stand, the library takes a mistyped option for one and finds no error.
        if ((UnknownWords.Message(parsed, run) ?? ParseWords.Of(run, parsed.Errors)) is { Length: > 0 } unfit)
            return run.Fail(CommandProblems.BadArguments.With(("message", unfit)));
        if (NameWords.Check(parsed) is { } unclear)
            return run.Fail(unclear);
        Run.Current.Value = run;
        return await parsed.InvokeAsync(Streams(run.Output, run.Error), stop);
    }

    /// <summary>Signals and exceptions are met in one place, which is not the library's.</summary>
    private static InvocationConfiguration Streams(TextWriter output, TextWriter error) =>
        new() { Output = output, Error = error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };

    private static void Leave(Run? run, ProblemKind kind, TextWriter error, Exception? because = null)
    {
        run?.Progress?.Clear();
        error.WriteLine($"error {Run.Ending(kind, run, because)}");
        Environment.Exit(kind.ExitCode);
    }
}
