using System.Globalization;
using BondResolution.Pipeline.Processes;
using BondResolution.Pipeline.Registers;
using BondResolution.Pipeline.Reports;

namespace BondResolution.Pipeline;

/// <summary>The same list straight from the register, without a ledger: <c>bondres payout compute</c>.</summary>
internal static class PayoutCompute
{
    public static void Run(Settings settings, RegisterFacts facts, TextWriter output, CancellationToken cancel)
    {
        var list = Path.Combine(settings.Work, "list.csv");
        output.WriteLine($"bondres payout compute: {Programs.Version(settings.BondresWords, cancel)}");
        List<Measured> runs = [];
        for (var run = 0; run < settings.Runs; run++)
        {
            File.Delete(list);
            Libc.Sync();
            runs.Add(ChildProcess.Run("payout compute", [.. settings.BondresWords, "payout", "compute", "--register", settings.Register,
                "--scheme", """{"type":"one-per","per":10,"rounding":"ceiling"}""", "--out", list, "--lang", "en"], "", settings.Work, cancel));
            Console.Error.WriteLine($"run {run + 1} {runs[^1].Wall.TotalSeconds:0.000} s, load {Machine.Load()}");
            if (run == 0)
                PayoutList.Check(list, facts);
        }

        var wall = Median.Of(runs.Select(r => r.Wall.TotalSeconds));
        var peak = runs.Max(r => r.PeakKiB) / 1024.0;
        var processor = Median.Of(runs.Select(r => (r.User + r.System).TotalSeconds)).Middle;
        output.WriteLine();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"wall {wall.Middle:0.000} s ({wall.Lowest:0.000} – {wall.Highest:0.000}), {facts.Rows / wall.Middle:#,0} rows/s, user+sys {processor:0.00} s, peak {peak:0.0} MiB"));
        Report.Stages(output, [.. runs.Select(r => (IReadOnlyList<Measured>)[r])]);
        output.WriteLine($"list: {facts.Rows:#,0} accounts, paid {facts.Paid:#,0}, deferred {facts.Deferred:#,0} bonds, as they must be; SHA-256 {PayoutList.Hash(list)}");
    }
}
