using BondResolution.Domain.Money;

namespace BondResolution.Domain.Payouts.Kernels;

/// <summary>
/// So much for each bond. x bonds at a price of q millionths of a yuan are x·q ÷ 10^4 fen, rounded half up. With x and q at
/// most 10^11 the result is at most 10^18, and p·x + r &lt; 10^4·10^11 + 10^4: 64 bits always do.
/// </summary>
internal sealed class PerUnitKernel(Scheme.PerUnit scheme) : EntitlementKernel
{
    private readonly FloorLine principalLine = Line(scheme.Principal);
    private readonly FloorLine interestLine = Line(InterestOfOne(scheme));

    /// <summary>What bonds cost at a price.</summary>
    public static FloorLine Line(Price price) => FloorLine.HalfUp(price.MicroYuan(), ExactScale.MicroPerFen);

    public override void Run(ReadOnlySpan<long> bases, Span<long> units, Span<long> principal, Span<long> interest, ref BlockSums sums)
    {
        sums.Principal = principalLine.Run(bases, principal);
        sums.Interest = interestLine.Run(bases, interest);
    }

    private static Price InterestOfOne(Scheme.PerUnit scheme) =>
        scheme.UnitPriceScale is { } decimals ? new Price(Rounding.HalfUp(scheme.Interest.Yuan, decimals)) : scheme.Interest;
}
