using BondResolution.Domain.Bonds;
using BondResolution.Domain.Cases;
using BondResolution.Domain.Payouts;

namespace BondResolution.Domain.Holdings;

/// <summary>
/// Which accounts' lines decide what some accounts hold: theirs, and those of all accounts that bonds came to them from or went to, over
/// however many. So what one act needs of a case is read without the other holders.
/// </summary>
public static class HoldingsReach
{
    /// <summary>
    /// The accounts; null where every account's lines may decide: what bonds owe less than their face goes along by registers, or a
    /// purchaser is among them.
    /// </summary>
    /// <param name="events">Everything of the holdings but lines, in order; what was taken back may be among it.</param>
    /// <param name="accounts">Accounts asked for.</param>
    /// <param name="atDefault">Principal at default, where bonds owe less than their face: each account's share depends on all; else
    /// null.</param>
    public static IReadOnlySet<AccountNumber>? Of(IEnumerable<HoldingsEvent> events, IEnumerable<AccountNumber> accounts, PrincipalAtDefault? atDefault)
    {
        if (atDefault is not null)
            return null;
        var (moved, purchasers) = (new List<(AccountNumber From, AccountNumber To)>(), new HashSet<AccountNumber>());
        var (isReconciled, isLowered) = (false, false);
        foreach (var happened in events)
        {
            switch (happened)
            {
                case HoldingsEvent.UnitsTransferred e:
                    moved.Add((e.From, e.To));
                    break;
                case HoldingsEvent.UnitsPassedOn e:
                    moved.Add((e.From, e.To));
                    break;
                case HoldingsEvent.PurchaseOpened { PurchaserAccount: { } purchaser }:
                    purchasers.Add(purchaser);
                    break;
                case HoldingsEvent.DifferencesOpened:
                    isReconciled = true;
                    break;
                case HoldingsEvent.RecoveryOpened or HoldingsEvent.PaymentOpened { Scheme: not Scheme.OnePer }:
                    isLowered = true;
                    break;
            }
        }

        var reach = new HashSet<AccountNumber>(accounts);
        for (var known = -1; known < reach.Count;)
        {
            known = reach.Count;
            foreach (var (from, to) in moved)
            {
                if (reach.Contains(from) || reach.Contains(to))
                    reach.UnionWith([from, to]);
            }
        }

        return (isReconciled && isLowered) || purchasers.Overlaps(reach) ? null : reach;
    }
}
