using System.Collections.Immutable;
using BondResolution.Domain.Bonds;
using BondResolution.Domain.Money;

namespace BondResolution.Domain.Payouts;

/// <summary>
/// By what rule a payment is divided among the holders (偿付方案). What a scheme must hold to is in
/// <see cref="SchemeRules"/>.
/// </summary>
public abstract record Scheme
{
    private Scheme()
    {
    }

    /// <summary>Who the rule is applied to: each account, or a person's accounts together, shared out afterwards.</summary>
    public CapPer Group { get; init; }

    /// <summary>Tax withheld from interest.</summary>
    public TaxRates Tax { get; init; } = TaxRates.None;

    /// <summary>One bond of so many is paid at face and cancelled (每 10 张偿付 1 张).</summary>
    /// <param name="Per">1 or more.</param>
    public sealed record OnePer(int Per, OnePerRounding Rounding) : Scheme;

    /// <summary>So much for each bond; no bond is cancelled.</summary>
    /// <param name="UnitPriceScale">Decimals, 0 to 6, that the interest of one bond is rounded to before it is multiplied; null: not at all.</param>
    public sealed record PerUnit(Price Principal, Price Interest, int? UnitPriceScale) : Scheme;

    /// <summary>A fund is divided by bonds, to the last fen; all of it is principal.</summary>
    /// <param name="Fund">Above zero, at least one fen for every holder with a base.</param>
    public sealed record ProRata(Fen Fund) : Scheme;

    /// <summary>Each slice of a holder's claim is paid at its rate (court reorganisations: in full up to 5 万元, less above).</summary>
    public sealed record Tiered(Price PrincipalPerUnit, Price InterestPerUnit, ImmutableArray<Tier> Tiers) : Scheme
    {
        public bool Equals(Tiered? other) =>
            base.Equals(other) && PrincipalPerUnit == other.PrincipalPerUnit && InterestPerUnit == other.InterestPerUnit
            && Tiers.AsSpan().SequenceEqual(other.Tiers.AsSpan());

        public override int GetHashCode()
        {
            var hash = new HashCode();
            hash.Add(base.GetHashCode());
            hash.Add(PrincipalPerUnit);
            hash.Add(InterestPerUnit);
            foreach (var tier in Tiers)
                hash.Add(tier);
            return hash.ToHashCode();
        }
    }
}
