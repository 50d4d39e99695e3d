using System.Diagnostics;
using BondResolution.EventStore;
using Xunit.Abstractions;

namespace BondResolution.Cli.Tests.Crash;

/// <summary>A replay cut off at any moment and run again gives the ledger that an undisturbed one gives.</summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private const int Ledgers = 5;
    private const int KillsEach = 3;

    /// <summary>About what events.db and its log grow to while the case is replayed.</summary>
    private const long MostBytes = 3 * 1024 * 1024;

    [Fact]
    public async Task A_replay_killed_at_random_moments_and_run_again_ends_in_the_same_reports()
    {
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        using var undisturbed = new Bondres();
        undisturbed.Run("replay", Bondres.CaseFolder("lingnan")).Well();
        var expected = await Reports.ReadAsync(undisturbed);

        for (var ledger = 1; ledger <= Ledgers; ledger++)
        {
            using var bondres = new Bondres();
            for (var kill = 1; kill <= KillsEach; kill++)
            {
                Kill(bondres, random);
                output.WriteLine($"seed {seed}, ledger {ledger}, kill {kill}: {await StandsAsync(bondres)}");
            }

            var replay = bondres.Run("replay", Bondres.CaseFolder("lingnan"));

            Assert.True(replay.ExitCode == 0, $"seed {seed}, ledger {ledger}: {replay.Stdout}\n{replay.Stderr}");
            foreach (var (name, report) in await Reports.ReadAsync(bondres))
                Assert.True(expected[name] == report, $"seed {seed}, ledger {ledger}: {name}\n{expected[name]}\n{report}");
            Assert.Equal(undisturbed.Run("payout", "--case", "128044", "--instalment", "2").Stdout, bondres.Run("payout", "--case", "128044", "--instalment", "2").Stdout);
        }
    }

    /// <summary>What a kill left: a file whose tables were not yet made is no ledger, and the next replay makes them.</summary>
    private static async Task<string> StandsAsync(Bondres bondres)
    {
        if (!File.Exists(Path.Combine(bondres.LedgerFolder, "events.db")))
            return "no ledger";
        try
        {
            return $"sequence {(await bondres.HeadAsync()).Sequence}";
        }
        catch (LedgerAlteredException)
        {
            return "a file without tables";
        }
    }

    /// <summary>Starts a replay and kills it once its files have grown by so much, or once so many milliseconds have passed; unless it is done before.</summary>
    private static void Kill(Bondres bondres, Random random)
    {
        var bytes = random.NextInt64(MostBytes);
        var milliseconds = random.Next(300, 4000);
        var before = Bytes(bondres);
        var watch = Stopwatch.StartNew();
        using var replay = bondres.Start("replay", Bondres.CaseFolder("lingnan"));
        while (!replay.WaitForExit(1) && Bytes(bondres) - before < bytes && watch.ElapsedMilliseconds < milliseconds)
        {
        }

        replay.Kill();
        replay.WaitForExit();
    }

    private static long Bytes(Bondres bondres) => new[] { "events.db", "events.db-wal" }
        .Select(name => new FileInfo(Path.Combine(bondres.LedgerFolder, name))).Where(f => f.Exists).Sum(f => f.Length);
}
