using System.Globalization;
using BondResolution.Domain.Bonds;
using BondResolution.Domain.Money;
using BondResolution.Views.Lines;
using Dapper;

namespace BondResolution.Views.Reports;

/// <summary>Answers how exposure changed over time.</summary>
internal sealed class SeriesQuery(ViewsDatabase views, Scope scope, AsKnown asKnown)
{
    private sealed record Change
    {
        public string On { get; init; } = "";
        public long Sequence { get; init; }
        public string Do { get; init; } = "";
        public string? Source { get; init; }
        public string? Label { get; init; }
        public long Issuer { get; init; }
        public long Investors { get; set; }
        public long Purchasers { get; set; }
    }

    /// <param name="from">First date to show; changes before are in the figures, not in the rows.</param>
    public SeriesReport Run(CaseFacts facts, DateOnly? from)
    {
        var rows = new List<SeriesReport.Row>();
        var (outstanding, investors, purchasers) = (0L, 0L, 0L);
        var defaulted = false;
        foreach (var change in Changes(facts).Where(c => c is not { Issuer: 0, Investors: 0, Purchasers: 0 }))
        {
            defaulted |= change.Do == "case.default";
            outstanding -= change.Issuer;
            investors += change.Investors;
            purchasers += change.Purchasers;
            if (from is null || string.CompareOrdinal(change.On, from.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) >= 0)
                rows.Add(new(change.On, defaulted ? outstanding : null, investors, purchasers, change.Do, change.Sequence, change.Source, change.Label));
        }

        return new SeriesReport(scope.Code, scope.AsOf, asKnown, rows);
    }

    /// <summary>Every act that moved bonds on the issuer's side or of accounts, by effective date and sequence.</summary>
    private IEnumerable<Change> Changes(CaseFacts facts)
    {
        var changes = views.Connection.Query<Change>($"""
            SELECT f.effective_on AS "On", f.counts_from AS Sequence, MIN(f.doing) AS "Do", MIN(f.source) AS Source, MIN(f.label) AS Label, CAST(SUM(p.units) AS BIGINT) AS Issuer
            FROM posting p JOIN fact f USING (sequence) WHERE {ViewsSchema.Standing} AND p.account LIKE 'issuer:%'
            GROUP BY f.effective_on, f.counts_from
            """, scope.Parameters()).ToDictionary(c => (c.On, c.Sequence));
        var purchasers = facts.Purchasers.Select(account => (AccountNumber)account).ToHashSet();
        using var lines = StandingLines.Read(views, scope);
        foreach (var moved in lines.Changes(facts.Case.Terms?.Face ?? Fen.Zero))
        {
            var row = moved.Row;
            if (!changes.TryGetValue((row.On, row.CountsFrom), out var change))
                changes.Add((row.On, row.CountsFrom), change = new() { On = row.On, Sequence = row.CountsFrom, Do = row.Do, Source = row.Source, Label = row.Label });
            for (var i = 0; i < moved.Units.Length; i++)
            {
                if (moved.Units[i] == 0)
                    continue;
                if (purchasers.Contains(moved.Accounts[i]))
                    change.Purchasers += moved.Units[i];
                else
                    change.Investors += moved.Units[i];
            }
        }

        return changes.Values.OrderBy(c => c.On, StringComparer.Ordinal).ThenBy(c => c.Sequence);
    }
}
