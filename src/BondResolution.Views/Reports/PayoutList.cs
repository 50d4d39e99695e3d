using BondResolution.Domain.Bonds;
using BondResolution.Domain.Holdings;
using BondResolution.Domain.Money;

namespace BondResolution.Views.Reports;

/// <summary>The list of a recorded instalment as it was recorded: columns of equal length, by account ascending; money in fen.</summary>
/// <param name="DeferredFen">Gross amount held back.</param>
/// <param name="Funds">What became of the funds received for it.</param>
/// <param name="Again">What followed an earlier payment of it that was taken back, and is not recorded again.</param>
public sealed record PayoutList(
    string Case, int No, DateOnly AsOf, AsKnown AsKnown, AccountNumber[] Accounts, long[] Units, long[] UnitsPaid, long[] UnitsDeferred,
    long[] PrincipalFen, long[] InterestFen, long[] TaxFen, long[] DeferredFen, Fen Fee,
    FundsReport Funds, IReadOnlyList<PaymentRepeat> Again);
