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

    /// <summary>Classes of which it was said that nothing is withheld, a bit each by the value of the class.</summary>
    private int Exempt { get; init; }

    /// <summary>Whether something is withheld from some class.</summary>
    public bool IsWithheld => Enum.GetValues<HolderClass>().Any(c => Of(c).Value > 0);

    /// <summary>Whether a rate of a class was stated, be it 0.</summary>
    public bool States(HolderClass holderClass) => Of(holderClass).Value != 0 || (Exempt & Bit(holderClass)) != 0;

    public Rate Of(HolderClass holderClass) => holderClass switch
    {
        HolderClass.Individual => Individual,
        HolderClass.Fund => Fund,
        HolderClass.Institution => Institution,
        HolderClass.Foreign => Foreign,
        HolderClass.Other => Other,
        _ => throw new ArgumentOutOfRangeException(nameof(holderClass))
    };

    /// <summary>The same with one class's rate stated.</summary>
    public TaxRates With(HolderClass holderClass, Rate rate)
    {
        var stated = this with { Exempt = rate.Value == 0 ? Exempt | Bit(holderClass) : Exempt & ~Bit(holderClass) };
        return holderClass switch
        {
            HolderClass.Individual => stated with { Individual = rate },
            HolderClass.Fund => stated with { Fund = rate },
            HolderClass.Institution => stated with { Institution = rate },
            HolderClass.Foreign => stated with { Foreign = rate },
            HolderClass.Other => stated with { Other = rate },
            _ => throw new ArgumentOutOfRangeException(nameof(holderClass))
        };
    }

    private static int Bit(HolderClass holderClass) => 1 << (int)holderClass;
}
