using BondResolution.Domain.Bonds;

namespace BondResolution.Domain.Payouts;

/// <summary>The holders a payment is computed for, as columns of equal length, one row an account.</summary>
/// <param name="Accounts">Strictly ascending, ordinal.</param>
/// <param name="Units">Bonds held before the payment, 0 or more; together at most <see cref="Limits.MaxUnits"/>.</param>
/// <param name="Frozen">Bonds pledged or frozen, 0 to the units of the row.</param>
/// <param name="Deferred">Bonds still deferred from earlier payments, 0 to the units of the row.</param>
/// <param name="Classes">Class of each holder; decides the tax.</param>
/// <param name="Persons">Number of the person behind each account; negative where unknown: then the account stands for itself. Null where no person is known.</param>
public sealed record PayoutInput(
    AccountNumber[] Accounts, long[] Units, long[] Frozen, long[] Deferred, HolderClass[] Classes, int[]? Persons)
{
    public int Count => Accounts.Length;
}
