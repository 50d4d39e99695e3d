using System.Collections.Immutable;
using BondResolution.Domain.Bonds;
using BondResolution.Domain.Buybacks;
using BondResolution.Domain.Money;
using BondResolution.Domain.Problems;

namespace BondResolution.Domain.Holdings;

/// <summary>
/// Decides what is bought under an offer (收购). A third party's purchase moves title and leaves the issuer's debt as it
/// was; the issuer's own cancels. From no holder more than the cap, ever.
/// </summary>
public static class Purchases
{
    /// <summary>Accounts that a warning names.</summary>
    private const int Named = 20;

    /// <summary>Buys from every agreeing account, in ordinal order, what it may sell and the cap leaves.</summary>
    /// <param name="votes">The votes as they stand on the date.</param>
    public static Decision<HoldingsEvent> Settle(
        HoldingsHistory history, OfferTerms terms, IReadOnlyDictionary<string, Tender> votes, DateOnly on)
    {
        if (NotNow(history, terms, on) is { } refusal)
            return refusal;
        var now = history.At(on);
        var places = OfferPlaces.Of(history.At(terms.RecordDate), now, terms.RecordDate, votes);
        var boughtHere = new Dictionary<string, long>(StringComparer.Ordinal);
        var lines = new List<(string Account, long Units)>();
        var capped = new List<(string Account, long Units)>();
        foreach (var account in places.Votes.Where(v => v.Value.Vote is Vote.Agree).Select(v => v.Key).Order(StringComparer.Ordinal))
        {
            if (now.Find(account) is not { } position)
                continue;
            var holder = HoldingsBook.HolderUnder(terms.CapPer, position);
            var room = terms.CapUnits - now.BoughtFrom(terms.Offer, holder) - boughtHere.GetValueOrDefault(holder);
            var eligible = Eligible(terms, places, position, places.Votes[account].Units);
            var units = long.Min(eligible, room);
            if (terms.CapPer is CapPer.Person && eligible > long.Max(0, units))
                capped.Add((account, eligible - long.Max(0, units)));
            if (units <= 0)
                continue;
            lines.Add((account, units));
            boughtHere[holder] = boughtHere.GetValueOrDefault(holder) + units;
        }

        var decision = lines.Count == 0
            ? Decision<HoldingsEvent>.Nothing.Warn(BuybackProblems.NothingToBuy.With(("offer", terms.Offer)))
            : Holdings.IfItStands(history, on, Events(terms, lines));
        return capped.Count == 0 ? decision : decision.Warn(UsedByOthers(history, terms, on, lines, capped));
    }

    /// <summary>
    /// The warning of accounts whose person's cap other accounts used up, in part or whole; null where each used it alone.
    /// </summary>
    /// <param name="lines">What is bought now.</param>
    /// <param name="capped">Accounts that could sell more, with how many bonds.</param>
    private static Problem? UsedByOthers(
        HoldingsHistory history, OfferTerms terms, DateOnly on, List<(string Account, long Units)> lines, List<(string Account, long Units)> capped)
    {
        var (now, bought) = (history.At(on), BoughtByAccount(history, terms.Offer, on));
        foreach (var (account, units) in lines)
            bought[account] = bought.GetValueOrDefault(account) + units;
        // The cap binds every one of them; where the account alone used it up, no other account is why.
        var missed = capped.Where(c => bought.GetValueOrDefault(c.Account) < terms.CapUnits && !now.Find(c.Account)!.Value.Person.IsNone).ToList();
        return missed.Count == 0
            ? null
            : BuybackProblems.PersonCapUsed.With(("accounts", missed.Count), ("offer", terms.Offer), ("units", missed.Sum(c => c.Units)), ("cap", terms.CapUnits),
                ("list", string.Join(", ", missed.Take(Named).Select(c => $"{c.Account} {c.Units}")) + (missed.Count > Named ? ", …" : "")));
    }

