using Xunit.Abstractions;

namespace BondResolution.Domain.Tests.Payouts.Kernels;

/// <summary>Draws anew on every run and prints the seed, on failure in the message too; a seed that once failed is given as a case.</summary>
internal static class Seeded
{
    public static void Run(ITestOutputHelper output, Action<Random> rule, int? seed = null)
    {
        var used = seed ?? Random.Shared.Next();
        output.WriteLine($"seed {used}");
        try
        {
            rule(new Random(used));
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"seed {used}: {e.Message}", e);
        }
    }
}
