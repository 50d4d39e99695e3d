using BondResolution.Domain.Law;
using BondResolution.Domain.Money;

namespace BondResolution.Domain.Holdings;

/// <summary>Whether an estate is open to simplified payment in cash (小额遗产), by the threshold of its day.</summary>
/// <param name="Net">What it is worth net: as stated, or else the principal owed on all bonds of this case that are or were the deceased's,
/// whichever account holds or passed them on.</param>
/// <param name="IsStated">Whether it was stated.</param>
/// <param name="Threshold">Of the day.</param>
/// <param name="IsSmall">Whether it is within the threshold.</param>
public sealed record EstateMark(Fen Net, bool IsStated, Fen Threshold, bool IsSmall)
{
    public static EstateMark Of(Fen? stated, Fen known, DateOnly on)
    {
        var (net, rule) = (stated ?? known, SmallEstate.On(on));
        return new EstateMark(net, stated is not null, rule.Threshold, rule.Includes(net));
    }
}
