using BondResolution.Domain.Money;
using Dapper;

namespace BondResolution.Views.Reports;

/// <summary>Answers what an instalment paid, line by line, from the lines it recorded.</summary>
internal sealed class PayoutQuery(ViewsFile views, Scope scope, AsKnown asKnown)
{
    private sealed record Row
    {
        public string Account { get; init; } = "";
        public long Units { get; init; }
        public long UnitsPaid { get; init; }
        public long UnitsDeferred { get; init; }
        public long Principal { get; init; }
        public long Interest { get; init; }
        public long Tax { get; init; }
        public long Deferred { get; init; }
    }

    /// <summary>The list, or null where the instalment is not paid in this scope.</summary>
    public PayoutList? Run(int no)
    {
        var fee = views.Connection.QueryFirstOrDefault<long?>(
            $"SELECT t.fee_fen FROM instalment_total t JOIN fact f USING (sequence) WHERE {ViewsSchema.Standing} AND t.no = @no AND f.type = 'holdings.payment-sealed/1'",
            scope.Parameters(new { no }));
        if (fee is null)
            return null;
        var rows = views.Connection.Query<Row>($"""
            SELECT a.number AS Account, p.units AS Units, p.units_paid AS UnitsPaid, p.units_deferred AS UnitsDeferred, p.principal_fen AS Principal,
                   p.interest_fen AS Interest, p.tax_fen AS Tax, p.deferred_fen AS Deferred
            FROM payment p JOIN fact f USING (sequence) JOIN account a ON a.id = p.account_id
            WHERE {ViewsSchema.Standing} AND p.no = @no AND p.kind = 'pay' ORDER BY a.number
            """, scope.Parameters(new { no })).AsList();
        return new PayoutList(scope.Code, no, scope.AsOf, asKnown,
            [.. rows.Select(r => r.Account)], [.. rows.Select(r => r.Units)], [.. rows.Select(r => r.UnitsPaid)], [.. rows.Select(r => r.UnitsDeferred)],
            [.. rows.Select(r => r.Principal)], [.. rows.Select(r => r.Interest)], [.. rows.Select(r => r.Tax)], [.. rows.Select(r => r.Deferred)], new Fen(fee.Value));
    }
}
