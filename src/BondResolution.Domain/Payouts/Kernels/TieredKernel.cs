using System.Collections.Immutable;
using BondResolution.Domain.Money;

namespace BondResolution.Domain.Payouts.Kernels;

/// <summary>
/// Each slice of a claim at its rate. Within a tier what is paid is a straight line of the bonds, so that a claim costs one
/// line however many tiers lie below: with P the claim of one bond (millionths of a yuan), the tier from L up at rate R,
/// and S what the tiers below it give in full, x bonds bring (S + (x·P − L)·R) ÷ D, rounded half up once: n = P·R,
/// k = S − L·R + D/2, d = D.
/// </summary>
/// <remarks>
/// P ≤ 2·10^11, R ≤ 10^10, D = 10^14, L ≤ 10^20, S ≤ 10^30 at the construction, in 128 bits. w·x ≤ 2·10^21/10^14·10^11 = 2·10^18,
/// |o| ≤ 10^30/10^14 + 1, and no claim brings more than itself, 2·10^18 fen: all below 2^63.
/// </remarks>
internal sealed class TieredKernel : EntitlementKernel
{
    private const long Denominator = ExactScale.MicroPerFen * ExactScale.RateUnit;

    /// <summary>From how many bonds on each line holds; the first from none.</summary>
    private readonly ImmutableArray<long> from;

    private readonly ImmutableArray<FloorLine> lines;

    /// <summary>What the part that is covered first comes to: the cash up to it is that part, the rest the other.</summary>
    private readonly FloorLine firstPart;

    private readonly bool interestFirst;

    public TieredKernel(Scheme.Tiered scheme, CashSplit split)
    {
        interestFirst = split == CashSplit.InterestFirst;
        firstPart = PerUnitKernel.Line(interestFirst ? scheme.InterestPerUnit : scheme.PrincipalPerUnit);
        (from, lines) = Lines(scheme.Tiers, scheme.PrincipalPerUnit.MicroYuan() + scheme.InterestPerUnit.MicroYuan());
    }

    public override void Run(ReadOnlySpan<long> bases, Span<long> units, Span<long> principal, Span<long> interest)
    {
        var first = interestFirst ? interest : principal;
        var second = interestFirst ? principal : interest;
        for (var i = 0; i < bases.Length; i++)
        {
            var x = bases[i];
            var cash = lines[Tier(x)].At(x);
            first[i] = long.Min(cash, firstPart.At(x));
            second[i] = unchecked(cash - first[i]);
        }
    }

    /// <summary>Which line holds for so many bonds. Counted, not searched: sizes come at random, and a wrong guess of a branch costs more than some comparisons.</summary>
    private int Tier(long bonds)
    {
        var tier = 0;
        for (var i = 1; i < from.Length; i++)
            tier += bonds >= from[i] ? 1 : 0;
        return tier;
    }

    private static (ImmutableArray<long> From, ImmutableArray<FloorLine> Lines) Lines(ImmutableArray<Tier> tiers, long perUnitMicro)
    {
        var from = ImmutableArray.CreateBuilder<long>();
        var lines = ImmutableArray.CreateBuilder<FloorLine>();
        Int128 below = 0;
        Int128 brought = 0;
        // A claim above the last border gets nothing there: a tier without end at no rate.
        foreach (var (upTo, rate) in tiers.Add(new Tier(null, Rate.Zero)))
        {
            // The first whole number of bonds whose claim is above the border.
            var start = lines.Count == 0 ? 0 : perUnitMicro == 0 ? long.MaxValue : (below / perUnitMicro) + 1;
            if (start > Limits.MaxUnits)
                break;
            from.Add((long)start);
            lines.Add(FloorLine.Of((Int128)perUnitMicro * rate.Scaled(), brought - (below * rate.Scaled()) + (Denominator / 2), Denominator));
            if (upTo is not { } border)
                break;
            var end = (Int128)border.Value * ExactScale.MicroPerFen;
            brought += (end - below) * rate.Scaled();
            below = end;
        }

        return (from.ToImmutable(), lines.ToImmutable());
    }
}
