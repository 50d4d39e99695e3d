using BondResolution.Application.Explaining;
using BondResolution.Application.Tests.Harness;
using BondResolution.Views.Reports;

namespace BondResolution.Views.Tests;

public sealed class PurchaseExplanationTests
{
    /// <summary>Who sold and who bought are told the same offer; the purchaser's line has no lines of an event of its own.</summary>
    [Theory]
    [InlineData("investors.units", 2)]
    [InlineData("purchasers.units", 2)]
    [InlineData("holder[0900000001].units", 1)]
    [InlineData("holder[0100000001].units", 1)]
    public async Task A_purchase_names_its_offer_on_both_sides(string figure, int lines)
    {
        using var folder = new TestFolder();
        folder.File("r.csv", SmallCase.Holders);
        await using var ledger = await TestLedger.OpenAsync(folder);
        await ledger.RecordAsync(SmallCase.Open, SmallCase.Default(), SmallCase.Import("r.csv"), SmallCase.Offer("first offer"), SmallCase.Agree("0100000001", "first offer"), SmallCase.Settle("first offer"));
        var scope = new Scope(SmallCase.Code, new DateOnly(2024, 12, 31), await ledger.Ledger.CatchUpAsync());

        var explained = (await new Explainer(ledger.Ledger.Reports, scope).ExplainAsync(figure)).Value;

        Assert.Equal($"bought under offer first offer, {lines} lines", explained.Steps.Single(s => s.Fact.Do == "buyback.settle").How?.English);
    }
}
