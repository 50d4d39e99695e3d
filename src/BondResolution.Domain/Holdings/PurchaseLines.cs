using System.Collections.Immutable;
using BondResolution.Domain.Bonds;

namespace BondResolution.Domain.Holdings;

/// <summary>Bonds bought, by account, as columns of equal length; accounts ascending within one purchase.</summary>
/// <param name="CashFen">What each account is paid: units × price, rounded half up to the fen.</param>
public sealed record PurchaseLines(ImmutableArray<AccountNumber> Accounts, ImmutableArray<long> Units, ImmutableArray<long> CashFen)
{
    public int Count => Accounts.Length;
}
