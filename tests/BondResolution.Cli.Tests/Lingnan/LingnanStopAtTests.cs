namespace BondResolution.Cli.Tests.Lingnan;

/// <summary>A script replayed in parts.</summary>
public sealed class LingnanStopAtTests
{
    [Fact]
    public void A_replay_stops_at_a_line_and_goes_on_from_there()
    {
        using var bondres = new Bondres();
        var script = File.ReadAllLines(Path.Combine(Bondres.CaseFolder("lingnan"), "case.jsonl"));
        var settled = Array.FindIndex(script, l => l.Contains("buyback.settle", StringComparison.Ordinal)) + 1;

        // when stopped before the purchase
        bondres.Run("replay", Bondres.CaseFolder("lingnan"), "--stop-at", $"{settled - 1}").Well();
        // then nothing is bought
        Assert.Equal(0, bondres.Json("exposure", "--case", "128044").Units("purchasers.units"));

        // when stopped behind it
        bondres.Run("replay", Bondres.CaseFolder("lingnan"), "--stop-at", $"{settled}").Well();
        // then everything is bought and nothing else has happened
        var exposure = bondres.Json("exposure", "--case", "128044");
        Assert.Equal((1_458_148, 0), (exposure.Units("purchasers.units"), exposure.Units("lawsuits.count")));
        Assert.Equal(3, bondres.Json("exposure", "series", "--case", "128044").GetProperty("rows").GetArrayLength());
    }
}
