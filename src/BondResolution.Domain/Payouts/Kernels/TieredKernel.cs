using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
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

    /// <summary>Tiers for which all claims are gone through once more; beyond, each claim looks for its own.</summary>
    private const int TiersInTurn = 4;

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

    public override void Run(ReadOnlySpan<long> bases, Span<long> units, Span<long> principal, Span<long> interest, ref BlockSums sums)
    {
        var first = interestFirst ? interest : principal;
        var second = interestFirst ? principal : interest;
        // All by the line of the first tier, then those of the next again by theirs; plans seldom have more than two or three.
        lines[0].Run(bases, second);
        for (var tier = 1; tier < int.Min(lines.Length, TiersInTurn); tier++)
            lines[tier].RunFrom(from[tier], bases, second);
        if (lines.Length > TiersInTurn)
            RunOthers(bases, second);
        firstPart.Run(bases, first);
        var (firstSum, secondSum) = Cover(first, second);
        (sums.Principal, sums.Interest) = interestFirst ? (secondSum, firstSum) : (firstSum, secondSum);
    }

    /// <summary>Cash covers what comes first, up to what that is; the rest is the other. Comes in as the full first part and the cash.</summary>
    private static (long FirstSum, long SecondSum) Cover(Span<long> first, Span<long> second)
    {
        ref var firsts = ref MemoryMarshal.GetReference(first);
        ref var seconds = ref MemoryMarshal.GetReference(second[..first.Length]);
        var (firstSums, secondSums) = (Vector256<long>.Zero, Vector256<long>.Zero);
        nuint i = 0;
        for (; i + 4 <= (nuint)first.Length; i += 4)
        {
            var cash = Vector256.LoadUnsafe(ref seconds, i);
            var covered = Vector256.Min(cash, Vector256.LoadUnsafe(ref firsts, i));
            covered.StoreUnsafe(ref firsts, i);
            (cash - covered).StoreUnsafe(ref seconds, i);
            firstSums += covered;
            secondSums += cash - covered;
        }

        var (firstSum, secondSum) = (Vector256.Sum(firstSums), Vector256.Sum(secondSums));
        for (var tail = (int)i; tail < first.Length; tail++)
        {
            first[tail] = long.Min(second[tail], first[tail]);
            second[tail] -= first[tail];
            firstSum += first[tail];
            secondSum += second[tail];
        }

        return (firstSum, secondSum);
    }

    /// <summary>The claims that reach beyond the first tiers, one by one.</summary>
    private void RunOthers(ReadOnlySpan<long> bases, Span<long> cash)
    {
        for (var i = 0; i < bases.Length; i++)
        {
            if (bases[i] < from[TiersInTurn])
                continue;
            var found = from.BinarySearch(bases[i]);
            cash[i] = lines[found >= 0 ? found : ~found - 1].At(bases[i]);
        }
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
            if (from.Count > 0 && from[^1] == start) // the tier before ends within one bond's claim
                (from.Count, lines.Count) = (from.Count - 1, lines.Count - 1);
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
