using Dapper;

namespace BondResolution.Views.Reports;

/// <summary>What instalments came to in a scope: a row a payment, and a row each release of what it deferred.</summary>
internal sealed record InstalmentTotals
{
    public string On { get; init; } = "";

    /// <summary>The sequence that completed the act.</summary>
    public long Sequence { get; init; }
    public long No { get; init; }
    public long Base { get; init; }
    public long Entitled { get; init; }
    public long Paid { get; init; }
    public long Deferred { get; init; }
    public long PrincipalFen { get; init; }
    public long InterestFen { get; init; }
    public long TaxFen { get; init; }

    /// <summary>Gross amount held back; below zero where a release pays it.</summary>
    public long DeferredFen { get; init; }
    public long CashFen { get; init; }
    public long FeeFen { get; init; }

    public static IReadOnlyList<InstalmentTotals> Read(ViewsDatabase views, Scope scope) => views.Connection.Query<InstalmentTotals>($"""
        SELECT f.effective_on AS "On", f.counts_from AS Sequence, t.no AS No, t.base AS Base, t.entitled AS Entitled, t.paid AS Paid, t.deferred AS Deferred,
               t.principal_fen AS PrincipalFen, t.interest_fen AS InterestFen, t.tax_fen AS TaxFen, t.deferred_fen AS DeferredFen, t.cash_fen AS CashFen, t.fee_fen AS FeeFen
        FROM instalment_total t JOIN fact f USING (sequence) WHERE {ViewsSchema.Standing} ORDER BY 1, 2
        """, scope.Parameters()).AsList();
}
