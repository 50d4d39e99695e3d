using System.Collections.Immutable;
using System.Globalization;
using BondResolution.Domain.Bonds;
using BondResolution.Domain.Books;
using BondResolution.Domain.Money;
using BondResolution.Domain.Time;
using BondResolution.Views.Lines;
using Dapper;

namespace BondResolution.Views.Reports;

/// <summary>Answers what exposure remains, in any scope.</summary>
internal sealed class ExposureQuery(ViewsDatabase views, Scope scope, AsKnown asKnown)
{
    private sealed record BookRow
    {
        public string Account { get; init; } = "";
        public long Units { get; init; }
        public long PrincipalFen { get; init; }
    }

    private sealed record TotalRow
    {
        public long No { get; init; }
        public long Base { get; init; }
        public long Entitled { get; init; }
        public long Paid { get; init; }
        public long Deferred { get; init; }
        public long CashFen { get; init; }
        public long FeeFen { get; init; }
        public long DeferredFen { get; init; }
    }

    public ExposureReport Run(CaseFacts facts)
    {
        var face = facts.Case.Terms!.Face;
        var book = Book();
        using var lines = StandingLines.Read(views, scope);
        var positions = Positions.Fold(lines, face);
        var (investors, purchasers) = ExposureSide.Of(positions, facts.Purchasers);
        var atDefault = facts.Case.Default is { } d ? new ExposureReport.Default(d.Units, d.Principal, d.Interest) : null;
        var issuer = book.Where(b => b.Account.StartsWith("issuer:", StringComparison.Ordinal)).ToList();
        var owed = atDefault is null
            ? new ExposureReport.Owed(null, null)
            : new ExposureReport.Owed(-issuer.Sum(b => b.Units), new Fen(-issuer.Sum(b => b.PrincipalFen)) + positions.CancelledSum);
        var cancelled = Cancelled(issuer);
        var repaid = new Fen(issuer.Where(b => b.Account != Chart.Debt).Sum(b => b.PrincipalFen)) - positions.CancelledSum;
        var totals = Totals();
        return new ExposureReport(
            scope.Code, scope.AsOf, asKnown, face, atDefault, owed,
            new(investors.Holders, investors.Exited, investors.Units, investors.PrincipalOwed(face)),
            new(purchasers.Units, purchasers.PrincipalOwed(face)),
            new(atDefault is null ? null : UnitsOf(book, Chart.Unallocated)), cancelled, new(repaid),
            new(investors.DeferredAccounts + purchasers.DeferredAccounts, investors.DeferredUnits + purchasers.DeferredUnits, new Fen(investors.DeferredFen + purchasers.DeferredFen)),
            new(investors.FrozenAccounts + purchasers.FrozenAccounts, investors.FrozenUnits + purchasers.FrozenUnits),
            new(Buyback(lines, face), InstalmentReduction(lines, totals, facts.Purchasers), new(Fen.Sum(facts.Shared.Select(r => r.Totals.Cash)))),
            Instalments(facts, totals), Interest(facts, positions), Suits(facts), FigureLabels.Of(facts), Facts(facts));
    }

    private List<BookRow> Book() =>
    [
        .. views.Connection.Query<BookRow>(
            $"SELECT p.account AS Account, CAST(SUM(p.units) AS BIGINT) AS Units, CAST(SUM(p.principal_fen) AS BIGINT) AS PrincipalFen FROM posting p JOIN fact f USING (sequence) WHERE {ViewsSchema.Standing} GROUP BY 1",
            scope.Parameters())
    ];

    private static long UnitsOf(List<BookRow> book, string account) => book.Find(b => b.Account == account)?.Units ?? 0;

    private static ExposureReport.Cancellation Cancelled(List<BookRow> issuer) => new(
        issuer.Where(b => b.Account != Chart.Debt).Sum(b => b.Units),
        UnitsOf(issuer, Chart.CancelledByInstalments), UnitsOf(issuer, Chart.CancelledByTender), UnitsOf(issuer, Chart.CancelledByRecoveries));

    private static ExposureReport.BuybackReduction Buyback(StandingLines lines, Fen face)
    {
        var sellers = new HashSet<AccountNumber>();
        long units = 0, cash = 0;
        foreach (var row in lines.Rows.Where(row => row.Kind == LineKind.Purchase))
        {
            var packed = new PackedReader(lines.Content(row.Id), row.Count);
            sellers.UnionWith(packed.Accounts());
            units += packed.Numbers().Sum();
            cash += packed.Numbers().Sum();
        }

        return new(sellers.Count, units, face * units, new Fen(cash));
    }

    private List<TotalRow> Totals() =>
    [
        .. views.Connection.Query<TotalRow>($"""
            SELECT t.no AS No, CAST(SUM(t.base) AS BIGINT) AS Base, CAST(SUM(t.entitled) AS BIGINT) AS Entitled, CAST(SUM(t.paid) AS BIGINT) AS Paid, CAST(SUM(t.deferred) AS BIGINT) AS Deferred,
                   CAST(SUM(t.cash_fen) AS BIGINT) AS CashFen, CAST(SUM(t.fee_fen) AS BIGINT) AS FeeFen, CAST(SUM(t.deferred_fen) AS BIGINT) AS DeferredFen
            FROM instalment_total t JOIN fact f USING (sequence) WHERE {ViewsSchema.Standing} GROUP BY t.no ORDER BY t.no
            """, scope.Parameters())
    ];

