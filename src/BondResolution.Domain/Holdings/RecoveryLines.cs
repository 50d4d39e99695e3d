using System.Collections.Immutable;
using BondResolution.Domain.Bonds;

namespace BondResolution.Domain.Holdings;

/// <summary>
/// What the debtor pays each beneficiary by a recovery of a suit, tier by tier, and what each bears of the costs, as columns of equal length; accounts ascending
/// within one recovery. Money in fen. A column of zeros only is left out (default).
/// </summary>
/// <param name="Units">Bonds it was shared by: in suit, or held less those set aside for a deferred payment; 0 for who is only given his prepayment back.</param>
/// <param name="Frozen">Of the account's bonds so many were frozen or pledged: to whom their part is paid, the freeze decides.</param>
/// <param name="UnitsCancelled">Bonds whose principal it paid off, cancelled.</param>
/// <param name="LateFen">Of the doubled interest for late performance.</param>
/// <param name="TaxFen">Withheld from the interest.</param>
/// <param name="PrepaidFen">Costs the holder prepaid, given back; beside what is given of the recovery.</param>
/// <param name="BorneFen">Costs taken back first that were not awarded: so much less the account is given than the tiers come to. None in lines of version 1.</param>
public sealed record RecoveryLines(
    ImmutableArray<AccountNumber> Accounts, ImmutableArray<long> Units, ImmutableArray<long> Frozen, ImmutableArray<long> UnitsCancelled,
    ImmutableArray<long> PrincipalFen, ImmutableArray<long> InterestFen, ImmutableArray<long> CostsFen, ImmutableArray<long> LateFen,
    ImmutableArray<long> TaxFen, ImmutableArray<long> PrepaidFen, ImmutableArray<long> BorneFen)
{
    public int Count => Accounts.Length;

    /// <summary>What the debtor pays by a line, before costs and tax, in fen.</summary>
    public long GrossFen(int row) => PaymentLines.At(PrincipalFen, row) + PaymentLines.At(InterestFen, row) + PaymentLines.At(CostsFen, row) + PaymentLines.At(LateFen, row);
}
