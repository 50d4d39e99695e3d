using BondResolution.Domain.Problems;

namespace BondResolution.Docs.Tests.Provoking;

/// <summary>A way to meet one code, and the exit code it must have.</summary>
/// <param name="Code">The code, as docs/errors.md lists it.</param>
/// <param name="ExitCode">0 for a warning.</param>
/// <param name="Meet">Answers every problem met: refusals, warnings, and the parts of both.</param>
internal sealed record Provocation(string Code, int ExitCode, Func<Task<IReadOnlyList<Met>>> Meet)
{
    /// <summary>By a command, after others that are recorded.</summary>
    public static Provocation By(string code, int exitCode, IEnumerable<string> given, string when) => new(code, exitCode, async () =>
    {
        await using var ledger = await TestLedger.MakeAsync();
        Scene.PutFiles(ledger);
        await ledger.GivenAsync(given);
        var outcome = await ledger.DoAsync(when);
        return Met.Of([.. outcome.Refusal is { } refusal ? [refusal] : outcome.Warnings]);
    });

    /// <summary>By a question to a ledger, or anything else done with one.</summary>
    public static Provocation Asking(string code, int exitCode, IEnumerable<string> given, Func<TestLedger, Task<Problem?>> ask) => new(code, exitCode, async () =>
    {
        await using var ledger = await TestLedger.MakeAsync();
        Scene.PutFiles(ledger);
        await ledger.GivenAsync(given);
        await ledger.Ledger.CatchUpAsync();
        return Met.Of(await ask(ledger));
    });

    /// <summary>By a computation alone.</summary>
    public static Provocation Computing(string code, int exitCode, Func<Problem?> compute) => new(code, exitCode, () => Task.FromResult(Met.Of(compute())));

    /// <summary>By the program itself.</summary>
    /// <param name="prepare">Makes what it runs on, in its folder; answers its words.</param>
    public static Provocation Running(string code, int exitCode, Func<string, Task<string[]>> prepare) => new(code, exitCode, async () =>
    {
        var folder = TestLedger.NewFolder();
        try
        {
            return (await Bondres.RunAsync(folder, await prepare(folder))).Met;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    });

    public override string ToString() => Code;
}
