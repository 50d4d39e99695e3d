using BondResolution.Domain.Bonds;

namespace BondResolution.Domain.Payouts.Kernels;

/// <summary>A register as columns of whole numbers of equal length, one row an account, by account ascending.</summary>
/// <param name="Units">Bonds held, 0 to <see cref="Limits.MaxUnits"/>, together at most as many.</param>
/// <param name="Frozen">Bonds pledged or frozen, 0 to the units of the row.</param>
/// <param name="Deferred">Bonds still deferred from earlier payments, 0 to the units of the row.</param>
/// <param name="Classes">Class of each holder; decides the tax.</param>
/// <param name="Persons">Which rows are one claimant; null: each row is one.</param>
public sealed record RegisterColumns(long[] Units, long[] Frozen, long[] Deferred, HolderClass[] Classes, PersonIndex? Persons)
{
    public int Count => Units.Length;
}
