using System.Collections.Immutable;
using BondResolution.Domain.Bonds;

namespace BondResolution.Domain.Holdings;

/// <summary>
/// What an instalment gives each account, as columns of equal length; accounts ascending within one payment, every
/// account of the ledger, also those with nothing. Money in fen. A column of zeros only is left out (default).
/// </summary>
/// <param name="Units">Bonds held at the record date, before the payment.</param>
/// <param name="Base">Units less those still deferred from earlier payments.</param>
/// <param name="Frozen">Bonds that were frozen when the payment was made: what is deferred is owed on them.</param>
/// <param name="UnitsPaid">Bonds paid off and cancelled now.</param>
/// <param name="UnitsDeferred">Bonds entitled but frozen: paid on release, outstanding until then.</param>
public sealed record PaymentLines(
    ImmutableArray<AccountNumber> Accounts, ImmutableArray<long> Units, ImmutableArray<long> Base, ImmutableArray<long> Frozen,
    ImmutableArray<long> UnitsPaid, ImmutableArray<long> UnitsDeferred,
    ImmutableArray<long> PrincipalFen, ImmutableArray<long> InterestFen, ImmutableArray<long> TaxFen,
    ImmutableArray<long> DeferredPrincipalFen, ImmutableArray<long> DeferredInterestFen)
{
    public int Count => Accounts.Length;

    /// <summary>A column's value, 0 where the column is left out.</summary>
    public static long At(ImmutableArray<long> column, int row) => column.IsDefault ? 0 : column[row];
}
