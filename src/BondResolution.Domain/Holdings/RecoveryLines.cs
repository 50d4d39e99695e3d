using System.Collections.Immutable;
using BondResolution.Domain.Bonds;

namespace BondResolution.Domain.Holdings;

/// <summary>
/// What a recovery of a suit gives each beneficiary, as columns of equal length; accounts ascending within one recovery. Money in fen. A
/// column of zeros only is left out (default).
/// </summary>
/// <param name="Units">Bonds it was shared by: in suit, or held less those set aside for a deferred payment; 0 for who is only given his prepayment back.</param>
/// <param name="Frozen">Of the account's bonds so many were frozen or pledged: to whom their part is paid, the freeze decides.</param>
/// <param name="UnitsCancelled">Bonds whose principal it paid off, cancelled.</param>
/// <param name="LateFen">Of the doubled interest for late performance.</param>
/// <param name="TaxFen">Withheld from the interest.</param>
/// <param name="PrepaidFen">Costs he prepaid, given back; beside what he is given of the recovery.</param>
public sealed record RecoveryLines(
    ImmutableArray<AccountNumber> Accounts, ImmutableArray<long> Units, ImmutableArray<long> Frozen, ImmutableArray<long> UnitsCancelled,
    ImmutableArray<long> PrincipalFen, ImmutableArray<long> InterestFen, ImmutableArray<long> CostsFen, ImmutableArray<long> LateFen,
    ImmutableArray<long> TaxFen, ImmutableArray<long> PrepaidFen)
{
    public int Count => Accounts.Length;
}
