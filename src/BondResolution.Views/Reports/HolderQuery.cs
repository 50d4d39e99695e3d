using System.Text;
using BondResolution.Domain;
using BondResolution.Domain.Bonds;
using BondResolution.Domain.Holdings;
using BondResolution.Domain.Lawsuits;
using BondResolution.Domain.Money;
using BondResolution.EventStore.Codec;
using Dapper;

namespace BondResolution.Views.Reports;

/// <summary>Answers what one account holds and how it came to it.</summary>
internal sealed class HolderQuery(ViewsFile views, Scope scope, AsKnown asKnown)
{
    private const string Fact = """f.effective_on AS "On", f.counts_from AS Sequence, f.source AS Source, f.label AS Label""";

    private sealed record PurchaseRow
    {
        public string Offer { get; init; } = "";
        public long Units { get; init; }
        public long CashFen { get; init; }
        public string On { get; init; } = "";
        public long Sequence { get; init; }
        public string? Source { get; init; }
        public string? Label { get; init; }
    }

    private sealed record PaymentRow
    {
        public long No { get; init; }
        public string Kind { get; init; } = "";
        public long Units { get; init; }
        public long Base { get; init; }
        public long UnitsPaid { get; init; }
        public long UnitsDeferred { get; init; }
        public long Principal { get; init; }
        public long Interest { get; init; }
        public long Tax { get; init; }
        public long Deferred { get; init; }
        public string On { get; init; } = "";
        public long Sequence { get; init; }
        public string? Source { get; init; }
        public string? Label { get; init; }
    }

    /// <summary>The report, or null where the account is not in the ledger in this scope.</summary>
    public HolderReport? Run(CaseFacts facts, string account)
    {
        var id = views.Connection.QueryFirstOrDefault<long?>("SELECT id FROM account WHERE case_code = @code AND number = @account", new { code = scope.Code, account });
        if (id is null)
            return null;
        var parameters = scope.Parameters(new { id });
        var position = views.Connection.QuerySingle<(long Count, long Units, long Freeze, long Deferred)>(
            $"""
            SELECT COUNT(*), COALESCE(SUM(m.units), 0), COALESCE(SUM(m.freeze), 0), COALESCE(SUM(m.deferred_units), 0)
            FROM movement m JOIN fact f USING (sequence) WHERE {ViewsSchema.Standing} AND m.account_id = @id
            """, parameters);
        if (position.Count == 0)
            return null;
        var face = facts.Case.Terms!.Face;
        return new HolderReport(
            scope.Code, scope.AsOf, asKnown, account, Class(parameters), facts.Purchasers.Contains(account), position.Units,
            long.Min(position.Units, position.Freeze), position.Deferred, face * position.Units - PaidDown.Read(views, scope, face).Of(id.Value),
            Freezes(account, parameters), Movements(parameters), Purchases(parameters), Payments(parameters), Claims(facts, account));
    }

    /// <summary>As the latest register that was adopted shows it.</summary>
    private string Class(object parameters) => views.Connection.QueryFirstOrDefault<string>(
        $"SELECT m.class FROM movement m JOIN fact f USING (sequence) WHERE {ViewsSchema.Standing} AND m.account_id = @id AND m.class IS NOT NULL ORDER BY f.effective_on DESC, f.counts_from DESC LIMIT 1",
        parameters) ?? Words.Of(HolderClass.Other);

    /// <summary>Freezes that stand: those recorded by number, less what was released of each, and what registers brought.</summary>
    private List<HolderReport.Freeze> Freezes(string account, object parameters)
    {
        var rows = views.Connection.Query<(long Units, string Type, string? Payload)>($"""
            SELECT m.freeze, f.type, f.payload FROM movement m JOIN fact f USING (sequence)
            WHERE {ViewsSchema.Standing} AND m.account_id = @id AND m.freeze <> 0 ORDER BY f.effective_on, f.counts_from
            """, parameters);
        var freezes = new SortedDictionary<string, HolderReport.Freeze>(StringComparer.Ordinal);
        foreach (var (units, type, payload) in rows)
        {
            var happened = payload is null ? null : EventJson.Decode(type, Encoding.UTF8.GetBytes(payload));
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

    private List<HolderReport.Movement> Movements(object parameters) =>
    [
        .. views.Connection.Query<(string On, string Do, long Units, long Freeze, long Sequence, string? Source, string? Label)>($"""
            SELECT f.effective_on, f.doing, SUM(m.units), SUM(m.freeze), f.counts_from, f.source, f.label
            FROM movement m JOIN fact f USING (sequence) WHERE {ViewsSchema.Standing} AND m.account_id = @id
            GROUP BY f.effective_on, f.counts_from HAVING SUM(m.units) <> 0 OR SUM(m.freeze) <> 0 ORDER BY f.effective_on, f.counts_from
            """, parameters).Select(m => new HolderReport.Movement(m.On, m.Do, m.Units, m.Freeze, m.Sequence, m.Source, m.Label))
    ];

    private List<HolderReport.Purchase> Purchases(object parameters) =>
    [
        .. views.Connection.Query<PurchaseRow>(
            $"SELECT p.offer AS Offer, p.units AS Units, p.cash_fen AS CashFen, {Fact} FROM purchase p JOIN fact f USING (sequence) WHERE {ViewsSchema.Standing} AND p.account_id = @id ORDER BY 4, 5",
            parameters).Select(p => new HolderReport.Purchase(p.On, p.Offer, p.Units, new Fen(p.CashFen), p.Sequence, p.Source, p.Label))
    ];

    private List<HolderReport.Payment> Payments(object parameters) =>
    [
        .. views.Connection.Query<PaymentRow>($"""
            SELECT p.no AS No, p.kind AS Kind, p.units AS Units, p.base AS Base, p.units_paid AS UnitsPaid, p.units_deferred AS UnitsDeferred,
                   p.principal_fen AS Principal, p.interest_fen AS Interest, p.tax_fen AS Tax, p.deferred_fen AS Deferred, {Fact}
            FROM payment p JOIN fact f USING (sequence) WHERE {ViewsSchema.Standing} AND p.account_id = @id ORDER BY f.effective_on, f.counts_from
            """, parameters).Select(p => new HolderReport.Payment(
                p.On, (int)p.No, p.Kind, p.Units, p.Base, p.UnitsPaid, p.UnitsDeferred, new Fen(p.Principal), new Fen(p.Interest), new Fen(p.Principal + p.Interest),
                new Fen(p.Tax), new Fen(p.Principal + p.Interest - p.Tax), new Fen(p.Deferred), p.Sequence, p.Source, p.Label))
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
