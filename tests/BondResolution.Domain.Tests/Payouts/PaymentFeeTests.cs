using BondResolution.Domain.Money;
using BondResolution.Domain.Payouts;

namespace BondResolution.Domain.Tests.Payouts;

public class PaymentFeeTests
{
    [Theory] // CASE §3: with a fee of 0.005 %, 4,564.73 万 and 3,168.24 万 went to the depository
    [InlineData(456_450, "45647282.25")]
    [InlineData(316_808, "31682384.04")]
    public void The_fee_reconciles_the_cash_of_both_instalments_of_128044(long units, string cash)
    {
        var paid = new Fen(10_000) * units;
        Assert.Equal(cash, (paid + PaymentFee.Of(paid, new Rate(0.00005m))).ToString());
    }

    [Fact]
    public void Half_a_fen_of_fee_rounds_up() => Assert.Equal(new Fen(1), PaymentFee.Of(new Fen(10_000), new Rate(0.00005m)));
}
