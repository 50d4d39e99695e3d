using FsCheck;
using FsCheck.Fluent;
using Xunit.Abstractions;

namespace BondResolution.Domain.Tests;

/// <summary>
/// Rules that hold for whatever is drawn. Every run draws anew and prints its seed; a seed that once failed is given as
/// a case of its own, and then draws the same again.
/// </summary>
internal static class Rule
{
    public static void Holds<T>(ITestOutputHelper output, Gen<T> drawn, Action<T> rule, ulong? seed = null, int times = 300)
    {
        var used = seed ?? (ulong)Random.Shared.NextInt64();
        output.WriteLine($"seed {used}");
        var config = Config.QuickThrowOnFailure.WithMaxTest(times).WithReplay(used, 1);
        Prop.ForAll(drawn.ToArbitrary(), rule).Check(config);
    }
}
