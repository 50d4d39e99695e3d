using System.Collections.Immutable;
using BondResolution.Domain;
using BondResolution.Domain.Bonds;
using BondResolution.Domain.Holdings;
using BondResolution.Domain.Lawsuits;
using BondResolution.Domain.Money;
using BondResolution.Domain.Recording;
using BondResolution.Views.Lines;

namespace BondResolution.Views.Reports;

/// <summary>Answers what one account holds and how it came to it.</summary>
internal sealed class HolderQuery(ViewsDatabase views, Scope scope, AsKnown asKnown)
{
    /// <summary>What an event says of the account by one of its lines; no event: what it gained as a purchaser.</summary>
    private sealed record Own(StandingRow Row, IDomainEvent? Event, long Units, long Freeze);

    /// <summary>The report, or null where the account is not in the ledger in this scope.</summary>
    public HolderReport? Run(CaseFacts facts, string account)
    {
        var face = facts.Case.Terms!.Face;
        var deciding = Positions.Deciding(facts, account);
        using var lines = deciding is null ? StandingLines.Read(views, scope) : StandingLines.Read(views, scope, deciding);
        var said = deciding is null ? lines.Events() : lines.Events().ToList();
        if (Positions.Fold(said, facts).Find(account) is not { } position)
            return null;
        var own = OwnLines(said, face, account);
        return new HolderReport(
            scope.Code, scope.AsOf, asKnown, account, Words.Of(position.Class), facts.Purchasers.Contains(account), position.Units,
            position.Frozen, position.Deferred, new Fen(position.DeferredFen), face * position.Units - new Fen(position.PaidDownFen),
            Freezes(account, own), Movements(own), Purchases(own, account), Payments(own, account), Claims(facts, account),
            Recoveries(own, account), Successions(facts, account));
    }

    private static List<Own> OwnLines(IEnumerable<SaidByLines> all, Fen face, AccountNumber account)
    {
        var own = new List<Own>();
        foreach (var said in all)
        {
            if (AccountChanges.Of(said, face) is { } changes && AccountNumber.IndexOf(changes.Accounts.AsSpan(), account) is >= 0 and var at && changes.At(at) is var change)
                own.Add(new(said.Row, said.Event, change.Units, change.RegisterFreeze + change.NamedFreezes));
        }

        return own;
    }

    /// <summary>Freezes that stand: those recorded by number, less what was released of each, and what registers brought.</summary>
    private static List<HolderReport.Freeze> Freezes(string account, List<Own> own)
    {
        var freezes = new SortedDictionary<string, HolderReport.Freeze>(StringComparer.Ordinal);
        foreach (var (_, happened, _, units) in own.Where(c => c.Freeze != 0))
        {
            var number = happened switch
            {
                HoldingsEvent.UnitsFrozen e => e.Number,
                HoldingsEvent.UnitsReleased e => e.Number,
                _ => HoldingsBook.RegisterFreezeNumber(account)
            };
            var standing = happened is HoldingsEvent.UnitsFrozen frozen
                ? new HolderReport.Freeze(number, 0, Words.Of(frozen.Kind), frozen.Authority, frozen.Until?.ToString("yyyy-MM-dd"))
                : freezes.GetValueOrDefault(number) ?? new HolderReport.Freeze(number, 0, null, null, null);
            freezes[number] = standing with { Units = standing.Units + units };
        }

        return [.. freezes.Values.Where(f => f.Units > 0)];
    }

    /// <summary>What each act changed; lines of one act together.</summary>
    private static List<HolderReport.Movement> Movements(List<Own> own) =>
    [
        .. own.GroupBy(c => (c.Row.On, c.Row.CountsFrom)).Select(act => (act.First().Row, Units: act.Sum(c => c.Units), Freeze: act.Sum(c => c.Freeze)))
            .Where(m => m.Units != 0 || m.Freeze != 0)
            .Select(m => new HolderReport.Movement(m.Row.On, m.Row.Do, m.Units, m.Freeze, m.Row.CountsFrom, m.Row.Source, m.Row.Label))
    ];

    private static List<HolderReport.Purchase> Purchases(List<Own> own, AccountNumber account)
    {
        var purchases = new List<HolderReport.Purchase>();
        foreach (var (row, happened, _, _) in own)
        {
            if (happened is HoldingsEvent.Purchased { Rows: var p } && p.Accounts.IndexOf(account) is >= 0 and var at)
                purchases.Add(ActRows.Purchase(row, p, at));
        }

        return purchases;
    }

    private static List<HolderReport.Payment> Payments(List<Own> own, AccountNumber account)
    {
        var payments = new List<HolderReport.Payment>();
        foreach (var (row, happened, _, _) in own)
        {
            if (happened is HoldingsEvent.Paid { Rows: var p })
                payments.Add(ActRows.Paid(row, p, p.Accounts.IndexOf(account)));
            else if (ActRows.FollowUp(row, happened) is { } followed)
                payments.Add(followed);
        }

        return payments;
    }

    private static List<HolderReport.Recovery> Recoveries(List<Own> own, AccountNumber account)
    {
        var recoveries = new List<HolderReport.Recovery>();
        foreach (var (row, happened, _, _) in own)
        {
            if (happened is HoldingsEvent.Recovered { Rows: var r })
                recoveries.Add(ActRows.Recovery(row, r, r.Accounts.IndexOf(account)));
        }

        return recoveries;
    }

    private static List<HolderReport.Succession> Successions(CaseFacts facts, string account) =>
    [
        .. facts.PassedOn.Where(p => p.Event.From == account || p.Event.To == account).Select(p => new HolderReport.Succession(
            p.Row.On, p.Event.From, p.Event.To, p.Event.Units, Words.Of(p.Event.Reason),
            p.Event.Deferrals.IsDefault ? 0 : p.Event.Deferrals.Sum(d => d.Units),
            p.Event.Deferrals.IsDefault ? Fen.Zero : Fen.Sum(p.Event.Deferrals.Select(d => d.Principal + d.Interest)),
            p.Event.Estate?.Net, p.Event.Estate?.IsStated, p.Event.Estate?.IsSmall, p.Row.Sequence, p.Row.Source, p.Row.Label))
    ];

    private List<HolderReport.Claim> Claims(CaseFacts facts, string account)
    {
        var claims = new List<HolderReport.Claim>();
        foreach (var suit in facts.Lawsuits.Where(s => s.Holders.ContainsKey(account)))
        {
            var filed = facts.All.First(f => f.Do == "lawsuit.file" && f.Stream == Lawsuit.StreamName(scope.Code, suit.Terms!.Suit));
            claims.Add(new(suit.Terms!.Suit, suit.Holders[account], filed.On, filed.Sequence, filed.Source, filed.Label));
        }

        return claims;
    }
}
