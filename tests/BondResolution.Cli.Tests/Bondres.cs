using System.Diagnostics;
using System.Text;
using System.Text.Json;
using BondResolution.EventStore;
using BondResolution.EventStore.Sqlite;
using BondResolution.ThrowAwayPostgres;

namespace BondResolution.Cli.Tests;

/// <summary>
/// The built program with a ledger of its own in a temporary folder, taken away at the end. Every run is a process of
/// its own, with pipes for its streams and a neutral environment.
/// </summary>
public sealed class Bondres : IDisposable
{
    private static readonly string Program = Path.Combine(BuiltIn(), OperatingSystem.IsWindows() ? "bondres.exe" : "bondres");

    /// <summary>A run that takes longer hangs: it is ended, so that the suite ends too.</summary>
    private static readonly TimeSpan Hangs = TimeSpan.FromMinutes(5);

    /// <summary>The folder the program runs in; the ledger is its folder <c>ledger</c>.</summary>
    public string Home { get; } = Directory.CreateTempSubdirectory("bondres-test-").FullName;

    public string LedgerFolder => Path.Combine(Home, "ledger");

    /// <summary>The ledger's database, where it is not that folder.</summary>
    public PostgresDatabase? Database { get; private init; }

    /// <summary>With a ledger in a place of some kind: <c>file</c>, or <c>postgres</c>, which is skipped where there is no server.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="isDurable">Whether the server syncs to its disk, as an installed one.</param>
    public static Bondres At(string kind, bool isDurable = false)
    {
        if (kind == "file")
            return new Bondres();
        Required.PostgresOrSkip();
        return new Bondres { Database = (isDurable ? PostgresServer.Durable : PostgresServer.Fast).NewDatabase() };
    }

    public string Ledger => Database?.Uri ?? "file:" + LedgerFolder;

    /// <summary>The folder of the ledger's keys.</summary>
    public string KeyFolder => Database is null ? LedgerFolder : SharedKeys;

    /// <summary>Where the program keeps the keys of a ledger that is no folder.</summary>
    private string SharedKeys => Path.Combine(Home, "keys");

    /// <summary>What the program's environment holds besides.</summary>
    public Dictionary<string, string> Environment { get; } = [];

    /// <summary>What a shell does before it becomes the program; null: there is no shell.</summary>
    public string? Before { get; set; }

    /// <summary>Folder of a case beside the tests: lingnan, small or tender.</summary>
    public static string CaseFolder(string name) => Path.Combine(AppContext.BaseDirectory, "cases", name);

    /// <summary>Where the program itself is built, in the configuration of these tests: what users run, and not a copy beside the tests.</summary>
    private static string BuiltIn()
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.GetFullPath(Path.Combine(here.FullName, "..", "..", "..", "..", "..", "src", "BondResolution.Cli", "bin", here.Parent!.Name, here.Name));
    }

    /// <summary>Another ledger with the same files.</summary>
    public Bondres Copy()
    {
        var copy = new Bondres();
        Directory.CreateDirectory(copy.LedgerFolder);
        foreach (var file in Directory.GetFiles(LedgerFolder))
            File.Copy(file, Path.Combine(copy.LedgerFolder, Path.GetFileName(file)));
        return copy;
    }

    /// <summary>Runs the program to its end.</summary>
    public Answer Run(params string[] words) => Finish(Start(words));

    /// <summary>Runs the program with lines on its standard input.</summary>
    public Answer RunWithInput(string input, params string[] words) => Finish(Start(words), input);

    /// <summary>Runs the program with bytes, text or not, on its standard input.</summary>
    public Answer RunWithInput(byte[] input, params string[] words) => Finish(Start(words), input);

    /// <summary>Runs a command that must end well, and reads its JSON.</summary>
    public JsonElement Json(params string[] words) => Run([.. words, "--format", "json"]).Well().Json;

    /// <summary>Writes a file into the home folder; answers its path.</summary>
    public string Write(string name, params string[] lines)
    {
        var path = Path.Combine(Home, name);
        File.WriteAllText(path, string.Concat(lines.Select(l => l + "\n")));
        return path;
    }

    /// <summary>Starts the program; the caller ends it with <see cref="Finish"/> or kills it.</summary>
    public Process Start(params string[] words)
    {
        var start = new ProcessStartInfo(Before is null ? Program : "/bin/sh", [.. Before is null ? [] : (string[])["-c", Before + "; exec \"$0\" \"$@\"", Program], .. words, "--by", "tester"])
        {
            WorkingDirectory = Home, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true,
            StandardOutputEncoding = Encoding.UTF8, StandardErrorEncoding = Encoding.UTF8, StandardInputEncoding = new UTF8Encoding(false)
        };
        foreach (var name in new[] { "LC_ALL", "LC_MESSAGES", "LANG", "BONDRES_VAULT_KEY" })
            start.Environment.Remove(name);
        start.Environment["BONDRES_LEDGER"] = Ledger;
        start.Environment["BONDRES_KEYS"] = SharedKeys;
        start.Environment["TERM"] = "xterm-256color";
        foreach (var (name, value) in Environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    public static Answer Finish(Process process, string input = "") => Finish(process, Encoding.UTF8.GetBytes(input));

    private static Answer Finish(Process process, byte[] input)
    {
        using (process)
        using (new Timer(_ => process.Kill(), null, Hangs, Timeout.InfiniteTimeSpan))
        {
            var stderr = process.StandardError.ReadToEndAsync();
            try
            {
                process.StandardInput.BaseStream.Write(input);
                process.StandardInput.Close();
            }
            catch (IOException)
            {
                // The program ended before it read everything: its answer says why.
            }

            var stdout = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return new Answer(process.ExitCode, stdout, stderr.GetAwaiter().GetResult());
        }
    }

    /// <summary>The ledger's last sequence and root, read past the program.</summary>
    public async Task<LedgerHead> HeadAsync()
    {
        await using var store = await SqliteEventStore.OpenReadingAsync(Path.Combine(LedgerFolder, "events.db"), TimeProvider.System);
        return await store.ReadHeadAsync();
    }

    /// <summary>The vault's bytes as they stand.</summary>
    public byte[] Vault() => File.ReadAllBytes(Path.Combine(LedgerFolder, "vault.db"));

    public void Dispose()
    {
        Database?.Dispose();
        Directory.Delete(Home, recursive: true);
    }
}
