namespace BondResolution.Cli.Tests.Rules;

/// <summary>What a proof says to whoever checks it, and what whoever makes it is told of reversals.</summary>
public sealed class ProofWordsTests(SmallLedger small) : IClassFixture<SmallLedger>
{
    [Fact]
    public void A_receipt_says_what_its_lines_say()
    {
        using var bondres = small.Copy();
        bondres.Run("audit", "prove", "--account", "0199000001", "--out", "receipt.json").Well();

        var told = bondres.Run("audit", "check-proof", "receipt.json").Well();
        var json = bondres.Json("audit", "check-proof", "receipt.json");

        Assert.Contains("accounts 0199000001", told.Stdout, StringComparison.Ordinal);
        Assert.Equal("0199000001", json.At("facts[0].says.accounts"));
        Assert.Equal(["register.lines/2", "holdings.paid/2"], json.GetProperty("facts").EnumerateArray().Select(f => f.At("type")));
        Assert.Contains("a proof says what was recorded, not whether it stands", told.Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_proves_what_was_taken_back_is_told_by_what()
    {
        using var bondres = small.Copy();
        var events = bondres.Json("audit", "events").GetProperty("events").EnumerateArray().ToList();
        var (wrong, reversal) = (events.First(e => e.At("command") == "w0").At("sequence"),
            events.First(e => e.At("command") == "c0").At("sequence"));

        Assert.Contains($"sequence {wrong}, which is proved, was taken back by sequence {reversal}",
            bondres.Run("audit", "prove", wrong, "--out", "proof.json").Well().Stderr, StringComparison.Ordinal);
        Assert.Contains("warned in error", bondres.Run("audit", "check-proof", "proof.json").Well().Stdout, StringComparison.Ordinal);
    }
}