    /// <summary>Bonds bought under an offer by a date from each account.</summary>
    private static Dictionary<AccountNumber, long> BoughtByAccount(HoldingsHistory history, string offer, DateOnly on)
    {
        var bought = new Dictionary<AccountNumber, long>();
        foreach (var lines in history.Standing.OfType<HoldingsAct.Purchase>().Where(p => p.On <= on && p.Opened.Offer == offer).SelectMany(p => p.Lines))
        {
            for (var i = 0; i < lines.Count; i++)
                bought[lines.Accounts[i]] = bought.GetValueOrDefault(lines.Accounts[i]) + lines.Units[i];
        }

        return bought;
    }

    /// <summary>One purchase; a holder who opposed or abstained sells nothing, one who was silent may still agree by it.</summary>
    public static Decision<HoldingsEvent> Buy(
        HoldingsHistory history, OfferTerms terms, IReadOnlyDictionary<string, Tender> votes, string account, long units, DateOnly on)
    {
        if (NotNow(history, terms, on) is { } refusal)
            return refusal;
        var now = history.At(on);
        if (now.Find(account) is not { } position)
            return HoldingProblems.UnknownAccount.With(("account", account), ("date", on));
        var places = OfferPlaces.Of(history.At(terms.RecordDate), now, terms.RecordDate, votes);
        Tender? vote = places.Votes.TryGetValue(account, out var tender) ? tender : null;
        if (vote is { Vote: not Vote.Agree })
            return BuybackProblems.Declined.With(("account", account), ("vote", vote.Value.Vote.ToString().ToLowerInvariant()));
        if (account == terms.Purchaser?.Account)
            return BuybackProblems.PurchaserTenders.With(("account", account));
        var holder = HoldingsBook.HolderUnder(terms.CapPer, position);
        var bought = now.BoughtFrom(terms.Offer, holder);
        if (units > terms.CapUnits - bought)
        {
            return BuybackProblems.AboveCap.With(("units", units), ("account", account), ("left", terms.CapUnits - bought),
                ("cap", terms.CapUnits), ("per", terms.CapPer.ToString().ToLowerInvariant()), ("bought", bought),
                ("others", long.Max(0, bought - BoughtByAccount(history, terms.Offer, on).GetValueOrDefault(position.Account))));
        }

        var eligible = long.Max(0, Eligible(terms, places, position, vote?.Units));
        return units > eligible
            ? BuybackProblems.AboveEligible.With(("units", units), ("account", account), ("eligible", eligible))
            : Holdings.IfItStands(history, on, Events(terms, [(account, units)]));
    }

    /// <summary>
    /// min(held at the record date (an heir: by the deceased too), held now), less frozen if excluded, and at most what was tendered if stated: a
    /// tender comes out of what is free. Bonds set aside for a deferred payment are not sold.
    /// </summary>
    private static long Eligible(OfferTerms terms, OfferPlaces places, in Position now, long? tendered)
    {
        var held = long.Min(places.HeldThen(now.Account), now.Units);
        var free = long.Min(held - (terms.Frozen is FrozenUnits.Exclude ? now.Frozen : 0), now.Units - now.Deferred);
        return long.Min(free, tendered ?? free);
    }

    private static Problem? NotNow(HoldingsHistory history, OfferTerms terms, DateOnly on) =>
        on < terms.Opens
            ? BuybackProblems.NotYetOpen.With(("offer", terms.Offer), ("date", on), ("opens", terms.Opens))
            : Holdings.NoPositions(history, history.At(on), on);

    private static ImmutableArray<HoldingsEvent> Events(OfferTerms terms, List<(string Account, long Units)> lines)
    {
        var events = ImmutableArray.CreateBuilder<HoldingsEvent>();
        events.Add(new HoldingsEvent.PurchaseOpened(
            terms.Offer, terms.Kind, terms.Purchaser?.Account, terms.Price, terms.CapUnits, terms.CapPer));
        foreach (var (from, count) in Holdings.Chunks(lines.Count))
        {
            var rows = lines.GetRange(from, count);
            events.Add(new HoldingsEvent.Purchased(new PurchaseLines(
                [.. rows.Select(r => r.Account)], [.. rows.Select(r => r.Units)], [.. rows.Select(r => terms.Price.Times(r.Units).Value)])));
        }

        events.Add(new HoldingsEvent.PurchaseSealed(lines.Count, lines.Sum(l => l.Units), Fen.Sum(lines.Select(l => terms.Price.Times(l.Units)))));
        return events.ToImmutable();
    }
}
