using Dapper;

namespace BondResolution.Views.Reports;

/// <summary>Answers how exposure changed over time.</summary>
internal sealed class SeriesQuery(ViewsFile views, Scope scope, AsKnown asKnown)
{
    private sealed record ChangeRow
    {
        public string On { get; init; } = "";
        public long Sequence { get; init; }
        public string Do { get; init; } = "";
        public string? Source { get; init; }
        public string? Label { get; init; }
        public long Issuer { get; init; }
        public long Investors { get; init; }
        public long Purchasers { get; init; }
    }

    /// <param name="from">First date to show; changes before are in the figures, not in the rows.</param>
    public SeriesReport Run(CaseFacts facts, DateOnly? from)
    {
        var rows = new List<SeriesReport.Row>();
        var (outstanding, investors, purchasers) = (0L, 0L, 0L);
        var defaulted = false;
        foreach (var change in Changes(facts.Purchasers))
        {
            defaulted |= change.Do == "case.default";
            outstanding -= change.Issuer;
            investors += change.Investors;
            purchasers += change.Purchasers;
            if (from is null || string.CompareOrdinal(change.On, from.Value.ToString("yyyy-MM-dd")) >= 0)
                rows.Add(new(change.On, defaulted ? outstanding : null, investors, purchasers, change.Do, change.Sequence, change.Source, change.Label));
        }

        return new SeriesReport(scope.Code, scope.AsOf, asKnown, rows);
    }

    private IEnumerable<ChangeRow> Changes(IReadOnlyList<string> purchasers) => views.Connection.Query<ChangeRow>($"""
        WITH leg AS (
          SELECT p.sequence, CASE WHEN p.account LIKE 'issuer:%' THEN p.units ELSE 0 END AS issuer, 0 AS investors, 0 AS purchasers FROM posting p
          UNION ALL
          SELECT m.sequence, 0, CASE WHEN a.number IN @purchasers THEN 0 ELSE m.units END, CASE WHEN a.number IN @purchasers THEN m.units ELSE 0 END
          FROM movement m JOIN account a ON a.id = m.account_id)
        SELECT f.effective_on AS "On", f.counts_from AS Sequence, f.doing AS "Do", f.source AS Source, f.label AS Label,
               SUM(leg.issuer) AS Issuer, SUM(leg.investors) AS Investors, SUM(leg.purchasers) AS Purchasers
        FROM leg JOIN fact f USING (sequence) WHERE {ViewsSchema.Standing}
        GROUP BY f.effective_on, f.counts_from HAVING SUM(leg.issuer) <> 0 OR SUM(leg.investors) <> 0 OR SUM(leg.purchasers) <> 0
        ORDER BY f.effective_on, f.counts_from
        """, scope.Parameters(new { purchasers }));
}
