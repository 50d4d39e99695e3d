using System.Runtime.InteropServices;
using BondResolution.Domain.Bonds;
using BondResolution.Domain.Money;

namespace BondResolution.Domain.Holdings;

/// <summary>
/// What followed one payment of an instalment: money released, returned and paid again. Acts that were taken back only because the payment was count, as their
/// money moved all the same; acts that were taken back by themselves, while the payment stood, do not.
/// </summary>
/// <param name="Counted">Acts of one event that count, in the order they were recorded.</param>
/// <param name="NotCounted">Acts that were taken back by themselves.</param>
internal sealed record PaymentFollowers(IReadOnlyList<HoldingsAct.Single> Counted, IReadOnlyList<HoldingsAct.Single> NotCounted)
{
    /// <summary>Those of every payment of an instalment since a sequence, reversed ones too, in the order they were recorded.</summary>
    /// <param name="history">All that happened to the holdings.</param>
    /// <param name="no">The instalment.</param>
    /// <param name="since">The first payment's sequence, or less.</param>
    /// <param name="asOf">Acts that take effect later are left out.</param>
    public static List<PaymentFollowers> Of(HoldingsHistory history, int no, long since, DateOnly asOf)
    {
        var reversals = history.Events.Where(e => e.Event is HoldingsEvent.Reversed)
            .GroupBy(e => ((HoldingsEvent.Reversed)e.Event).CommandId, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().Sequence, StringComparer.Ordinal);
        var acts = HoldingsActs.Assemble(history.Events, history.Register).Where(a => a.Sequence >= since && a.On <= asOf).ToList();
        var singles = acts.OfType<HoldingsAct.Single>().Where(a => NumberOf(a.Event) == no).ToList();
        var found = new List<PaymentFollowers>();
        foreach (var paid in acts.OfType<HoldingsAct.Payment>().Where(p => p.Opened.No == no))
        {
            var end = ReversedAt(paid);
            var own = singles.Where(a => a.Sequence > paid.Sequence && a.Sequence < end).ToList();
            var last = own.Count == 0 ? paid.Sequence : own[^1].Sequence;
            var counted = own.ToLookup(a => ReversedAt(a) is var at && (at == long.MaxValue || (end != long.MaxValue && at > last)));
            found.Add(new PaymentFollowers([.. counted[true]], [.. counted[false]]));
        }

        return found;

        long ReversedAt(HoldingsAct act) => reversals.TryGetValue(act.CommandId, out var at) ? at : long.MaxValue;
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

    /// <summary>What came back from every account, less what was paid again: of each, the most that the followers of one payment came to.</summary>
    public static Dictionary<AccountNumber, Fen> Returned(IReadOnlyCollection<PaymentFollowers> payments)
    {
        var returned = Most(payments, e => e is HoldingsEvent.PaymentReturned r ? (r.Account, r.Amount) : null);
        foreach (var (account, repaid) in Most(payments, e => e is HoldingsEvent.PaymentRepaid r ? (r.Account, r.Amount) : null))
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

    private static int? NumberOf(HoldingsEvent happened) => happened switch
    {
        HoldingsEvent.DeferredPaid e => e.No,
        HoldingsEvent.PaymentReturned e => e.No,
        HoldingsEvent.PaymentRepaid e => e.No,
        _ => null
    };
}
