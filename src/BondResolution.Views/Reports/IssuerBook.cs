using BondResolution.Domain.Books;
using Dapper;

namespace BondResolution.Views.Reports;

/// <summary>The issuer's side of the double entry that counts in a scope: a row an act and account, by effective date and sequence.</summary>
internal sealed class IssuerBook
{
    private IssuerBook(List<Row> rows) => Rows = rows;

    public IReadOnlyList<Row> Rows { get; }

    /// <summary>What an act posted to an account.</summary>
    public sealed record Row
    {
        public string On { get; init; } = "";

        /// <summary>The sequence that completed the act.</summary>
        public long Sequence { get; init; }

        public string Account { get; init; } = "";

        public long Units { get; init; }

        public long PrincipalFen { get; init; }

        public bool IsIssuers => Account.StartsWith("issuer:", StringComparison.Ordinal);

        /// <summary>Bonds the issuer owes more (less): a debt stands with a minus.</summary>
        public long OwedUnits => IsIssuers ? -Units : 0;

        /// <summary>Principal the issuer owes more (less), before what bonds bought and cancelled had been paid down by.</summary>
        public long OwedFen => IsIssuers ? -PrincipalFen : 0;

        public bool LowersDebt => IsIssuers && Account != Chart.Debt;

        public long CancelledUnits => LowersDebt ? Units : 0;

        public long RepaidFen => LowersDebt ? PrincipalFen : 0;

        public long UnitsOf(string account) => Account == account ? Units : 0;
    }

    public static IssuerBook Read(ViewsDatabase views, Scope scope) => new(views.Connection.Query<Row>($"""
        SELECT f.effective_on AS "On", f.counts_from AS Sequence, p.account AS Account, CAST(SUM(p.units) AS BIGINT) AS Units, CAST(SUM(p.principal_fen) AS BIGINT) AS PrincipalFen
        FROM posting p JOIN fact f USING (sequence) WHERE {ViewsSchema.Standing} AND (p.account LIKE 'issuer:%' OR p.account = '{Chart.Unallocated}')
        GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
        """, scope.Parameters()).AsList());
}
