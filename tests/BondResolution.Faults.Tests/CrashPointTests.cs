using BondResolution.Faults.Tests.Harness;

namespace BondResolution.Faults.Tests;

/// <summary>The program killed between any two steps that matter leaves a ledger that is whole, and that the same commands complete.</summary>
public sealed class CrashPointTests(ITestOutputHelper output)
{
    /// <summary>What a process ends with that was killed by signal 9.</summary>
    private const int Killed = 128 + 9;

    public static TheoryData<string, string, int> Points()
    {
        var data = new TheoryData<string, string, int>();
        foreach (var kind in new[] { "file", "postgres" })
        {
            // how often each is passed at least while the story is told
            foreach (var (point, times) in new[]
                { ("vault.written", 1), ("append.begun", 12), ("append.inserted", 12), ("append.head", 12), ("append.committed", 12), ("views.checkpoint", 1), ("views.committed", 1) })
                data.Add(kind, point, times);
        }

        return data;
    }

    [SkippableTheory]
    [MemberData(nameof(Points))]
    public async Task Killed_at_a_named_point_it_loses_nothing_that_was_acknowledged_and_goes_on(string kind, string point, int times)
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        using var bondres = Bondres.At(kind, isDurable: true);
        Story.PutFiles(bondres);
        var at = $"{point}:{random.Next(1, times + 1)}";
        var because = $"seed {seed}, {kind}, killed at {at}";
        output.WriteLine(because);
        bondres.Environment["BONDRES_CRASH_AT"] = at;
        var told = bondres.RunWithInput(Story.Input, "do", "-");
        Assert.True(told.ExitCode == Killed, $"{because}: {told.ExitCode}\n{told.Stdout}\n{told.Stderr}");
        var acknowledged = Survivor.Acknowledged(told.Stderr).ToList();
        await Survivor.CheckAsync(bondres, acknowledged, because);

        bondres.Environment.Remove("BONDRES_CRASH_AT");
        bondres.RunWithInput(Story.Input, "do", "-").Well();
        Assert.Equal(await Undisturbed.Value, await Survivor.CheckAsync(bondres, acknowledged, because + ", at the end"));
    }

    [SkippableTheory]
    [InlineData("file", "views.swap")]
    [InlineData("file", "views.swapped")]
    [InlineData("postgres", "views.swap")]
    [InlineData("postgres", "views.swapped")]
    public async Task Killed_while_read_models_are_swapped_it_finds_or_makes_them_anew(string kind, string point)
    {
        using var bondres = Bondres.At(kind, isDurable: true);
        Story.PutFiles(bondres);
        bondres.RunWithInput(Story.Input, "do", "-").Well();
        bondres.Environment["BONDRES_CRASH_AT"] = point;
        Assert.Equal(Killed, bondres.Run("views", "rebuild").ExitCode);
        bondres.Environment.Remove("BONDRES_CRASH_AT");
        Assert.Equal(await Undisturbed.Value, await Survivor.CheckAsync(bondres, [], $"{kind}, {point}"));
    }

    internal static readonly Lazy<Task<string>> Undisturbed = new(async () =>
    {
        using var bondres = new Bondres();
        Story.PutFiles(bondres);
        bondres.RunWithInput(Story.Input, "do", "-").Well();
        return await Survivor.CheckAsync(bondres, [], "undisturbed");
    });
}
