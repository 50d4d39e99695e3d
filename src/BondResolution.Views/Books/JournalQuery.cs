using BondResolution.Domain.Bonds;
using BondResolution.Domain.Books;
using BondResolution.Domain.Buybacks;
using BondResolution.Domain.Money;
using BondResolution.Domain.Recording;
using BondResolution.EventStore.Codec;
using BondResolution.Views.Lines;
using BondResolution.Views.Reports;
using Dapper;

namespace BondResolution.Views.Books;

/// <summary>
/// The books of a case in any scope. The issuer's side and money are the postings of its events; what accounts hold is folded from their
/// lines and divided among investors and purchasers, so that a transaction balances only where both agree.
/// </summary>
internal sealed class JournalQuery(ViewsDatabase views, Scope scope, AsKnown known)
{
    private sealed record Leg
    {
        public string On { get; init; } = "";
        public long Sequence { get; init; }
        public string Account { get; init; } = "";
        public long Units { get; init; }
        public long PrincipalFen { get; init; }
        public long CashFen { get; init; }
    }

    public Journal Run(CaseFacts facts)
    {
        var terms = facts.Case.Terms!;
        var offers = facts.Events.Where(f => f.Event is Offer.Event.Opened { Terms.Purchaser: not null })
            .Select(f => (Key(f.Row), (AccountNumber)((Offer.Event.Opened)f.Event).Terms.Purchaser!.Account)).ToList();
        var holders = new HolderBook(terms.Face, offers);
        using (var lines = StandingLines.Read(views, scope))
            Positions.Fold(lines, facts, holders.Changed);

        var acts = new SortedDictionary<ActKey, Legs>();
        foreach (var leg in Posted().Where(l => JournalChart.Of(l.Account) is not null))
            At(acts, new ActKey(leg.On, leg.Sequence)).Add(new Posting(JournalChart.Of(leg.Account)!, leg.Units, new Fen(leg.PrincipalFen), new Fen(leg.CashFen)));
        foreach (var (at, (investors, purchasers)) in holders.Acts())
        {
            investors.Post(JournalChart.Investors, At(acts, at));
            purchasers.Post(JournalChart.Purchasers, At(acts, at));
        }

        var rows = facts.Events.ToDictionary(f => f.Row.Sequence);
        var opened = facts.Events.Where(f => EventCatalogue.Of(f.Event).Role is EventRole.Opens).GroupBy(f => (f.Row.Stream, f.Row.Command))
            .ToDictionary(g => g.Key, g => g.First().Event);
        return new Journal(terms, scope.AsOf, known.Sequence, known.Root, facts.Case.Default is not null,
        [
            .. acts.Select(a => Entry(rows[a.Key.Sequence].Row, rows[a.Key.Sequence].Event, opened, a.Value)).Where(e => e.Legs.Count > 0)
        ]);
    }

    private static JournalEntry Entry(FactRow row, IDomainEvent happened, Dictionary<(string, string), IDomainEvent> opened, Legs legs)
    {
        legs.BalancePrincipal(JournalChart.CancelledByTender);
        legs.BalancePrincipal(JournalChart.Unallocated);
        return new JournalEntry(row.Date, row.Sequence, JournalTexts.Description(row, happened, opened.GetValueOrDefault((row.Stream, row.Command))),
            JournalTexts.Tags(row, happened), legs.Balanced(row.Sequence));
    }

    private static Legs At(SortedDictionary<ActKey, Legs> acts, ActKey at)
    {
        if (!acts.TryGetValue(at, out var legs))
            acts.Add(at, legs = new Legs());
        return legs;
    }

    private static ActKey Key(FactRow row) => new(row.On, row.Sequence);

    private IEnumerable<Leg> Posted() => views.Connection.Query<Leg>($"""
        SELECT f.effective_on AS "On", p.sequence AS Sequence, p.account AS Account, p.units AS Units, p.principal_fen AS PrincipalFen, p.cash_fen AS CashFen
        FROM posting p JOIN fact f USING (sequence) WHERE {ViewsSchema.Standing}
        """, scope.Parameters());
}
