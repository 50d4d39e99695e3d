using BondResolution.Domain.Problems;
using static BondResolution.Docs.Tests.Provoking.Provocation;
using static BondResolution.Docs.Tests.Provoking.Scene;

namespace BondResolution.Docs.Tests.Provoking;

/// <summary>Codes that only the program gives: cli, expect, command.again.</summary>
internal static partial class Provocations
{
    private static IEnumerable<Provocation> Program() =>
    [
        Running("cli.arguments", 2, _ => Words("exposure", "--from-nowhere")),
        Running("cli.arguments", 2, _ => Words("law", "court-fee", "--amount", "much")),
        Signalled("cli.interrupted", 130, "INT"),
        Signalled("cli.terminated", 143, "TERM"),
        Computing("cli.output-failed", 4, () => ProgramProblems.OutputFailed.With(("reason", "r"), ("stands", "nothing was recorded"))),
        Computing("cli.unexpected", 70, () => ProgramProblems.Unexpected.With(("reason", "r"), ("stands", "nothing was recorded"))),
        Running("cli.as-known", 2, async folder =>
        {
            await Bondres.RunAsync(folder, "do", Opened[0]);
            return ["exposure", "--as-known", "99"];
        }),
        Running("expect.not-met", 1, async folder =>
        {
            await File.WriteAllLinesAsync(Path.Combine(folder, "case.jsonl"), [.. Defaulted, Do("expect", "2024-08-14", "'atDefault.units':1")]);
            return ["replay", folder];
        }),
        Running("command.recorded-and-reversed", 0, async folder =>
        {
            await File.WriteAllLinesAsync(Path.Combine(folder, "case.jsonl"),
                [.. Opened, Do("case.warn", "2024-01-01", "'id':'w','by':'issuer','text':'one'"), Do("correct", "2024-01-02", "'reverses':'w','reason':'r'")]);
            await Bondres.RunAsync(folder, "replay", folder);
            return ["replay", folder];
        }),
        Running("command.again", 0, async folder =>
        {
            await Bondres.RunAsync(folder, "do", Opened[0]);
            return ["do", Opened[0]];
        })
    ];

    /// <summary>By a signal, behind the first command of several.</summary>
    private static Provocation Signalled(string code, int exitCode, string signal) => new(code, exitCode, async () =>
    {
        var folder = TestLedger.NewFolder();
        try
        {
            return (await Bondres.RunAsync(folder, process =>
            {
                process.StandardInput.WriteLine(Opened[0]);
                process.StandardInput.Flush();
                process.StandardError.ReadLine(); // the command's id: it is recorded
                System.Diagnostics.Process.Start("kill", [$"-{signal}", $"{process.Id}"]).WaitForExit();
            }, "do", "-")).Met;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    });

    private static Task<string[]> Words(params string[] words) => Task.FromResult(words);
}
