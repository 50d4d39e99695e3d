using BondResolution.Domain.Money;

namespace BondResolution.Domain.Payouts;

/// <summary>Sums of every column of a payment. Sums are checked: an overflow is an exception, never a wrong total.</summary>
/// <param name="Holders">Accounts, with and without bonds.</param>
/// <param name="DeferredAccounts">Accounts from which something is held back.</param>
public sealed record PayoutTotals(
    int Holders, int DeferredAccounts, long Units, long Base, long UnitsPaid, long UnitsDeferred,
    Fen Principal, Fen Interest, Fen Tax, Fen DeferredPrincipal, Fen DeferredInterest)
{
    /// <summary>What the payment costs before its fee.</summary>
    public Fen Gross => Principal + Interest;

    /// <summary>What reaches the holders.</summary>
    public Fen Net => Gross - Tax;

    /// <summary>The gross amount held back.</summary>
    public Fen Deferred => DeferredPrincipal + DeferredInterest;

    /// <summary>Sums the columns of a payment.</summary>
    public static PayoutTotals Of(PayoutInput input, PayoutColumns columns)
    {
        var deferredAccounts = 0;
        for (var row = 0; row < columns.Count; row++)
        {
            if (columns.UnitsDeferred[row] > 0 || columns.Deferred(row) > Fen.Zero)
                deferredAccounts++;
        }

        return new PayoutTotals(
            columns.Count, deferredAccounts, input.Units.Sum(), columns.Base.Sum(), columns.UnitsPaid.Sum(), columns.UnitsDeferred.Sum(),
            new Fen(columns.PrincipalFen.Sum()), new Fen(columns.InterestFen.Sum()), new Fen(columns.TaxFen.Sum()),
            new Fen(columns.DeferredPrincipalFen.Sum()), new Fen(columns.DeferredInterestFen.Sum()));
    }
}
