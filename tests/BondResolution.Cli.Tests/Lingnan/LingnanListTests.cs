namespace BondResolution.Cli.Tests.Lingnan;

/// <summary>The lists of 128044 add up to what was published.</summary>
[Collection(LingnanLedger.Collection)]
public sealed class LingnanListTests(LingnanLedger lingnan)
{
    [Fact]
    public void Purchases_add_up_to_the_1458148_bonds_of_the_offer()
    {
        var list = lingnan.Bondres.Json("buyback", "purchases", "--offer", "2024-120");
        var exposure = lingnan.Bondres.Json("exposure");

        Assert.Equal((1_458_148, 4_414), (list.Units("totals.units"), list.Units("totals.holders")));
        Assert.Equal(exposure.Fen("reduction.buyback.cash"), list.Fen("totals.cash"));
    }

    [Fact]
    public void The_second_instalment_as_known_before_it_was_paid_is_previewed_as_it_was_paid()
    {
        var paid = lingnan.Bondres.Run("payout", "--instalment", "2").Well().Stdout;
        var opened = lingnan.Bondres.Json("audit", "events").GetProperty("events").EnumerateArray().Last(e =>
            e.At("type") == "holdings.payment-opened/1").Units("sequence");

        Assert.Equal(paid, lingnan.Bondres.Run("payout", "--instalment", "2", "--preview", "--as-known", $"{opened - 1}").Well().Stdout);
    }
}
