using System.Collections.Immutable;
using BondResolution.Domain.Bonds;
using BondResolution.Domain.Money;
using BondResolution.Domain.Problems;

namespace BondResolution.Domain.Holdings;

/// <summary>
/// What followed a payment that was taken back, and is not recorded again: the releases of one account, and what came back from it. Money
/// in the amounts after tax that are missing.
/// </summary>
/// <param name="Account">The account.</param>
/// <param name="Released">Recorded as released then, and not since.</param>
/// <param name="Returned">Recorded as come back then, and not since.</param>
/// <param name="Repaid">Recorded as paid again then, and not since.</param>
public sealed record PaymentRepeat(AccountNumber Account, Fen Released, Fen Returned, Fen Repaid)
{
    /// <summary>What is missing, by account ascending; empty where no payment of the instalment was taken back.</summary>
    /// <param name="acts">All acts of one instalment, those taken back too.</param>
    public static ImmutableArray<PaymentRepeat> Of(IEnumerable<InstalmentAct> acts)
    {
        var payments = PaymentFollowers.Of(acts).ToLookup(p => p.IsReversed);
        if (!payments[true].Any())
            return [];
        Dictionary<AccountNumber, Fen> released = Missing(p => PaymentFollowers.Released(p).ToDictionary(r => r.Key, r => r.Value.Net)),
            returned = Missing(PaymentFollowers.CameBack), repaid = Missing(PaymentFollowers.Repaid);
        return [.. released.Keys.Union(returned.Keys).Union(repaid.Keys).Order()
            .Select(a => new PaymentRepeat(a, released.GetValueOrDefault(a), returned.GetValueOrDefault(a), repaid.GetValueOrDefault(a)))];

        Dictionary<AccountNumber, Fen> Missing(Func<IEnumerable<PaymentFollowers>, Dictionary<AccountNumber, Fen>> of)
        {
            var now = of(payments[false]);
            return of(payments[true]).Select(then => (then.Key, Amount: then.Value - now.GetValueOrDefault(then.Key)))
                .Where(left => left.Amount > Fen.Zero).ToDictionary(left => left.Key, left => left.Amount);
        }
    }

    /// <summary>The warning that releases and returns are to be recorded again, or null.</summary>
    public static Problem? Warning(int no, ImmutableArray<PaymentRepeat> missing) => missing.IsEmpty
        ? null
        : PlanProblems.ReleasesAgain.With(("no", no), ("accounts", missing.Length), ("first", missing[0].Account), ("released", Fen.Sum(missing.Select(r => r.Released))),
            ("returned", Fen.Sum(missing.Select(r => r.Returned))), ("repaid", Fen.Sum(missing.Select(r => r.Repaid))));

    /// <summary>The warnings of taking back a command: of a payment, what followed it and falls with it.</summary>
    internal static ImmutableArray<Problem> OnReversal(HoldingsHistory history, string commandId) =>
    [
        .. history.Standing.OfType<HoldingsAct.Payment>().Where(p => p.CommandId == commandId)
            .Select(p => Warning(p.Opened.No, Of(InstalmentAct.Of(history, p.Opened.No)
                .Select(a => a.Sequence == p.Sequence ? a with { ReversedAt = history.NextSequence } : a)))).OfType<Problem>()
    ];

    /// <summary>The warning that the money of a release was recorded as sent before its payment was taken back, or null.</summary>
    /// <param name="history">All that happened to the holdings, without the release.</param>
    /// <param name="release">The release.</param>
    internal static Problem? AlreadySent(HoldingsHistory history, HoldingsEvent.DeferredPaid release)
    {
        var payments = PaymentFollowers.Of(InstalmentAct.Of(history, release.No)).ToLookup(p => p.IsReversed);
        var sent = PaymentFollowers.Released(payments[true]).GetValueOrDefault(release.Account).Net;
        var before = PaymentFollowers.Released(payments[false]).GetValueOrDefault(release.Account).Net;
        var now = before + release.Principal + release.Interest - release.Tax;
        return sent <= before
            ? null
            : PlanProblems.ReleaseSent.With(("account", release.Account), ("no", release.No), ("sent", sent), ("released", now), ("left", now > sent ? now - sent : Fen.Zero));
    }
}
