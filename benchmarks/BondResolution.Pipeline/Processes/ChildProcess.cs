using System.Diagnostics;
using System.Text;

namespace BondResolution.Pipeline.Processes;

/// <summary>Runs whole processes, one at a time, and measures them from outside.</summary>
internal static class ChildProcess
{
    private const int PollMs = 5;

    /// <summary>Runs a program to its end.</summary>
    /// <param name="name">What to call it in the report.</param>
    /// <param name="words">The program and its arguments.</param>
    /// <param name="input">Its standard input; none by default.</param>
    /// <param name="folder">Its working folder; this one's by default.</param>
    /// <param name="cancel">Ends it early.</param>
    /// <exception cref="BenchmarkException">It could not be started, or ended with another code than 0.</exception>
    public static Measured Run(string name, IReadOnlyList<string> words, string input, string? folder, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var start = new ProcessStartInfo(words[0], words.Skip(1))
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false), WorkingDirectory = folder ?? ""
        };
        var before = Libc.ChildrenTime();
        var watch = Stopwatch.StartNew();
        using var process = Start(start);
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        Feed(process, input);
        var peakKiB = 0L;
        do
        {
            peakKiB = long.Max(peakKiB, PeakOf(process.Id));
            if (!cancel.IsCancellationRequested)
                continue;
            process.Kill();
            process.WaitForExit();
            cancel.ThrowIfCancellationRequested();
        }
        while (!process.WaitForExit(PollMs));
        var wall = watch.Elapsed;
        var after = Libc.ChildrenTime();
        if (process.ExitCode != 0)
            throw new BenchmarkException($"{name}: {words[0]} ended with {process.ExitCode}: {Tail(error.Result.Trim().Length > 0 ? error.Result : output.Result)}");
        return new Measured(name, wall, after.User - before.User, after.System - before.System, peakKiB, output.Result, error.Result);
    }

    /// <summary>Runs a program nobody measures, and answers what it printed.</summary>
    public static string Ask(IReadOnlyList<string> words, CancellationToken cancel) => Run(words[0], words, "", null, cancel).Output.Trim();

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception failure)
        {
            throw new BenchmarkException($"{start.FileName} cannot be started: {failure.Message}");
        }
    }

    private static void Feed(Process process, string input)
    {
        try
        {
            process.StandardInput.Write(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended before it had read everything; its exit code says why.
        }
    }

    /// <summary>The mark belongs to the program's own memory: unlike ru_maxrss it does not begin with that of the process which started it.</summary>
    private static long PeakOf(int id)
    {
        try
        {
            foreach (var line in File.ReadLines($"/proc/{id}/status"))
            {
                if (line.StartsWith("VmHWM:", StringComparison.Ordinal))
                    return long.Parse(line.AsSpan(6, line.Length - 6 - " kB".Length).Trim(), null);
            }
        }
        catch (IOException)
        {
            // It is gone.
        }

        return 0;
    }

    private static string Tail(string text) => text.Length <= 600 ? text.Trim() : "…" + text[^600..].Trim();
}
