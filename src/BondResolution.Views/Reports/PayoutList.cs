using BondResolution.Domain.Bonds;
using BondResolution.Domain.Money;

namespace BondResolution.Views.Reports;

/// <summary>The list of a recorded instalment as it was recorded: columns of equal length, by account ascending; money in fen.</summary>
/// <param name="DeferredFen">Gross amount held back.</param>
public sealed record PayoutList(
    string Case, int No, DateOnly AsOf, AsKnown AsKnown, AccountNumber[] Accounts, long[] Units, long[] UnitsPaid, long[] UnitsDeferred,
    long[] PrincipalFen, long[] InterestFen, long[] TaxFen, long[] DeferredFen, Fen Fee);
