using BondResolution.Domain.Payouts;
using BondResolution.Domain.Problems;

namespace BondResolution.Domain.Holdings;

/// <summary>What a scheme gives the holders of a record date, and what of it frozen bonds hold back on the day of payment.</summary>
/// <param name="Holders">Every account, by account ascending, with its positions on both days.</param>
/// <param name="Input">The same as columns.</param>
/// <param name="Result">The payment, in the same order.</param>
internal sealed record Entitlements(PaymentHolders Holders, PayoutInput Input, PayoutResult Result)
{
    /// <summary>The entitlements, or why they cannot be computed.</summary>
    /// <param name="atRecordDate">Positions that decide who is entitled.</param>
    /// <param name="now">Positions on the day of payment.</param>
    /// <param name="scheme">The scheme.</param>
    /// <param name="split">What money covers first.</param>
    public static Outcome<Entitlements> Of(HoldingsBook atRecordDate, HoldingsBook now, Scheme scheme, CashSplit split)
    {
        var holders = PaymentHolders.Of(atRecordDate, now);
        var input = holders.Input(scheme.Group);
        return Payout.Compute(scheme, input, now.Face, split).Try(out var result, out var unfit) ? new Entitlements(holders, input, result) : unfit;
    }
}
