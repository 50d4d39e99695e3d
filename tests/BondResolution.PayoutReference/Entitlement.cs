using System.Collections.Immutable;
using BondResolution.Domain.Money;
using BondResolution.Domain.Payouts;

namespace BondResolution.PayoutReference;

/// <summary>
/// What claimants are entitled to by a scheme before anything is held back: bonds to cancel, or principal and interest in
/// fen. Exact until one rounding: bonds × price needs 22 digits, times a rate 32, so it is done in Int128.
/// </summary>
internal sealed record Entitlement(long[] Units, long[] PrincipalFen, long[] InterestFen)
{
    public static Entitlement Of(Scheme scheme, long[] bases, CashSplit split)
    {
        var none = new long[bases.Length];
        return scheme switch
        {
            Scheme.OnePer onePer => new([.. bases.Select(units => OnePer(onePer, units))], none, none),
            Scheme.PerUnit perUnit => new(none, Each(bases, perUnit.Principal), Each(bases, InterestOfOne(perUnit))),
            Scheme.ProRata proRata => new(none, LargestRemainder.Split(proRata.Fund.Value, bases), none),
            Scheme.Tiered tiered => Tiered(tiered, bases, split),
            _ => throw new ArgumentOutOfRangeException(nameof(scheme))
        };
    }

    private static long OnePer(Scheme.OnePer scheme, long units) => scheme.Rounding switch
    {
        OnePerRounding.Ceiling => (units + scheme.Per - 1) / scheme.Per,
        OnePerRounding.Floor => units / scheme.Per,
        OnePerRounding.FloorMin1 => units == 0 ? 0 : long.Max(1, units / scheme.Per),
        _ => throw new ArgumentOutOfRangeException(nameof(scheme))
    };

    private static Price InterestOfOne(Scheme.PerUnit scheme) =>
        scheme.UnitPriceScale is { } decimals ? new Price(Rounding.HalfUp(scheme.Interest.Yuan, decimals)) : scheme.Interest;

    private static long[] Each(long[] bases, Price price) => [.. bases.Select(units => Times(units, price))];

    private static long Times(long units, Price price) =>
        Rounding.HalfUpShare(units, Exact.MicroYuan(price), Exact.MicroPerFen);

    private static Entitlement Tiered(Scheme.Tiered scheme, long[] bases, CashSplit split)
    {
        var principal = new long[bases.Length];
        var interest = new long[bases.Length];
        var perUnitMicro = Exact.MicroYuan(scheme.PrincipalPerUnit) + Exact.MicroYuan(scheme.InterestPerUnit);
        for (var i = 0; i < bases.Length; i++)
        {
            var cash = Cash(scheme.Tiers, (Int128)bases[i] * perUnitMicro);
            if (split == CashSplit.InterestFirst)
            {
                interest[i] = long.Min(cash, Times(bases[i], scheme.InterestPerUnit));
                principal[i] = cash - interest[i];
            }
            else
            {
                principal[i] = long.Min(cash, Times(bases[i], scheme.PrincipalPerUnit));
                interest[i] = cash - principal[i];
            }
        }

        return new(new long[bases.Length], principal, interest);
    }

    /// <summary>The slices of a claim (in millionths of a yuan) at their rates, summed and then rounded half up once, in fen.</summary>
    private static long Cash(ImmutableArray<Tier> tiers, Int128 claimMicro)
    {
        Int128 sum = 0;
        Int128 below = 0;
        foreach (var tier in tiers)
        {
            var end = tier.UpTo is { } upTo ? Int128.Min(claimMicro, (Int128)upTo.Value * Exact.MicroPerFen) : claimMicro;
            if (end <= below)
                break;
            sum += (end - below) * Exact.Scaled(tier.Rate);
            below = end;
        }

        Int128 denominator = (Int128)Exact.MicroPerFen * Exact.RateUnit;
        return (long)(((sum * 2) + denominator) / (denominator * 2));
    }
}
