using System.Collections.Immutable;
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
    FundsReport Funds, IReadOnlyList<PaymentRepeat> Again)
{
    /// <summary>A list of the lines of a payment.</summary>
    /// <param name="count">How many lines the parts have.</param>
    /// <param name="parts">The lines, in the order of accounts.</param>
    public static PayoutList Of(
        string code, int no, DateOnly asOf, AsKnown asKnown, int count, IEnumerable<PaymentLines> parts, Fen fee, FundsReport funds,
            IReadOnlyList<PaymentRepeat> again)
    {
        var list = new PayoutList(code, no, asOf, asKnown, new AccountNumber[count], new long[count], new long[count], new long[count],
            new long[count], new long[count], new long[count], new long[count], fee, funds, again);
        var at = 0;
        foreach (var part in parts)
        {
            Copy(part, list, at);
            at += part.Count;
        }

        return list;
    }

    /// <summary>Lines of a payment are recorded by account ascending, so their parts follow each other.</summary>
    private static void Copy(PaymentLines part, PayoutList list, int at)
    {
        part.Accounts.CopyTo(list.Accounts, at);
        Copy(part.Units, list.Units);
        Copy(part.UnitsPaid, list.UnitsPaid);
        Copy(part.UnitsDeferred, list.UnitsDeferred);
        Copy(part.PrincipalFen, list.PrincipalFen);
        Copy(part.InterestFen, list.InterestFen);
        Copy(part.TaxFen, list.TaxFen);
        for (var i = 0; i < part.Count; i++)
            list.DeferredFen[at + i] = PaymentLines.At(part.DeferredPrincipalFen, i) + PaymentLines.At(part.DeferredInterestFen, i);

        void Copy(ImmutableArray<long> column, long[] to)
        {
            if (!column.IsDefault)
                column.CopyTo(to, at);
        }
    }
}
