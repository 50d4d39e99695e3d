using BondResolution.Domain.Money;

namespace BondResolution.Domain.Payouts;

/// <summary>A payment, account by account, in the order of its input; columns of equal length, amounts in fen.</summary>
/// <param name="Base">Bonds the rule was applied to: held less still deferred.</param>
/// <param name="UnitsPaid">Bonds paid and cancelled; 0 where a scheme cancels none.</param>
/// <param name="UnitsDeferred">Bonds entitled but held back because they are frozen.</param>
/// <param name="PrincipalFen">Principal paid now.</param>
/// <param name="InterestFen">Interest paid now, before tax.</param>
/// <param name="TaxFen">Withheld from it.</param>
/// <param name="DeferredPrincipalFen">Principal held back.</param>
/// <param name="DeferredInterestFen">Interest held back, before tax.</param>
public sealed record PayoutColumns(
    long[] Base, long[] UnitsPaid, long[] UnitsDeferred, long[] PrincipalFen, long[] InterestFen, long[] TaxFen,
    long[] DeferredPrincipalFen, long[] DeferredInterestFen)
{
    public int Count => Base.Length;

    /// <summary>Principal and interest paid now, before tax.</summary>
    public Fen Gross(int row) => new(PrincipalFen[row] + InterestFen[row]);

    /// <summary>What reaches the holder.</summary>
    public Fen Net(int row) => new(PrincipalFen[row] + InterestFen[row] - TaxFen[row]);

    /// <summary>The gross amount held back.</summary>
    public Fen Deferred(int row) => new(DeferredPrincipalFen[row] + DeferredInterestFen[row]);
}
