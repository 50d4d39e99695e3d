using System.CommandLine;
using System.Runtime.InteropServices;
using BondResolution.Pipeline;
using BondResolution.Pipeline.Registers;
using BondResolution.Pipeline.Reports;

var rows = new Option<int>("--rows") { Description = "accounts in the register", DefaultValueFactory = _ => 1_000_000 };
var runs = new Option<int>("--runs") { Description = "runs of each variant, in alternating order", DefaultValueFactory = _ => 5 };
var only = new Option<string>("--only") { Description = "variants to run, of a,b,c,d: bondres, psql, sqlite3, psql with hashes and encryption", DefaultValueFactory = _ => "a,b,c,d" };
var seed = new Option<ulong>("--seed") { Description = "seed of the register", DefaultValueFactory = _ => 128044 };
var bondres = new Option<string?>("--bondres") { Description = "the built program (executable or dll); default src/BondResolution.Cli/bin/Release/net10.0/bondres" };
var work = new Option<string>("--work") { Description = "folder in which a temporary one is made; on the disk that is to be measured", DefaultValueFactory = _ => Path.GetTempPath() };
var keep = new Option<bool>("--keep") { Description = "leave the temporary folder" };
var compute = new Option<bool>("--payout-compute") { Description = "measure bondres payout compute instead, without a ledger" };
var command = new RootCommand("Times whole processes from a register to a payment list (benchmarks/README.md)") { rows, runs, only, seed, bondres, work, keep, compute };
rows.Validators.Add(r => { if (r.GetValueOrDefault<int>() is < 1 or > SyntheticRegister.MaxRows) r.AddError($"--rows: 1 to {SyntheticRegister.MaxRows}"); });
runs.Validators.Add(r => { if (r.GetValueOrDefault<int>() < 1) r.AddError("--runs: at least 1"); });
only.Validators.Add(r => { if (Letters(r.GetValueOrDefault<string>()) is var l && (l.Length == 0 || l.AsSpan().ContainsAnyExcept("abcd"))) r.AddError("--only: letters of a,b,c,d"); });
command.SetAction((parsed, cancel) =>
{
    var folder = Path.Combine(Path.GetFullPath(parsed.GetValue(work)!), $"bondres-pipeline-{Environment.ProcessId}");
    var settings = new Settings(parsed.GetValue(rows), parsed.GetValue(runs), Letters(parsed.GetValue(only)!), parsed.GetValue(seed),
        Path.GetFullPath(parsed.GetValue(bondres) ?? Built()), folder, parsed.GetValue(keep));
    // Of its own: a signal is heard only while the call has returned.
    return Task.Run(() => Measure(settings, parsed.GetValue(compute), cancel), CancellationToken.None);
});
return await command.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromMinutes(1) });

static int Measure(Settings settings, bool isCompute, CancellationToken cancel)
{
    try
    {
        if (!RuntimeInformation.IsOSPlatform(OSPlatform.Linux))
            throw new BenchmarkException("processes are measured with Linux's /proc and getrusage; this is another system");
        if ((isCompute || settings.Only.Contains('a')) && !File.Exists(settings.Bondres))
            throw new BenchmarkException($"{settings.Bondres} is not built; dotnet build -c Release src/BondResolution.Cli, or --bondres PATH");

        // A server that runs as another user must reach its folder below.
        Directory.CreateDirectory(settings.Work, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        Console.WriteLine($"machine: {Machine.Describe()}; load {Machine.Load()}");
        var facts = SyntheticRegister.Write(settings.Register, settings.Rows, settings.Seed);
        Console.WriteLine($"register: {facts.Rows:#,0} accounts of {facts.Persons:#,0} persons, {facts.Units:#,0} bonds, {facts.Frozen:#,0} accounts with frozen ones; {facts.Bytes / 1e6:0.0} MB; seed {settings.Seed}; {settings.Runs} runs");
        if (isCompute)
            PayoutCompute.Run(settings, facts, Console.Out, cancel);
        else
            WholeJob.Run(settings, facts, Console.Out, cancel);
        return 0;
    }
    catch (Exception failure) when (failure is BenchmarkException or OperationCanceledException)
    {
        Console.Error.WriteLine(failure is BenchmarkException ? $"error: {failure.Message}" : "stopped");
        return 1;
    }
    finally
    {
        if (settings.Keep)
            Console.WriteLine($"kept: {settings.Work}");
        else if (Directory.Exists(settings.Work))
            Directory.Delete(settings.Work, recursive: true);
    }
}

static string Letters(string? text) => string.Concat((text ?? "").Where(c => c is not (',' or ' ')).Distinct().Order());

static string Built()
{
    for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
    {
        if (File.Exists(Path.Combine(folder.FullName, "BondResolution.sln")))
            return Path.Combine(folder.FullName, "src", "BondResolution.Cli", "bin", "Release", "net10.0", "bondres");
    }

    return "bondres";
}
