using System.Diagnostics;
using System.Text.RegularExpressions;

namespace BondResolution.Docs.Tests.Provoking;

/// <summary>The built program, run as its users run it.</summary>
internal sealed record Bondres(int ExitCode, string Output, string Error)
{
    /// <summary>Errors and warnings it printed; a warning leaves the exit code at 0.</summary>
    public IReadOnlyList<Met> Met =>
    [
        .. Regex.Matches(Error, "^(error|warning) ([a-z.0-9-]+): (.*)$", RegexOptions.Multiline)
            .Select(m => new Met(m.Groups[2].Value, ExitCode, m.Groups[3].Value))
    ];

    /// <summary>Runs it in a folder, on the ledger <c>ledger</c> in it unless the words say otherwise.</summary>
    public static Task<Bondres> RunAsync(string folder, params string[] words) => RunAsync(folder, meanwhile: null, words);

    /// <param name="folder">The folder.</param>
    /// <param name="meanwhile">What is done while it runs; it then reads from a pipe.</param>
    /// <param name="words">Its words.</param>
    public static async Task<Bondres> RunAsync(string folder, Action<Process>? meanwhile, params string[] words)
    {
        // who is started in the background may be told to ignore Ctrl-C, and hands that on: whoever is to be sent a signal is started without
        var start = new ProcessStartInfo(meanwhile is null ? "dotnet" : "env") { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = meanwhile is not null };
        foreach (var word in meanwhile is null ? [] : (string[])["--default-signal=INT,TERM", "dotnet"])
            start.ArgumentList.Add(word);
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        start.ArgumentList.Add(Repository.At("src", "BondResolution.Cli", "bin", here.Parent!.Name, here.Name, "bondres.dll"));
        foreach (var word in words)
            start.ArgumentList.Add(word);
        start.Environment["BONDRES_LEDGER"] = "file:" + Path.Combine(folder, "ledger");
        start.Environment["LC_ALL"] = "C.UTF-8";
        start.Environment.Remove("BONDRES_VAULT_KEY");
        using var process = Process.Start(start)!;
        meanwhile?.Invoke(process);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return new(process.ExitCode, await output, await error);
    }
}
