using BondResolution.Domain.Money;
using BondResolution.Domain.Payouts;

namespace BondResolution.Benchmarks.Kernels;

/// <summary>The schemes that are measured, by the names the command language gives them, with the tax of an announcement.</summary>
internal static class SampleScheme
{
    public const string OnePer = "one-per";
    public const string PerUnit = "per-unit";
    public const string ProRata = "pro-rata";
    public const string Tiered = "tiered";

    public static readonly Fen Face = new(10_000);

    private static readonly TaxRates Tax = TaxRates.None with { Individual = new Rate(0.20m), Fund = new Rate(0.20m) };

    public static Scheme Named(string name, PayoutInput input) => name switch
    {
        OnePer => new Scheme.OnePer(10, OnePerRounding.Ceiling),
        PerUnit => new Scheme.PerUnit(new Price(10), new Price(0.5671m), null) { Tax = Tax },
        ProRata => new Scheme.ProRata(new Fen(Fund(input))),
        Tiered => new Scheme.Tiered(new Price(100), new Price(1.50m), [new Tier(new Fen(5_050_000), new Rate(1)), new Tier(null, new Rate(0.10m))]) { Tax = Tax },
        _ => throw new ArgumentOutOfRangeException(nameof(name))
    };

    /// <summary>12.34 yuan a bond, and a prime number of fen beside, so that hardly a share comes out even.</summary>
    private static long Fund(PayoutInput input) => (input.Units.Sum() * 1234) + 7919;
}
