using BondResolution.Domain.Books;
using BondResolution.Domain.Money;
using BondResolution.Views.Reports;

namespace BondResolution.Views.Tests.Books;

/// <summary>What stands on the accounts of a journal, whoever summed it up.</summary>
public sealed class Balance
{
    private readonly Dictionary<string, (long Units, long Fen)> _accounts = new(StringComparer.Ordinal);

    public void Set(string account, bool isBonds, decimal amount)
    {
        var (units, fen) = _accounts.GetValueOrDefault(account);
        _accounts[account] = isBonds ? ((long)amount, fen) : (units, (long)(amount * 100));
    }

    /// <summary>The sums of a journal's own legs up to a date.</summary>
    public static Balance Of(Journal journal, DateOnly asOf)
    {
        var balance = new Balance();
        foreach (var leg in journal.Entries.Where(e => e.On <= asOf).SelectMany(e => e.Legs))
        {
            var (units, fen) = balance._accounts.GetValueOrDefault(leg.Account);
            balance._accounts[leg.Account] = (units + leg.Units, fen + (leg.Principal + leg.Cash).Value);
        }

        return balance;
    }

    /// <summary>Every figure of the exposure report that is a balance.</summary>
    public void IsThatOf(ExposureReport e, string where)
    {
        var expected = new List<(string, long, Fen)>();
        var found = new List<(string, long, Fen)>();
        Add("investors", e.Investors.Units, e.Investors.Principal, Sum(JournalChart.Held("Investors"), JournalChart.Deferred("Investors")));
        Add("purchasers", e.Purchasers.Units, e.Purchasers.Principal, Sum(JournalChart.Held("Purchasers"), JournalChart.Deferred("Purchasers")));
        Add("deferred", e.Deferred.Units, e.Deferred.Amount, Sum([.. new[] { "Investors", "Purchasers" }.SelectMany(s => new[] { JournalChart.Deferred(s), JournalChart.InterestDeferred(s) })]));
        string[] cancelled = [JournalChart.CancelledByInstalments, JournalChart.CancelledByTender, JournalChart.CancelledByRecoveries];
        Add("cancelled and repaid", e.Cancelled.Units, e.Repaid.Amount, Sum(cancelled));
        Add("cancelled by instalments", e.Cancelled.Instalments, Fen.Zero, (Sum(cancelled[0]).Units, Fen.Zero));
        Add("cancelled by tender", e.Cancelled.Tender, Fen.Zero, (Sum(cancelled[1]).Units, Fen.Zero));
        if (e.AtDefault is { } d)
        {
            Add("at default", -d.Units, Fen.Zero - d.Principal, Sum(JournalChart.Debt));
            Add("outstanding", -e.Outstanding.Units!.Value, Fen.Zero - e.Outstanding.Principal!.Value, Sum([JournalChart.Debt, .. cancelled]));
            Add("outstanding by holders", e.Outstanding.Units!.Value, e.Outstanding.Principal!.Value, Sum([.. Holders()]));
            Add("unallocated", e.Unallocated.Units!.Value, Fen.Zero, (Sum(JournalChart.Unallocated).Units, Fen.Zero));
        }

        Add("buyback cash", 0, e.Reduction.Buyback.Cash, Sum(Paid("Buyback")));
        Add("instalments to investors", 0, e.Reduction.Instalments.ToInvestors, Sum(JournalChart.Paid("Investors", "Instalments")));
        Add("instalments to purchasers", 0, e.Reduction.Instalments.ToPurchasers, Sum(JournalChart.Paid("Purchasers", "Instalments")));
        Add("instalments' fee", 0, e.Reduction.Instalments.Fee, Sum(JournalChart.DepositoryFees));
        Add("recoveries", 0, e.Reduction.Recoveries.Cash, Sum([.. Paid("Recoveries"), .. Paid("Costs")]));
        Add("funds", 0, Fen.Sum(e.Instalments.Select(i => i.Funded)) - e.Reduction.Instalments.Cash - e.Reduction.Instalments.Fee, Sum(JournalChart.Funds));
        Assert.True(expected.SequenceEqual(found), $"{where}\nreport  {string.Join("; ", expected.Except(found))}\njournal {string.Join("; ", found.Except(expected))}");

        void Add(string figure, long units, Fen yuan, (long Units, Fen Yuan) balance)
        {
            expected.Add((figure, units, yuan));
            found.Add((figure, balance.Units, balance.Yuan));
        }
    }

    private static IEnumerable<string> Holders() => JournalChart.All.Select(a => a.Name).Where(n => n.StartsWith("Assets:Holders:", StringComparison.Ordinal));

    private static string[] Paid(string reason) => [JournalChart.Paid("Investors", reason), JournalChart.Paid("Purchasers", reason)];

    private (long Units, Fen Yuan) Sum(params string[] accounts) =>
        (accounts.Sum(a => _accounts.GetValueOrDefault(a).Units), new Fen(accounts.Sum(a => _accounts.GetValueOrDefault(a).Fen)));
}
