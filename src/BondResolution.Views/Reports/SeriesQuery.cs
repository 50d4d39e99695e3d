using BondResolution.Domain.Holdings;
using System.Globalization;
using BondResolution.Domain.Bonds;
using BondResolution.Domain.Money;
using BondResolution.Views.Lines;

namespace BondResolution.Views.Reports;

/// <summary>Answers how exposure changed over time, in bonds or in money.</summary>
internal sealed class SeriesQuery(ViewsDatabase views, Scope scope, AsKnown asKnown)
{
    /// <summary>What acts changed, by effective date and the sequence that completed them.</summary>
    private sealed class Changes(IReadOnlyList<string> purchasers, Fen face)
    {
        private readonly HashSet<AccountNumber> _purchasers = [.. purchasers.Select(account => (AccountNumber)account)];

        public SortedDictionary<(string On, long Sequence), Change> All { get; } = new(Comparer<(string On, long Sequence)>.Create((a, b) =>
            string.CompareOrdinal(a.On, b.On) is not 0 and var on ? on : a.Sequence.CompareTo(b.Sequence)));

        public Change Of(string on, long sequence)
        {
            if (!All.TryGetValue((on, sequence), out var change))
                All.Add((on, sequence), change = new());
            return change;
        }

        /// <summary>A <see cref="PositionChanged"/>.</summary>
        public void Changed(AccountChanges changes, int line, in Position before, in Position after)
        {
            var (units, fen) = (after.Units - before.Units,
                face.Value * (after.Units - before.Units) - (after.PaidDownFen - before.PaidDownFen));
            if (units == 0 && fen == 0)
                return;
            var change = Of(changes.Row.On, changes.Row.CountsFrom);
            if (_purchasers.Contains(after.Account))
                (change.Purchasers, change.PurchasersFen) = (change.Purchasers + units, change.PurchasersFen + fen);
            else
                (change.Investors, change.InvestorsFen) = (change.Investors + units, change.InvestorsFen + fen);
        }
    }

    private sealed class Change
    {
        public long Owed { get; set; }
        public long OwedFen { get; set; }
        public long Investors { get; set; }
        public long Purchasers { get; set; }
        public long InvestorsFen { get; set; }
        public long PurchasersFen { get; set; }

        public bool IsNone => (Owed, OwedFen, Investors, Purchasers) is (0, 0, 0, 0);
    }

    /// <param name="facts">The case.</param>
    /// <param name="from">First date to show; changes before are in the figures, not in the rows.</param>
    public SeriesReport Run(CaseFacts facts, DateOnly? from)
    {
        var acts = facts.All.ToDictionary(f => f.Sequence);
        var rows = new List<SeriesReport.Row>();
        var (owed, owedFen, investors, purchasers) = (0L, 0L, 0L, 0L);
        var defaulted = false;
        var (investorsFen, purchasersFen) = (0L, 0L);
        foreach (var ((on, sequence), change) in Read(facts))
        {
            (investorsFen, purchasersFen) = (investorsFen + change.InvestorsFen, purchasersFen + change.PurchasersFen);
            if (change.IsNone)
                continue;
            var act = acts[sequence];
            defaulted |= act.Do == "case.default";
            (owed, owedFen, investors, purchasers) = (owed + change.Owed, owedFen + change.OwedFen, investors + change.Investors, purchasers + change.Purchasers);
            if (from is null || string.CompareOrdinal(on, from.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) >= 0)
                rows.Add(new(on, defaulted ? owed : null, defaulted ? new Fen(owedFen) : null, investors, purchasers,
                    new Fen(investorsFen), new Fen(purchasersFen), act.Do, sequence, act.Source, act.Label));
        }

        return new SeriesReport(scope.Code, scope.AsOf, asKnown, rows);
    }

    /// <summary>Every act that moved bonds or lowered principal on the issuer's side, or moved bonds of accounts.</summary>
    private IEnumerable<KeyValuePair<(string On, long Sequence), Change>> Read(CaseFacts facts)
    {
        var changes = new Changes(facts.Purchasers, facts.Case.Terms!.Face);
        foreach (var row in IssuerBook.Read(views, scope).Rows.Where(r => r.IsIssuers))
        {
            var change = changes.Of(row.On, row.Sequence);
            change.Owed += row.OwedUnits;
            change.OwedFen += row.OwedFen;
        }

        using var lines = StandingLines.Read(views, scope);
        foreach (var (on, sequence, fen) in Positions.Fold(lines, facts, changes.Changed).Cancelled)
            changes.Of(on, sequence).OwedFen += fen;
        return changes.All;
    }
}
