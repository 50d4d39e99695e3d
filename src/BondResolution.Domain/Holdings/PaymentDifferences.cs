using BondResolution.Domain.Bonds;
using BondResolution.Domain.Instalments;
using BondResolution.Domain.Money;
using BondResolution.Domain.Payouts;
using BondResolution.Domain.Problems;

namespace BondResolution.Domain.Holdings;

/// <summary>
/// Holds what an instalment paid against what is due by what is known now: by the same entitlements it is paid by, on the positions as they stand just
/// before the payment. What is paid on release later belongs to what was deferred, and is in neither.
/// </summary>
/// <param name="Paid">The payment whose lines are compared: recorded, and perhaps reversed since.</param>
/// <param name="IsReversed">Whether it was reversed.</param>
/// <param name="RecordDate">The date that decides now who is entitled.</param>
/// <param name="Rows">Accounts that differ, by account ascending.</param>
public sealed record PaymentDifferences(HoldingsAct.Payment Paid, bool IsReversed, DateOnly RecordDate, IReadOnlyList<PaymentDifference> Rows)
{
    /// <summary>The payment to compare with: the last of the instalment that was reversed, as money left by it, else the one that stands; null: none was made.</summary>
    /// <param name="history">All that happened to the holdings.</param>
    /// <param name="no">The instalment.</param>
    /// <param name="upTo">The last sequence to look for it; null: as above.</param>
    public static HoldingsAct.Payment? Find(HoldingsHistory history, int no, long? upTo)
    {
        var all = HoldingsActs.Assemble(history.Events, history.Register).OfType<HoldingsAct.Payment>().Where(p => p.Opened.No == no).ToList();
        if (upTo is { } sequence)
            return all.FindLast(p => p.Sequence <= sequence);
        var stands = history.Standing.Select(a => a.Sequence).ToHashSet();
        return all.FindLast(p => !stands.Contains(p.Sequence)) ?? all.LastOrDefault();
    }

    /// <summary>The differences, or why what is due cannot be computed.</summary>
    /// <param name="history">All that happened to the holdings.</param>
    /// <param name="terms">The instalment as it is declared now.</param>
    /// <param name="split">What money covers first, by the plan as it is known now.</param>
    /// <param name="paid">The payment to compare with.</param>
    public static Outcome<PaymentDifferences> Of(HoldingsHistory history, InstalmentTerms terms, CashSplit split, HoldingsAct.Payment paid)
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
        return new PaymentDifferences(paid, standing?.Sequence != paid.Sequence, recordDate, Differing(paid, entitled));
    }

    private static List<PaymentDifference> Differing(HoldingsAct.Payment paid, Entitlements entitled)
    {
        var left = new Dictionary<AccountNumber, PaymentDifference.Amounts>();
        foreach (var lines in paid.Lines)
        {
            for (var i = 0; i < lines.Count; i++)
                left[lines.Accounts[i]] = Of(lines, i);
        }

        var rows = new List<PaymentDifference>();
        for (var i = 0; i < entitled.Input.Count; i++)
        {
            var (account, due) = (entitled.Input.Accounts[i], Of(entitled.Result.Columns, i));
            left.Remove(account, out var was);
            if (was != due)
                rows.Add(new PaymentDifference(account, was, due));
        }

        rows.AddRange(left.Where(l => l.Value != default).Select(l => new PaymentDifference(l.Key, l.Value, default)));
        rows.Sort((a, b) => a.Account.CompareTo(b.Account));
        return rows;
    }

    private static PaymentDifference.Amounts Of(PaymentLines lines, int i) => new(
        PaymentLines.At(lines.UnitsPaid, i), new Fen(PaymentLines.At(lines.PrincipalFen, i)), new Fen(PaymentLines.At(lines.InterestFen, i)),
        new Fen(PaymentLines.At(lines.TaxFen, i)), new Fen(PaymentLines.At(lines.DeferredPrincipalFen, i) + PaymentLines.At(lines.DeferredInterestFen, i)));

    private static PaymentDifference.Amounts Of(PayoutColumns columns, int i) => new(
        columns.UnitsPaid[i], new Fen(columns.PrincipalFen[i]), new Fen(columns.InterestFen[i]), new Fen(columns.TaxFen[i]), columns.Deferred(i));
}
