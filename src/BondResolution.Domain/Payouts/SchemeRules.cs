using System.Collections.Immutable;
using BondResolution.Domain.Bonds;
using BondResolution.Domain.Money;
using BondResolution.Domain.Problems;

namespace BondResolution.Domain.Payouts;

/// <summary>What every scheme must hold to, whoever built it.</summary>
public static class SchemeRules
{
    /// <summary>The first rule a scheme breaks, or null.</summary>
    public static Problem? Check(Scheme scheme) => CheckTax(scheme.Tax) ?? scheme switch
    {
        Scheme.OnePer onePer => onePer.Per < 1 ? SchemeProblems.PerTooSmall.With(("per", onePer.Per)) : null,
        Scheme.PerUnit perUnit => CheckPrice("principal", perUnit.Principal) ?? CheckPrice("interest", perUnit.Interest)
            ?? (perUnit.UnitPriceScale is < 0 or > 6 ? SchemeProblems.UnitPriceScale.With(("scale", perUnit.UnitPriceScale)) : null),
        Scheme.ProRata proRata => proRata.Fund.Value is <= 0 or > Limits.MaxAmountFen
            ? SchemeProblems.FundOutOfRange.With(("fund", proRata.Fund), ("most", new Fen(Limits.MaxAmountFen)))
            : null,
        Scheme.Tiered tiered => CheckPrice("principalPerUnit", tiered.PrincipalPerUnit)
            ?? CheckPrice("interestPerUnit", tiered.InterestPerUnit) ?? CheckTiers(tiered.Tiers),
        _ => throw new ArgumentOutOfRangeException(nameof(scheme))
    };

    private static Problem? CheckTax(TaxRates tax)
    {
        foreach (var holderClass in Enum.GetValues<HolderClass>())
        {
            if (!IsPart(tax.Of(holderClass)))
                return SchemeProblems.TaxRate.With(("class", Words.Of(holderClass)), ("rate", tax.Of(holderClass)));
        }

        return null;
    }

    private static Problem? CheckPrice(string field, Price price) =>
        price.IsInRange() ? null : SchemeProblems.PriceOutOfRange.With(("field", field), ("price", price), ("most", Limits.MaxPriceYuan));

    private static Problem? CheckTiers(ImmutableArray<Tier> tiers)
    {
        if (tiers.IsDefaultOrEmpty || tiers.Length > Limits.MaxParts)
            return SchemeProblems.TierCount.With(("count", tiers.IsDefault ? 0 : tiers.Length), ("most", Limits.MaxParts));
        var below = Fen.Zero;
        for (var i = 0; i < tiers.Length; i++)
        {
            var (upTo, rate) = tiers[i];
            if (!IsPart(rate))
                return SchemeProblems.TierRate.With(("tier", i + 1), ("rate", rate));
            if (upTo is null && i < tiers.Length - 1)
                return SchemeProblems.OpenTierNotLast.With(("tier", i + 1));
            if (upTo <= below)
                return SchemeProblems.TiersNotAscending.With(("tier", i + 1), ("upTo", upTo), ("below", below));
            below = upTo ?? below;
        }

        return null;
    }

    private static bool IsPart(Rate rate) => rate.IsInRange() && rate.Value <= 1;
}
