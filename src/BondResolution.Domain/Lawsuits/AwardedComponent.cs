using BondResolution.Domain.Money;
using BondResolution.Domain.Plans;
using BondResolution.Domain.Time;

namespace BondResolution.Domain.Lawsuits;

/// <summary>One thing awarded or claimed, with the tier it is paid in: a stated amount, or interest by its own formula; exactly one of the two.</summary>
/// <param name="Tier">Decides when money pays it, and whether late performance doubles its interest: ordinary interest is not doubled (法释〔2014〕8号, Art. 1).</param>
public sealed record AwardedComponent(string Name, AppropriationTier Tier, Fen? Stated, InterestFormula? Formula)
{
    /// <summary>In fen; a formula is computed and rounded half up once.</summary>
    public Fen Amount => Stated ?? Interest.Compute(Formula!).Value.Rounded;

    /// <summary>
    /// The tier of a component that names none: a formula is interest; a stated amount goes by its name, <c>interest</c> or 利息 before
    /// <c>principal</c> or 本金; anything else is costs.
    /// </summary>
    public static AppropriationTier TierOf(string name, InterestFormula? formula)
    {
        if (formula is not null || Names(name, "interest", "利息"))
            return AppropriationTier.Interest;
        return Names(name, "principal", "本金") ? AppropriationTier.Principal : AppropriationTier.Costs;
    }

    /// <summary>A claim as it was filed, without a tier of its own.</summary>
    public static AwardedComponent Of(ClaimComponent claim) => new(claim.Name, TierOf(claim.Name, claim.Formula), claim.Stated, claim.Formula);

    private static bool Names(string name, string english, string chinese) =>
        name.Contains(english, StringComparison.OrdinalIgnoreCase) || name.Contains(chinese, StringComparison.Ordinal);
}
