using BondResolution.Domain;
using BondResolution.Domain.Bonds;
using BondResolution.Domain.Money;
using BondResolution.Domain.Payouts;

namespace BondResolution.Views.Explaining;

/// <summary>The rule of a payment in a sentence.</summary>
internal static class SchemeSaid
{
    public static Said Of(Scheme scheme, Fen face)
    {
        var rule = scheme switch
        {
            Scheme.OnePer { Per: var per, Rounding: OnePerRounding.Ceiling } => new Said($"one bond of {per} at {face}, a part of {per} counts as one", $"每 {per} 张偿付 1 张（{face} 元），不足 {per} 张的偿付 1 张"),
            Scheme.OnePer { Per: var per, Rounding: OnePerRounding.Floor } => new Said($"one bond of {per} at {face}, a part of {per} counts as none", $"每 {per} 张偿付 1 张（{face} 元），不足 {per} 张的不偿付"),
            Scheme.OnePer { Per: var per } => new Said($"one bond of {per} at {face}, rounded down but at least one", $"每 {per} 张偿付 1 张（{face} 元），向下取整，至少 1 张"),
            Scheme.PerUnit { UnitPriceScale: { } decimals } p => new Said(
                $"principal {p.Principal} and interest {Rounded(p.Interest, decimals)} a bond ({p.Interest} rounded half up to {decimals} decimals first), rounded half up an account",
                $"每张本金 {p.Principal}、利息 {Rounded(p.Interest, decimals)}（{p.Interest} 先四舍五入至 {decimals} 位小数），逐户四舍五入"),
            Scheme.PerUnit p => new Said($"principal {p.Principal} and interest {p.Interest} a bond, rounded half up an account", $"每张本金 {p.Principal}、利息 {p.Interest}，逐户四舍五入"),
            Scheme.ProRata p => new Said($"{p.Fund} by bonds, largest remainder", $"{p.Fund} 按张数分配，最大余额法"),
            Scheme.Tiered t => new Said(
                $"claim of {t.PrincipalPerUnit} + {t.InterestPerUnit} a bond, slices " + string.Join(", ", t.Tiers.Select(tier => $"{(tier.UpTo is { } upTo ? $"up to {upTo}" : "above")} at {tier.Rate}")),
                $"每张债权 {t.PrincipalPerUnit} + {t.InterestPerUnit}，分段 " + string.Join("、", t.Tiers.Select(tier => $"{(tier.UpTo is { } upTo ? $"{upTo} 以内" : "以上")} {tier.Rate}"))),
            _ => throw new ArgumentOutOfRangeException(nameof(scheme))
        };
        return scheme.Group == CapPer.Person ? new($"{rule.English}, by person", $"{rule.Chinese}，按人合并") : rule;
    }

    private static Price Rounded(Price price, int decimals) => new(Rounding.HalfUp(price.Yuan, decimals));

    /// <summary>Rates of tax on interest by class; null where nothing is withheld.</summary>
    public static string? Tax(TaxRates tax) => !tax.IsWithheld ? null : string.Join(", ",
        Enum.GetValues<HolderClass>().Where(c => tax.Of(c).Value > 0).Select(c => $"{Words.Of(c)} {tax.Of(c)}"));
}
