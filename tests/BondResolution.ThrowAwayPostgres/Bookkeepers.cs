using System.Diagnostics;
using System.Text;

namespace BondResolution.ThrowAwayPostgres;

/// <summary>Somebody else's programs that balance books: hledger, ledger and beancount.</summary>
public static class Bookkeepers
{
    private static readonly string[] Programs = ["hledger", "ledger", "bean-check"];

    private const string Component = "journals";

    private static readonly string? Missing = Programs.Where(p => !IsThere(p)).ToList() is { Count: > 0 } missing ? $"no {string.Join(", ", missing)} on the PATH" : null;

    /// <summary>Whether they cannot be asked and need not be.</summary>
    public static bool MayBeLeftOut => Missing is not null && !Required.Is(Component);

    /// <summary>Skips a test where they cannot be asked.</summary>
    public static void OrSkip() => Required.OrSkip(Component, Missing);

    /// <summary>What a program prints that must end well and have nothing to complain of.</summary>
    public static string Ask(string folder, string program, params string[] words)
    {
        var start = new ProcessStartInfo(program, words)
        {
            WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8, StandardErrorEncoding = Encoding.UTF8
        };
        start.Environment["LC_ALL"] = "C.UTF-8";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        var complaint = error.GetAwaiter().GetResult();
        return process.ExitCode == 0 && complaint.Length == 0
            ? output
            : throw new InvalidOperationException($"{program} {string.Join(' ', words)} ended with {process.ExitCode}\n{complaint}\n{output}");
    }

    private static bool IsThere(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
}
