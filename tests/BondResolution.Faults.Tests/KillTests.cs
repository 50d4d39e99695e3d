using System.Diagnostics;
using BondResolution.Faults.Tests.Harness;

namespace BondResolution.Faults.Tests;

/// <summary>The program killed at random moments while it imports and pays, again and again, until the commands are done.</summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private const int Kills = 5;

    [SkippableTheory]
    [InlineData("file")]
    [InlineData("postgres")]
    public async Task Killed_at_random_moments_it_loses_nothing_that_was_acknowledged_and_ends_the_same(string kind)
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        using var bondres = Bondres.At(kind, isDurable: true);
        Story.PutFiles(bondres);
        var watch = Stopwatch.StartNew();
        using (var measured = Bondres.At(kind, isDurable: true))
        {
            Story.PutFiles(measured);
            measured.RunWithInput(Story.Input, "do", "-").Well();
        }

        var longest = (int)watch.ElapsedMilliseconds;
        var acknowledged = new List<string>();
        for (var kill = 1; kill <= Kills; kill++)
        {
            var milliseconds = random.Next(longest / 5, longest);
            var because = $"seed {seed}, {kind}, kill {kill} after {milliseconds} ms";
            var process = bondres.Start("do", "-");
            using var timer = new Timer(_ => Kill(process), null, milliseconds, Timeout.Infinite);
            var told = Bondres.Finish(process, Story.Input);
            acknowledged.AddRange(Survivor.Acknowledged(told.Stderr));
            output.WriteLine($"{because}: ended with {told.ExitCode}, {acknowledged.Distinct().Count()} commands acknowledged so far");
            await Survivor.CheckAsync(bondres, acknowledged, because);
        }

        bondres.RunWithInput(Story.Input, "do", "-").Well();
        Assert.Equal(await CrashPointTests.Undisturbed.Value, await Survivor.CheckAsync(bondres, acknowledged, $"seed {seed}, {kind}, at the end"));
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill();
        }
        catch (InvalidOperationException)
        {
            // it was done before its moment came
        }
    }
}
