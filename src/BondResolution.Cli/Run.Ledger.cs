using BondResolution.Application;
using BondResolution.Application.Places;
using BondResolution.Domain.Problems;
using BondResolution.EventStore;
using BondResolution.EventStore.Postgres;
using BondResolution.Files.Outputs;
using BondResolution.Files.Vault;
using BondResolution.Cli.Output;

namespace BondResolution.Cli;

/// <summary>Where the ledger of a run is, what may be written beside it, and how the run ends where something breaks.</summary>
internal sealed partial class Run
{
    private Ledger? _ledger;

    /// <summary>The way to files that the user named: none of them is an input, or in the folder of the ledger or its keys.</summary>
    public OutputGate Outputs => field ??= MakeOutputs();

    /// <summary>Writes to a file that the user named, or to standard output where it is null. Null, or why not.</summary>
    public Problem? Write(string? path, bool ownerOnly, Action<Stream> write, bool replaces = true)
    {
        if (path is not null)
            return Outputs.Write(path, ownerOnly, write, replaces);
        output.Flush();
        return Outputs.Write(OutputGate.StandardOutput, ownerOnly, write);
    }

    /// <summary>Opens the ledger and works on it.</summary>
    /// <param name="work">What is done with it; answers the exit code.</param>
    /// <param name="cancel">Cancels.</param>
    /// <param name="first">What must go well on an empty ledger of the moment before one is made; null: nothing.</param>
    /// <param name="use">What is done with it: a ledger that is only read keeps every byte, and one that is not there is made by whoever records alone.</param>
    public Task<int> WithLedgerAsync(Func<Ledger, Task<int>> work, CancellationToken cancel, LedgerUse use = LedgerUse.Read, Func<Ledger,
        Task<int>>? first = null) => WithPlaceAsync(async place =>
    {
        if (place.IsAbsent && (use == LedgerUse.Try || first is not null))
        {
            var code = await OnStandInAsync(first ?? work, cancel);
            if (use == LedgerUse.Try || code != 0)
                return code;
        }

        if (use is not (LedgerUse.Make or LedgerUse.Try) && place.IsAbsent)
            return Fail(StoreProblems.NoLedger.With(("place", place.Name)));
        var by = parsed.GetValue(globals.By) ?? Environment.UserName;
        var opened = use == LedgerUse.Read ? await Ledger.OpenReadingAsync(place, by, clock, cancel) : await Ledger.OpenAsync(place, by, clock, cancel: cancel);
        if (opened.Problem is { } locked)
            return Fail(locked);
        await using var ledger = _ledger = opened.Value;
        IsSequencedByReader = ledger.Store.IsSequencedByReader;
        ledger.Progress = Progress;
        if (ledger.VaultWarning is { } warning)
            Warn(warning);
        if (ledger.ViewsRebuiltBecause is { } reason)
            error.WriteLine(Say($"note: the read models are made anew: {reason}", $"提示：读模型已重建：{reason}"));
        return await work(ledger);
    });

    /// <summary>Works on an empty ledger that is gone afterwards, readable by its owner only.</summary>
    private async Task<int> OnStandInAsync(Func<Ledger, Task<int>> work, CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("bondres-").FullName;
        try
        {
            if (!(await Ledger.OpenAsync(new FolderPlace(folder), parsed.GetValue(globals.By) ?? Environment.UserName, clock,
                cancel: cancel)).Try(out var standIn, out var problem))
                return Fail(problem);
            await using (standIn)
                return await work(standIn);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Finds where the ledger is and works on it.</summary>
    public Task<int> WithPlaceAsync(Func<LedgerPlace, Task<int>> work) => Place() is var place && place.Problem is { } unknown ? Task.FromResult(Fail(unknown)) : work(place.Value);

    /// <summary>Tells of what ended the run before it was done, in one line, and answers the exit code.</summary>
    public int End(Exception thrown)
    {
        if (signals?.Received is { } signal)
            return Tell(Ending(signal, this));
        return thrown switch
        {
            OutputFailedException => Tell(Ending(ProgramProblems.OutputFailed, this, thrown)),
            _ when Failures.ProblemOf(thrown) is { } met => Fail(met),
            _ => Tell(Ending(ProgramProblems.Unexpected, this, thrown))
        };

        // On stderr alone: stdout may be what failed.
        int Tell(Problem problem)
        {
            Progress?.Clear();
            error.WriteLine($"error {problem.Code}: {problem.Message(Chinese)}");
            return problem.Kind.ExitCode;
        }
    }

    /// <summary>How a run ends that was not done: what ended it, and what stands of what it recorded.</summary>
    /// <param name="kind">What ended it.</param>
    /// <param name="run">The run; null: it had not begun.</param>
    /// <param name="because">The reason, where there is one.</param>
    public static Problem Ending(ProblemKind kind, Run? run, Exception? because = null)
    {
        var (recorded, last) = run?._ledger is { } ledger ? (ledger.RecordedEvents, ledger.LastRecorded) : (0, 0);
        var stands = (recorded, run?.Chinese) switch
        {
            (0, true) => "未作任何记录",
            (0, _) => "nothing was recorded",
            (_, true) => $"本命令已记录 {recorded} 个事件，至序号 {last}，均已入账；未封存的明细不计入",
            _ => $"this command recorded {Count(recorded, "event")}, up to sequence {last}, which stand; lines without their seal count for nothing"
        };
        return kind.With(("reason", because is null ? "" : OneLine(because)), ("stands", stands));
    }

    private static string OneLine(Exception thrown) =>
        $"{(thrown is OutputFailedException ? "" : thrown.GetType().Name + ": ")}{thrown.Message.ReplaceLineEndings(" ").TrimEnd('.')}";

    private Outcome<LedgerPlace> Place()
    {
        var uri = parsed.GetValue(globals.Ledger) ?? Environment.GetEnvironmentVariable("BONDRES_LEDGER") ?? LedgerPlace.Default;
        var isCluster = uri.StartsWith("esdb", StringComparison.Ordinal);
        var isFolder = uri.StartsWith("file:", StringComparison.Ordinal); // it has its keys with it, unless this command says otherwise
        var views = parsed.GetValue(globals.Views) ?? (isCluster ? Environment.GetEnvironmentVariable("BONDRES_VIEWS") : null);
        return LedgerPlace.Of(uri, new LedgerSecrets(
            Environment.GetEnvironmentVariable(HolderVault.KeyVariable), Environment.GetEnvironmentVariable(PostgresAddress.PasswordVariable),
            parsed.GetValue(globals.Keys) ?? (isFolder ? null : Environment.GetEnvironmentVariable(LedgerSecrets.KeyFolderVariable))), views);
    }

    private OutputGate MakeOutputs()
    {
        var gate = new OutputGate(Place().Try(out var place, out _) ? place.Folders : [], StandardOutput.Open);
        gate.AddInput("/dev/stdin");
        return gate;
    }
}
