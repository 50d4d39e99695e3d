using BondResolution.Domain.Bonds;
using BondResolution.Domain.Money;
using BondResolution.Domain.Payouts;
using FsCheck;
using FsCheck.Fluent;

namespace BondResolution.Domain.Tests.Payouts;

/// <summary>Valid schemes of every type, drawn, with grouping and tax.</summary>
internal static class Schemes
{
    private static readonly Gen<Price> Prices = Gen.Choose(0, 120_000_000).Select(micro => new Price(micro / 1_000_000m));

    private static readonly Gen<Rate> Parts = Gen.Choose(0, 10_000).Select(basisPoints => new Rate(basisPoints / 10_000m));

    public static Gen<Scheme> OnePer { get; } = Common(
        from per in Gen.Choose(1, 40)
        from rounding in Gen.Elements(Enum.GetValues<OnePerRounding>())
        select (Scheme)new Scheme.OnePer(per, rounding));

    public static Gen<Scheme> PerUnit { get; } = Common(
        from principal in Prices
        from interest in Prices
        from scale in Gen.Choose(-1, 6)
        select (Scheme)new Scheme.PerUnit(principal, interest, scale < 0 ? null : scale));

    public static Gen<Scheme> ProRata { get; } = Common(
        Gen.Choose(1, int.MaxValue).Select(fund => (Scheme)new Scheme.ProRata(new Fen(fund))));

    public static Gen<Scheme> Tiered { get; } = Common(
        from principal in Prices
        from interest in Prices
        from widths in Gen.Choose(1, 10_000_000).NonEmptyListOf()
        from rates in Parts.ListOf(widths.Count)
        from open in Gen.Elements(true, false)
        select (Scheme)new Scheme.Tiered(principal, interest,
            [.. widths.Select((_, i) => new Tier(open && i == widths.Count - 1 ? null : new Fen(widths.Take(i + 1).Sum(w => (long)w)), rates[i]))]));

    public static Gen<Scheme> Any { get; } = Gen.OneOf(OnePer, PerUnit, ProRata, Tiered);

    private static Gen<Scheme> Common(Gen<Scheme> schemes) =>
        from scheme in schemes
        from person in Gen.Elements(CapPer.Account, CapPer.Person)
        from individual in Parts
        from fund in Parts
        select scheme with { Group = person, Tax = TaxRates.None with { Individual = individual, Fund = fund } };
}
