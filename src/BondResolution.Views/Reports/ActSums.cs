using BondResolution.Domain.Bonds;
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
            var packed = new PackedReader(lines.Content(row.Id), row.Count);
            var before = sellers.Count;
            sellers.UnionWith(packed.Accounts());
            yield return new(row, sellers.Count - before, packed.Numbers().Sum(), packed.Numbers().Sum());
        }
    }

    public static IEnumerable<Paid> Payments(StandingLines lines, IReadOnlyList<string> purchasers)
    {
        var bought = purchasers.Select(account => (AccountNumber)account).ToHashSet();
        foreach (var row in lines.Rows.Where(row => row.Kind is LineKind.Payment or LineKind.Release))
        {
            var paid = PaymentColumns.Read(lines.Content(row.Id), row.Count);
            long toInvestors = 0, toPurchasers = 0;
            for (var i = 0; i < paid.Count; i++)
            {
                var cash = paid.PrincipalFen[i] + paid.InterestFen[i];
                if (bought.Contains(paid.Accounts[i]))
                    toPurchasers += cash;
                else
                    toInvestors += cash;
            }

            yield return new(row, toInvestors, toPurchasers);
        }
    }
}
