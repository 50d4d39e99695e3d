using BondResolution.Domain.Money;

namespace BondResolution.Domain.Payouts;

/// <summary>
/// The depository's fee for paying out (兑付手续费): a rate of the money paid, before tax, rounded half up once on the
/// total. 0.005 % reconciles both published sums of 128044: 456,450 bonds cost 45,647,282.25 with it, 316,808 bonds
/// 31,682,384.04.
/// </summary>
public static class PaymentFee
{
    /// <summary>The fee on what was paid, 0 or more.</summary>
    public static Fen Of(Fen paidGross, Rate feeRate) =>
        new(Rounding.HalfUpShare(paidGross.Value, feeRate.Scaled(), ExactScale.RateUnit));
}
