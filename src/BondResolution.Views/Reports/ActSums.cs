using BondResolution.Domain.Bonds;
using BondResolution.Domain.Holdings;
using BondResolution.Domain.Recording;
using BondResolution.Views.Lines;

namespace BondResolution.Views.Reports;

/// <summary>What the lines of purchases and payments come to, some lines after the other.</summary>
internal static class ActSums
{
    /// <param name="Sellers">Accounts that had sold nothing before.</param>
    public sealed record Bought(StandingRow Row, long Sellers, long Units, long CashFen);

    public sealed record Paid(StandingRow Row, long ToInvestorsFen, long ToPurchasersFen);

    public static IEnumerable<Bought> Purchases(StandingLines lines)
    {
        var sellers = new HashSet<AccountNumber>();
        foreach (var row in lines.Rows.Where(row => row.Kind == LineKind.Purchase))
        {
            var bought = lines.Purchase(row);
            var before = sellers.Count;
            sellers.UnionWith(bought.Accounts);
            yield return new(row, sellers.Count - before, bought.Units.Sum(), bought.CashFen.Sum());
        }
    }

    public static IEnumerable<Paid> Payments(StandingLines lines, IReadOnlyList<string> purchasers)
    {
        var bought = purchasers.Select(account => (AccountNumber)account).ToHashSet();
        foreach (var row in lines.Rows.Where(row => row.Kind is LineKind.Payment or LineKind.Release))
        {
            long toInvestors = 0, toPurchasers = 0;
            foreach (var (account, cash) in Cash(lines.Event(row)))
            {
                if (bought.Contains(account))
                    toPurchasers += cash;
                else
                    toInvestors += cash;
            }

            yield return new(row, toInvestors, toPurchasers);
        }
    }

    /// <summary>What lines of a payment, or a release, give each account before tax, in fen.</summary>
    private static IEnumerable<(AccountNumber Account, long Fen)> Cash(IDomainEvent happened)
    {
        if (happened is HoldingsEvent.DeferredPaid e)
            yield return (e.Account, (e.Principal + e.Interest).Value);
        if (happened is not HoldingsEvent.Paid { Rows: var paid })
            yield break;
        for (var i = 0; i < paid.Count; i++)
            yield return (paid.Accounts[i], PaymentLines.At(paid.PrincipalFen, i) + PaymentLines.At(paid.InterestFen, i));
    }
}
