using BondResolution.Domain.Bonds;
using BondResolution.Domain.Money;

namespace BondResolution.Domain.Payouts.Kernels;

/// <summary>
/// Tax on the interest that is paid now, by class: interest × rate, rounded half up. A rate is at most 1, so the tax is at
/// most the interest.
/// </summary>
internal sealed class TaxKernel
{
    private readonly FloorLine[] lines = new FloorLine[Enum.GetValues<HolderClass>().Length];

    public TaxKernel(TaxRates rates)
    {
        foreach (var holderClass in Enum.GetValues<HolderClass>())
            lines[(int)holderClass] = FloorLine.HalfUp(rates.Of(holderClass).Scaled(), ExactScale.RateUnit);
    }

    /// <summary>Fills the tax of each row from its interest and class.</summary>
    public void Run(in RowBlock block, ref BlockSums sums)
    {
        var interest = block.Interest;
        for (var row = 0; row < interest.Length; row++)
        {
            var withheld = lines[(int)block.Classes[row]].At(interest[row]);
            block.Tax[row] = withheld;
            sums.Tax = unchecked(sums.Tax + withheld);
        }
    }
}
