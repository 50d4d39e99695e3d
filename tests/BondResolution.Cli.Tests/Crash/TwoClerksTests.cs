namespace BondResolution.Cli.Tests.Crash;

/// <summary>Two processes that record in one ledger at the same time.</summary>
public sealed class TwoClerksTests
{
    private const string Account = "0199000001";

    [SkippableTheory]
    [InlineData("file")]
    [InlineData("postgres")]
    public async Task Two_clerks_buying_from_one_holder_never_exceed_the_cap(string kind)
    {
        using var bondres = Bondres.At(kind);
        bondres.Run("replay", Bondres.CaseFolder("small"), "--stop-at", "5").Well();

        // when both buy seven bonds at a time, of a cap of 1,000, until they are refused
        var first = bondres.Start("do", "-");
        var second = bondres.Start("do", "-");
        var answers = await Task.WhenAll(Task.Run(() => Bondres.Finish(first, Purchases("first"))), Task.Run(() => Bondres.Finish(second, Purchases("second"))));

        // then both stop at the cap, with 142 purchases between them
        Assert.All(answers, a => Assert.Equal(("buyback.above-cap", 1), (a.ErrorCode, a.ExitCode)));
        var holder = bondres.Json("holder", "show", Account, "--case", "129001");
        var purchases = holder.GetProperty("purchases").EnumerateArray().ToList();
        Assert.Equal((142, 994, 506), (purchases.Count, purchases.Sum(p => p.Units("units")), holder.Units("units")));
        var exposure = bondres.Json("exposure", "--case", "129001");
        Assert.Equal((994, 3046, 4040), (exposure.Units("purchasers.units"), exposure.Units("investors.units"), exposure.Units("outstanding.units")));
        Assert.Equal("99526.38", exposure.At("reduction.buyback.cash"));
    }

    [SkippableTheory]
    [InlineData("file")]
    [InlineData("postgres")]
    public void Single_purchases_at_the_same_moment_are_all_recorded_or_refused_by_the_cap(string kind)
    {
        using var bondres = Bondres.At(kind);
        bondres.Run("replay", Bondres.CaseFolder("small"), "--stop-at", "5").Well();
        var bought = 0;

        for (var round = 0; round < 6; round++)
        {
            var both = new[] { "a", "b" }.Select(clerk => bondres.Start("do", Purchase($"{clerk}{round}", 90))).ToList();
            var answers = both.Select(p => Bondres.Finish(p)).ToList();
            Assert.All(answers, a => Assert.True(a.ExitCode == 0 || a.ErrorCode == "buyback.above-cap", a.Stderr));
            bought += answers.Count(a => a.ExitCode == 0);
        }

        Assert.Equal(11, bought);
        Assert.Equal((990, 510), (bondres.Json("exposure", "--case", "129001").Units("purchasers.units"), bondres.Json("holder", "show", Account, "--case", "129001").Units("units")));
    }

    [SkippableTheory]
    [InlineData("file")]
    [InlineData("postgres")]
    public async Task Two_replays_of_one_script_at_the_same_time_record_it_once(string kind)
    {
        using var alone = new Bondres();
        var expected = alone.Json("replay", Bondres.CaseFolder("small"));
        using var bondres = Bondres.At(kind);
        bondres.RunWithInput("", "do", "-").Well(); // made, and empty

        var both = new[] { 1, 2 }.Select(_ => bondres.Start("replay", Bondres.CaseFolder("small"))).ToList();
        var answers = await Task.WhenAll(both.Select(p => Task.Run(() => Bondres.Finish(p))));

        Assert.All(answers, a => Assert.True(a.ExitCode == 0, a.Stderr));
        var again = bondres.Json("replay", Bondres.CaseFolder("small"));
        Assert.Equal((0, expected.Units("sequence")), (again.Units("events"), again.Units("sequence")));
    }

    private static string Purchases(string clerk) => string.Join('\n', Enumerable.Range(0, 160).Select(i => Purchase($"{clerk}-{i}", 7))) + "\n";

    private static string Purchase(string id, int units) =>
        $$"""{"do":"buyback.buy","on":"2024-06-21","offer":"S1","account":"{{Account}}","units":{{units}},"id":"{{id}}"}""";
}
