using System.Runtime.InteropServices;
using BondResolution.Domain.Bonds;
using BondResolution.Domain.Money;

namespace BondResolution.Domain.Holdings;

/// <summary>
/// What followed one payment of an instalment: money released, returned and paid again. Acts that were taken back only because the payment
/// was count, as their money moved all the same; acts that were taken back by themselves, while the payment stood, do not.
/// </summary>
/// <param name="IsReversed">Whether the payment was taken back.</param>
/// <param name="Counted">Acts that count, in the order they were recorded.</param>
/// <param name="NotCounted">Acts that were taken back by themselves.</param>
internal sealed record PaymentFollowers(bool IsReversed, IReadOnlyList<InstalmentAct> Counted, IReadOnlyList<InstalmentAct> NotCounted)
{
    /// <summary>Those of every payment of one instalment, reversed ones too, in the order they were recorded.</summary>
    public static List<PaymentFollowers> Of(IEnumerable<InstalmentAct> acts)
    {
        var all = acts.OrderBy(a => a.Sequence).ToList();
        var found = new List<PaymentFollowers>();
        foreach (var paid in all.Where(a => a.Event is HoldingsEvent.PaymentOpened))
        {
            var own = all.Where(a => a.Event is not HoldingsEvent.PaymentOpened && a.Sequence > paid.Sequence && !(a.Sequence > paid.ReversedAt)).ToList();
            var last = own.Count == 0 ? paid.Sequence : own[^1].Sequence;
            var counted = own.ToLookup(a => a.ReversedAt is not { } at || (paid.ReversedAt is not null && at > last));
            found.Add(new PaymentFollowers(paid.ReversedAt is not null, [.. counted[true]], [.. counted[false]]));
        }

        return found;
    }

    /// <summary>What every account was paid on release: as many payments recorded it, the most that one of them did.</summary>
    public static Dictionary<AccountNumber, PaymentDifference.Release> Released(IEnumerable<PaymentFollowers> payments)
    {
        var most = new Dictionary<AccountNumber, PaymentDifference.Release>();
        foreach (var payment in payments)
        {
            foreach (var (account, released) in payment.Released())
            {
                ref var so = ref CollectionsMarshal.GetValueRefOrAddDefault(most, account, out _);
                if (released.Net > so.Net)
                    so = released;
            }
        }

        return most;
    }

    /// <summary>
    /// What came back from every account, before what was paid again: of as many payments the most that the followers of one came to.
    /// </summary>
    public static Dictionary<AccountNumber, Fen> CameBack(IEnumerable<PaymentFollowers> payments) =>
        Most(payments, e => e is HoldingsEvent.PaymentReturned r ? (r.Account, r.Amount) : null);

    /// <summary>What was paid again of it: of as many payments the most that the followers of one came to.</summary>
    public static Dictionary<AccountNumber, Fen> Repaid(IEnumerable<PaymentFollowers> payments) =>
        Most(payments, e => e is HoldingsEvent.PaymentRepaid r ? (r.Account, r.Amount) : null);

    /// <summary>What came back from every account, less what was paid again.</summary>
    public static Dictionary<AccountNumber, Fen> Returned(IReadOnlyCollection<PaymentFollowers> payments)
    {
        var returned = CameBack(payments);
        foreach (var (account, repaid) in Repaid(payments))
            returned[account] = returned.GetValueOrDefault(account) - repaid;
        return returned;
    }

    /// <summary>What each account was paid on release by acts that count.</summary>
    public Dictionary<AccountNumber, PaymentDifference.Release> Released()
    {
        var released = new Dictionary<AccountNumber, PaymentDifference.Release>();
        foreach (var e in Counted.Select(a => a.Event).OfType<HoldingsEvent.DeferredPaid>())
            CollectionsMarshal.GetValueRefOrAddDefault(released, e.Account, out _) += new PaymentDifference.Release(e.Units, e.Principal, e.Interest, e.Tax);
        return released;
    }

    private static Dictionary<AccountNumber, Fen> Most(IEnumerable<PaymentFollowers> payments, Func<HoldingsEvent, (string Account, Fen Amount)?> of)
    {
        var most = new Dictionary<AccountNumber, Fen>();
        foreach (var payment in payments)
        {
            foreach (var account in payment.Counted.Select(a => of(a.Event)).OfType<(string Account, Fen Amount)>().GroupBy(r => (AccountNumber)r.Account))
            {
                var sum = Fen.Sum(account.Select(r => r.Amount));
                most[account.Key] = sum > most.GetValueOrDefault(account.Key) ? sum : most[account.Key];
            }
        }

        return most;
    }
}
