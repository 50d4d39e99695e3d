using System.Globalization;
using BondResolution.Domain.Bonds;
using BondResolution.Domain.Payouts;
using FsCheck;
using FsCheck.Fluent;

namespace BondResolution.Domain.Tests.Payouts;

/// <summary>Registers for payments: written down, or drawn.</summary>
internal static class Register
{
    /// <summary>One row an account, A000000001 and on; persons below zero stand for themselves.</summary>
    public static PayoutInput Of(params Row[] rows) => new(
        [.. rows.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"A{i + 1:D9}"))],
        [.. rows.Select(row => row.Units)], [.. rows.Select(row => row.Frozen)], [.. rows.Select(row => row.Deferred)],
        [.. rows.Select(row => row.Class)], [.. rows.Select(row => row.Person)]);

    /// <summary>Registers of some rows with a few persons, small and large holdings, frozen and deferred bonds.</summary>
    public static Gen<PayoutInput> Drawn { get; } =
        from rows in (
            from units in Gen.OneOf(Gen.Choose(0, 30), Gen.Choose(0, 5_000_000))
            from frozen in Gen.OneOf(Gen.Constant(0), Gen.Choose(0, units), Gen.Constant(units))
            from deferred in Gen.OneOf(Gen.Constant(0), Gen.Choose(0, units))
            from holderClass in Gen.Elements(Enum.GetValues<HolderClass>())
            from person in Gen.Choose(-1, 4)
            select new Row(units, frozen, deferred, holderClass, person)).ListOf()
        select Of([.. rows]);

    internal sealed record Row(long Units, long Frozen = 0, long Deferred = 0, HolderClass Class = HolderClass.Individual, int Person = -1);
}
