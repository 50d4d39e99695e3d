using BondResolution.Domain.Payouts;

namespace BondResolution.Domain.Payouts.Kernels;

/// <summary>
/// One bond of so many. x bonds entitle to ⌈x ÷ per⌉ = ⌊(x + per − 1) ÷ per⌋ or ⌊x ÷ per⌋, never more than x. With per below
/// 2^31 and x at most 10^11 no step exceeds 10^11 + 2^31.
/// </summary>
internal sealed class OnePerKernel(Scheme.OnePer scheme) : EntitlementKernel
{
    private readonly FloorLine line = FloorLine.Of(1, scheme.Rounding == OnePerRounding.Ceiling ? scheme.Per - 1 : 0, scheme.Per);

    /// <summary>The least that a claimant with a base gets.</summary>
    private readonly long least = scheme.Rounding == OnePerRounding.FloorMin1 ? 1 : 0;

    public override void Run(ReadOnlySpan<long> bases, Span<long> units, Span<long> principal, Span<long> interest, ref BlockSums sums)
    {
        line.Run(bases, units);
        if (least == 0)
            return;
        for (var i = 0; i < units.Length; i++)
            units[i] = long.Max(units[i], long.Min(least, bases[i]));
    }
}
