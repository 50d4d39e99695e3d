using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using BondResolution.Domain.Bonds;
using BondResolution.Domain.Money;

namespace BondResolution.Domain.Payouts.Kernels;

/// <summary>
/// Tax on the interest that is paid now, by class: interest × rate, rounded half up; with the rates n ÷ d over one
/// denominator, ⌊(n·interest + ⌊d/2⌋) ÷ d⌋. A rate is at most 1, so the tax is at most the interest.
/// </summary>
internal sealed class TaxKernel
{
    /// <summary>n by class.</summary>
    private readonly long[] numerators = new long[Enum.GetValues<HolderClass>().Length];

    private readonly long denominator = ExactScale.RateUnit;
    private readonly Reciprocal reciprocal;

    /// <summary>The most interest for which n·interest + ⌊d/2⌋ is below 2^63.</summary>
    private readonly long fastUpTo;

    /// <param name="rates">One of them above 0.</param>
    public TaxKernel(TaxRates rates)
    {
        foreach (var holderClass in Enum.GetValues<HolderClass>())
        {
            numerators[(int)holderClass] = rates.Of(holderClass).Scaled();
            denominator = Common(denominator, numerators[(int)holderClass]);
        }

        var common = denominator;
        for (var i = 0; i < numerators.Length; i++)
            numerators[i] /= common;
        // Where every rate is 0 or 1 the denominator would be 1, which has no reciprocal.
        (denominator, var doubled) = common == ExactScale.RateUnit ? (2, 2) : (ExactScale.RateUnit / common, 1);
        for (var i = 0; i < numerators.Length; i++)
            numerators[i] *= doubled;
        reciprocal = new Reciprocal(denominator);
        fastUpTo = (long.MaxValue - (denominator / 2)) / numerators.Max();
    }

    /// <summary>Fills the tax of each row from its interest and class.</summary>
    public void Run(in RowBlock block, ref BlockSums sums)
    {
        ref var interests = ref MemoryMarshal.GetReference(block.Interest);
        ref var taxes = ref MemoryMarshal.GetReference(block.Tax);
        var classes = block.Classes;
        var half = Vector256.Create(denominator / 2);
        var limit = Vector256.Create(fastUpTo);
        var withheld = Vector256<long>.Zero;
        var row = 0;
        for (; row + 4 <= classes.Length; row += 4)
        {
            var interest = Vector256.LoadUnsafe(ref interests, (nuint)row);
            var numerator = Vector256.Create(numerators[(int)classes[row]], numerators[(int)classes[row + 1]],
                numerators[(int)classes[row + 2]], numerators[(int)classes[row + 3]]);
            var tax = Vector256.GreaterThanAny(interest, limit)
                ? Vector256.Create(One(interest[0], numerator[0]), One(interest[1], numerator[1]), One(interest[2], numerator[2]), One(interest[3], numerator[3]))
                : reciprocal.Quotient(((interest * numerator) + half).AsUInt64()).AsInt64();
            tax.StoreUnsafe(ref taxes, (nuint)row);
            withheld += tax;
        }

        sums.Tax = Vector256.Sum(withheld);
        for (; row < classes.Length; row++)
        {
            block.Tax[row] = One(block.Interest[row], numerators[(int)classes[row]]);
            sums.Tax += block.Tax[row];
        }
    }

    private long One(long interest, long numerator) => Rounding.HalfUpShare(interest, numerator, denominator);

    private static long Common(long a, long b)
    {
        while (b != 0)
            (a, b) = (b, a % b);
        return a;
    }
}
