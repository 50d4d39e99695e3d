using System.Collections.Immutable;
using System.Globalization;
using BondResolution.Domain.Bonds;
using BondResolution.Domain.Money;
using BondResolution.Domain.Payouts;
using BondResolution.PayoutReference;

namespace BondResolution.Domain.Tests.Payouts.Kernels;

/// <summary>A scheme and a register of a given size, drawn so that they fit each other, small figures and figures at the limits alike.</summary>
internal sealed record DrawnPayment(Scheme Scheme, PayoutInput Input, Fen Face, CashSplit Split)
{
    public static readonly string[] Types = ["one-per", "per-unit", "pro-rata", "tiered"];

    public static DrawnPayment Of(Random random, string type, int size)
    {
        var input = Register(random, size);
        var scheme = Draw(random, type, input) with
        {
            Group = random.Next(2) == 0 ? CapPer.Account : CapPer.Person,
            Tax = random.Next(4) == 0 ? TaxRates.None : new TaxRates(Part(random), Part(random), Part(random), Part(random), Part(random))
        };
        return new DrawnPayment(scheme, input, new Fen(random.Next(3) == 0 ? 10_000_000 : random.Next(1, 20_000)), (CashSplit)random.Next(2));
    }

    /// <summary>The kernels' figures are the reference's, every line and every total.</summary>
    public void Holds()
    {
        var (columns, totals) = Payout.Compute(Scheme, Input, Face, Split).Value;
        var (expected, expectedTotals) = PlainPayout.Compute(Scheme, Input, Face, Split);
        Assert.Equal(expected.Base, columns.Base);
        Assert.Equal(expected.UnitsPaid, columns.UnitsPaid);
        Assert.Equal(expected.UnitsDeferred, columns.UnitsDeferred);
        Assert.Equal(expected.PrincipalFen, columns.PrincipalFen);
        Assert.Equal(expected.InterestFen, columns.InterestFen);
        Assert.Equal(expected.TaxFen, columns.TaxFen);
        Assert.Equal(expected.DeferredPrincipalFen, columns.DeferredPrincipalFen);
        Assert.Equal(expected.DeferredInterestFen, columns.DeferredInterestFen);
        Assert.Equal(expectedTotals, totals);
    }

    /// <summary>A register of so many rows, A00000000 and on; its bonds together within the limit.</summary>
    private static PayoutInput Register(Random random, int size)
    {
        var accounts = Enumerable.Range(0, size).Select(i => (AccountNumber)string.Create(CultureInfo.InvariantCulture, $"A{i:D8}")).ToArray();
        var (units, frozen, deferred) = (new long[size], new long[size], new long[size]);
        var classes = new HolderClass[size];
        var persons = new int[size];
        var (largest, profile) = (Largest(random, size), random.Next(4));
        var people = random.Next(1, size + 2);
        var left = Limits.MaxUnits;
        for (var row = 0; row < size; row++)
        {
            units[row] = profile == 0 ? largest : long.Min(left, random.NextInt64(largest + 1));
            left -= units[row];
            frozen[row] = random.Next(profile == 1 ? 2 : 5) switch { 0 => random.NextInt64(units[row] + 1), 1 when profile != 2 => units[row], _ => 0 };
            deferred[row] = random.Next(4) == 0 ? random.NextInt64(units[row] + 1) : 0;
            classes[row] = (HolderClass)random.Next(5);
            // Unknown, or one of some people, in sparse numbers now and then.
            persons[row] = random.Next(5) == 0 ? -1 : random.Next(people) * (profile == 3 ? 1_000_003 % 97 : 1);
        }

        return new PayoutInput(accounts, units, frozen, deferred, classes, random.Next(6) == 0 ? null : persons);
    }

    /// <summary>The most that a row holds: few, many, or all the limit leaves to each, or a register that one account owns.</summary>
    private static long Largest(Random random, int size) => random.Next(4) switch
    {
        0 => random.Next(40),
        1 => long.Min(5_000_000, Limits.MaxUnits / int.Max(1, size)),
        _ => Limits.MaxUnits / int.Max(1, size)
    };

    private static Scheme Draw(Random random, string type, PayoutInput input) => type switch
    {
        "one-per" => new Scheme.OnePer(random.Next(4) switch { 0 => int.MaxValue - random.Next(3), 1 => 1 + random.Next(3), _ => random.Next(1, 1000) },
            (OnePerRounding)random.Next(3)),
        "per-unit" => new Scheme.PerUnit(Price(random), Price(random), random.Next(2) == 0 ? null : random.Next(7)),
        "pro-rata" => new Scheme.ProRata(new Fen(Fund(random, input))),
        _ => new Scheme.Tiered(Price(random), Price(random), Tiers(random))
    };

    private static Price Price(Random random) => new(random.Next(6) switch
    {
        0 => 0,
        1 => Limits.MaxPriceYuan,
        2 => random.Next(1, 200),
        3 => random.Next(1, 1_000_000) / 1_000_000m,
        _ => random.NextInt64((long)(Limits.MaxPriceYuan * 1_000_000)) / 1_000_000m
    });

    private static Rate Part(Random random) => new(random.Next(6) switch
    {
        0 => 0,
        1 => 1,
        2 => 0.20m,
        3 => random.Next(101) / 100m,
        _ => random.NextInt64(10_000_000_001) / 10_000_000_000m
    });

    /// <summary>At least a fen for each holder; whoever draws a register without bonds gives it one.</summary>
    private static long Fund(Random random, PayoutInput input)
    {
        if (input.Count > 0 && input.Units.Zip(input.Deferred).All(row => row.First == row.Second))
            (input.Units[^1], input.Frozen[^1], input.Deferred[^1]) = (3, 1, 0);
        return random.Next(4) switch
        {
            0 => int.Max(1, input.Count),
            1 => Limits.MaxAmountFen,
            2 => input.Count + random.Next(1_000_000),
            _ => random.NextInt64(int.Max(1, input.Count), Limits.MaxAmountFen)
        };
    }

    private static ImmutableArray<Tier> Tiers(Random random)
    {
        var tiers = ImmutableArray.CreateBuilder<Tier>();
        var below = 0L;
        var count = random.Next(5) == 0 ? Limits.MaxParts : random.Next(1, 6);
        for (var i = 0; i < count; i++)
        {
            below += random.NextInt64(1, random.Next(2) == 0 ? 10_000_000 : Limits.MaxAmountFen / Limits.MaxParts);
            tiers.Add(new Tier(i == count - 1 && random.Next(2) == 0 ? null : new Fen(below), Part(random)));
        }

        return tiers.ToImmutable();
    }
}
