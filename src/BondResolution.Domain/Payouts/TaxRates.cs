using BondResolution.Domain.Bonds;
using BondResolution.Domain.Money;

namespace BondResolution.Domain.Payouts;

/// <summary>
/// Tax withheld from interest by class of holder, each 0 to 1. Nothing is withheld unless a payment's declaration says
/// so (tax on overdue interest is unsettled).
/// </summary>
public sealed record TaxRates(Rate Individual, Rate Fund, Rate Institution, Rate Foreign, Rate Other)
{
    public static readonly TaxRates None = new(Rate.Zero, Rate.Zero, Rate.Zero, Rate.Zero, Rate.Zero);

    public Rate Of(HolderClass holderClass) => holderClass switch
    {
        HolderClass.Individual => Individual,
        HolderClass.Fund => Fund,
        HolderClass.Institution => Institution,
        HolderClass.Foreign => Foreign,
        HolderClass.Other => Other,
        _ => throw new ArgumentOutOfRangeException(nameof(holderClass))
    };

    /// <summary>The same with one class's rate replaced.</summary>
    public TaxRates With(HolderClass holderClass, Rate rate) => holderClass switch
    {
        HolderClass.Individual => this with { Individual = rate },
        HolderClass.Fund => this with { Fund = rate },
        HolderClass.Institution => this with { Institution = rate },
        HolderClass.Foreign => this with { Foreign = rate },
        HolderClass.Other => this with { Other = rate },
        _ => throw new ArgumentOutOfRangeException(nameof(holderClass))
    };
}
