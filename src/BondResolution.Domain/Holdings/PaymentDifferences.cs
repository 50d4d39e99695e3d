using BondResolution.Domain.Bonds;
using BondResolution.Domain.Instalments;
using BondResolution.Domain.Money;
using BondResolution.Domain.Payouts;
using BondResolution.Domain.Problems;

namespace BondResolution.Domain.Holdings;

/// <summary>
/// Holds all that an instalment gave each account (paid, released, less returned) against all that is due to it by now, by what is known:
/// by the same entitlements it is paid by, on the positions as they stand just before the payment, and what was or can be released of what
/// they defer.
/// </summary>
/// <param name="Paid">The payment whose lines are compared: recorded, and perhaps reversed since.</param>
/// <param name="IsReversed">Whether it was reversed.</param>
/// <param name="RecordDate">The date that decides now who is entitled.</param>
/// <param name="Rows">Accounts that differ, by account ascending.</param>
/// <param name="Totals">Sums over every account, those that do not differ too.</param>
/// <param name="NotCounted">Releases, returns and payments made again that were taken back by themselves: in no figure.</param>
public sealed record PaymentDifferences(
    HoldingsAct.Payment Paid, bool IsReversed, DateOnly RecordDate, IReadOnlyList<PaymentDifference> Rows, PaymentDifferences.Sums Totals,
    IReadOnlyList<InstalmentAct> NotCounted)
{
    /// <summary>Money after tax, over every account of the instalment.</summary>
    /// <param name="Paid">Paid by the payment.</param>
    /// <param name="Released">Paid on release.</param>
    /// <param name="Returned">Come back, less what was paid again.</param>
    /// <param name="Due">Due by the payment.</param>
    /// <param name="ReleasedDue">Due on release by now.</param>
    public sealed record Sums(Fen Paid, Fen Released, Fen Returned, Fen Due, Fen ReleasedDue)
    {
        /// <summary>All that was given.</summary>
        public Fen GivenNet => Paid + Released - Returned;

        /// <summary>All that is due.</summary>
        public Fen DueNet => Due + ReleasedDue;
    }

    /// <summary>The payment to compare with: the last of the instalment that was reversed, as money left by it, else the one that stands; null: none was made.</summary>
    /// <param name="history">All that happened to the holdings.</param>
    /// <param name="no">The instalment.</param>
    /// <param name="upTo">The last sequence to look for it; null: as above.</param>
    public static HoldingsAct.Payment? Find(HoldingsHistory history, int no, long? upTo)
    {
        var all = history.PaymentsOf(no);
        return upTo is { } sequence
            ? all.LastOrDefault(p => p.Payment.Sequence <= sequence).Payment
            : all.LastOrDefault(p => !p.Stands).Payment ?? all.LastOrDefault().Payment;
    }

    /// <summary>The differences, or why what is due cannot be computed.</summary>
    /// <param name="history">All that happened to the holdings.</param>
    /// <param name="terms">The instalment as it is declared now.</param>
    /// <param name="split">What money covers first, by the plan as it is known now.</param>
    /// <param name="paid">The payment to compare with.</param>
    /// <param name="since">Payments before this sequence, and what followed them, are left out; 0: none is.</param>
    /// <param name="asOf">The date: what takes effect later is neither given nor due.</param>
    public static Outcome<PaymentDifferences> Of(
        HoldingsHistory history, InstalmentTerms terms, CashSplit split, HoldingsAct.Payment paid, long since, DateOnly asOf)
    {
        var standing = history.Standing.OfType<HoldingsAct.Payment>().FirstOrDefault(p => p.Opened.No == terms.No);
        var (on, sequence) = standing is null ? (paid.On, long.MaxValue) : (standing.On, standing.Sequence);
        var recordDate = terms.RecordDate ?? on;
        var before = history.Before(on, sequence);
        var now = before.At(on);
        if (Holdings.NoPositions(before, now, on) is { } none)
            return none;
        if (!Entitlements.Of(before.At(recordDate), now, terms.Scheme, split).Try(out var entitled, out var unfit))
            return unfit;
        var followers = PaymentFollowers.Of(InstalmentAct.Of(history, terms.No).Where(a => a.Sequence >= since && a.On <= asOf));
        var due = new ReleasesDue(history, standing, history.At(asOf)).Of(entitled, terms, asOf);
        var all = Compare(paid, entitled, followers, due);
        return new PaymentDifferences(paid, standing?.Sequence != paid.Sequence, recordDate, [.. all.Where(r => r.Differs)],
            new Sums(Sum(r => r.Paid.Net), Sum(r => r.Released.Net), Sum(r => r.Returned), Sum(r => r.Due.Net), Sum(r => r.ReleasedDue.Net)),
            [.. followers.SelectMany(f => f.NotCounted)]);

        Fen Sum(Func<PaymentDifference, Fen> of) => Fen.Sum(all.Select(of));
    }

    /// <summary>Every account that was given something or is due something, by account ascending.</summary>
    private static List<PaymentDifference> Compare(
        HoldingsAct.Payment paid, Entitlements entitled, List<PaymentFollowers> followers, Dictionary<AccountNumber, PaymentDifference.Release> releasesDue)
    {
        var (released, returned) = (PaymentFollowers.Released(followers), PaymentFollowers.Returned(followers));
        var (given, due) = (new Dictionary<AccountNumber, PaymentDifference.Amounts>(), new Dictionary<AccountNumber, PaymentDifference.Amounts>());
        foreach (var lines in paid.Lines)
        {
            for (var i = 0; i < lines.Count; i++)
                given[lines.Accounts[i]] = Of(lines, i);
        }

        for (var i = 0; i < entitled.Input.Count; i++)
            due[entitled.Input.Accounts[i]] = Of(entitled.Result.Columns, i);
        return [.. given.Keys.Union(due.Keys).Union(released.Keys).Union(returned.Keys).Union(releasesDue.Keys).Order().Select(account => new PaymentDifference(
            account, given.GetValueOrDefault(account), due.GetValueOrDefault(account), released.GetValueOrDefault(account),
            releasesDue.GetValueOrDefault(account), returned.GetValueOrDefault(account)))];
    }

    private static PaymentDifference.Amounts Of(PaymentLines lines, int i) => new(
        PaymentLines.At(lines.UnitsPaid, i), new Fen(PaymentLines.At(lines.PrincipalFen, i)), new Fen(PaymentLines.At(lines.InterestFen, i)),
        new Fen(PaymentLines.At(lines.TaxFen, i)), new Fen(PaymentLines.At(lines.DeferredPrincipalFen, i) + PaymentLines.At(lines.DeferredInterestFen, i)));

    private static PaymentDifference.Amounts Of(PayoutColumns columns, int i) => new(
        columns.UnitsPaid[i], new Fen(columns.PrincipalFen[i]), new Fen(columns.InterestFen[i]), new Fen(columns.TaxFen[i]), columns.Deferred(i));
}