    private static ExposureReport.InstalmentReduction InstalmentReduction(StandingLines lines, List<TotalRow> totals, IReadOnlyList<string> purchasers)
    {
        var bought = purchasers.Select(account => (AccountNumber)account).ToHashSet();
        long toInvestors = 0, toPurchasers = 0;
        foreach (var row in lines.Rows.Where(row => row.Kind is LineKind.Payment or LineKind.Release))
        {
            var paid = PaymentColumns.Read(lines.Content(row.Id), row.Count);
            for (var i = 0; i < paid.Count; i++)
            {
                var cash = paid.PrincipalFen[i] + paid.InterestFen[i];
                if (bought.Contains(paid.Accounts[i]))
                    toPurchasers += cash;
                else
                    toInvestors += cash;
            }
        }

        return new(totals.Count, totals.Sum(t => t.Paid), new Fen(totals.Sum(t => t.CashFen)), new Fen(totals.Sum(t => t.FeeFen)), new Fen(toInvestors), new Fen(toPurchasers));
    }

    private static List<ExposureReport.InstalmentRow> Instalments(CaseFacts facts, List<TotalRow> totals) =>
    [
        .. facts.Instalments.Where(i => i.Terms is not null).OrderBy(i => i.Terms!.No).Select(i =>
        {
            var t = totals.Find(t => t.No == i.Terms!.No) ?? new TotalRow { No = i.Terms!.No };
            return new ExposureReport.InstalmentRow((int)t.No, t.Base, t.Entitled, t.Paid, t.Deferred, new Fen(t.CashFen), new Fen(t.FeeFen), i.FundsReceived);
        })
    ];

    /// <summary>Interest each plan promises on the principal outstanding, to the date, or to the day interest stopped.</summary>
    private List<ExposureReport.InterestRow> Interest(CaseFacts facts, Positions positions)
    {
        var rows = new List<ExposureReport.InterestRow>();
        foreach (var terms in facts.Plans.Select(p => p.Terms).Where(t => t?.Interest is not null))
        {
            var interest = terms!.Interest!;
            var to = facts.Case.InterestUntil < scope.AsOf ? facts.Case.InterestUntil.Value : scope.AsOf;
            var accrued = to < interest.From
                ? Fen.Zero
                : AccruedInterest.Compute(PrincipalFrom(interest.From, positions), RateSteps.Of(interest.Rate), interest.From, to, interest.Count, interest.Basis).Value.Rounded;
            rows.Add(new("plan " + terms.Plan, accrued));
        }

        return rows;
    }

    /// <summary>
    /// Principal outstanding from a date on, a step a change; what changed before stands in the first step. Where more was
    /// paid than is known to be owed, before the default is recorded, nothing bears interest.
    /// </summary>
    private ImmutableArray<PrincipalStep> PrincipalFrom(DateOnly from, Positions positions)
    {
        var changes = views.Connection.Query<(string On, long Fen)>(
            $"SELECT f.effective_on, CAST(-SUM(p.principal_fen) AS BIGINT) FROM posting p JOIN fact f USING (sequence) WHERE {ViewsSchema.Standing} AND p.account LIKE 'issuer:%' GROUP BY 1 ORDER BY 1",
            scope.Parameters()).Concat(positions.Cancelled).GroupBy(c => c.On, c => c.Fen).OrderBy(c => c.Key, StringComparer.Ordinal)
            .Select(c => (On: DateOnly.ParseExact(c.Key, "yyyy-MM-dd", CultureInfo.InvariantCulture), Fen: c.Sum())).ToList();
        var owedFen = changes.Where(c => c.On <= from).Sum(c => c.Fen);
        var steps = ImmutableArray.CreateBuilder<PrincipalStep>();
        steps.Add(new PrincipalStep(from, new Fen(long.Max(0, owedFen))));
        foreach (var (on, fen) in changes.Where(c => c.On > from))
            steps.Add(new PrincipalStep(on, new Fen(long.Max(0, owedFen += fen))));
        return steps.ToImmutable();
    }

    private static ExposureReport.Suits Suits(CaseFacts facts)
    {
        var filed = facts.Lawsuits.Where(s => s.Terms is not null).ToList();
        return new(filed.Count, filed.SelectMany(s => s.Holders.Keys).Distinct().Count(), filed.Sum(s => s.Units), Fen.Sum(filed.Select(s => s.Claimed)));
    }

    private static List<ExposureReport.Fact> Facts(CaseFacts facts) =>
    [
        .. facts.All.DistinctBy(f => f.Command).Where(f => FigureLabels.MovesFigures(f.Do)).Select(f => new ExposureReport.Fact(
            f.Sequence, f.On, f.Metadata.Between is { } between ? [.. between] : null, f.Do, f.Source, f.Label, f.Metadata.Labels))
    ];
}
