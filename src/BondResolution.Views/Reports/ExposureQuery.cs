using System.Collections.Immutable;
using System.Globalization;
using BondResolution.Domain.Books;
using BondResolution.Domain.Money;
using BondResolution.Domain.Time;
using Dapper;

namespace BondResolution.Views.Reports;

/// <summary>Answers what exposure remains, in any scope.</summary>
internal sealed class ExposureQuery(ViewsFile views, Scope scope, AsKnown asKnown)
{
    private sealed record SideRow
    {
        public bool Purchaser { get; init; }
        public long Holders { get; init; }
        public long Exited { get; init; }
        public long Units { get; init; }
        public long DeferredAccounts { get; init; }
        public long DeferredUnits { get; init; }
        public long DeferredFen { get; init; }
        public long FrozenAccounts { get; init; }
        public long FrozenUnits { get; init; }
    }

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
        var paidDown = PaidDown.Read(views, scope, face);
        var paidDownToPurchasers = Fen.Sum(AccountsOf(facts.Purchasers).Select(paidDown.Of));
        var sides = Sides(facts.Purchasers);
        var (investors, purchasers) = (Side(sides, false), Side(sides, true));
        var atDefault = facts.Case.Default is { } d ? new ExposureReport.Default(d.Units, d.Principal, d.Interest) : null;
        var issuer = book.Where(b => b.Account.StartsWith("issuer:", StringComparison.Ordinal)).ToList();
        var owed = atDefault is null
            ? new ExposureReport.Owed(null, null)
            : new ExposureReport.Owed(-issuer.Sum(b => b.Units), new Fen(-issuer.Sum(b => b.PrincipalFen)) + paidDown.CancelledSum);
        var cancelled = Cancelled(issuer);
        var repaid = new Fen(issuer.Where(b => b.Account != Chart.Debt).Sum(b => b.PrincipalFen)) - paidDown.CancelledSum;
        var totals = Totals();
        return new ExposureReport(
            scope.Code, scope.AsOf, asKnown, face, atDefault, owed,
            new(investors.Holders, investors.Exited, investors.Units, face * investors.Units - (paidDown.Sum - paidDownToPurchasers)),
            new(purchasers.Units, face * purchasers.Units - paidDownToPurchasers),
            new(atDefault is null ? null : UnitsOf(book, Chart.Unallocated)), cancelled, new(repaid),
            new(investors.DeferredAccounts + purchasers.DeferredAccounts, investors.DeferredUnits + purchasers.DeferredUnits, new Fen(investors.DeferredFen + purchasers.DeferredFen)),
            new(investors.FrozenAccounts + purchasers.FrozenAccounts, investors.FrozenUnits + purchasers.FrozenUnits),
            new(Buyback(face), InstalmentReduction(totals, facts.Purchasers), new(Fen.Zero)),
            Instalments(facts, totals), Interest(facts, paidDown), Suits(facts), FigureLabels.Of(facts), Facts(facts));
    }

    private List<BookRow> Book() =>
    [
        .. views.Connection.Query<BookRow>(
            $"SELECT p.account AS Account, SUM(p.units) AS Units, SUM(p.principal_fen) AS PrincipalFen FROM posting p JOIN fact f USING (sequence) WHERE {ViewsSchema.Standing} GROUP BY 1",
            scope.Parameters())
    ];

    private static long UnitsOf(List<BookRow> book, string account) => book.Find(b => b.Account == account)?.Units ?? 0;

    private static ExposureReport.Cancellation Cancelled(List<BookRow> issuer) => new(
        issuer.Where(b => b.Account != Chart.Debt).Sum(b => b.Units),
        UnitsOf(issuer, Chart.CancelledByInstalments), UnitsOf(issuer, Chart.CancelledByTender), UnitsOf(issuer, Chart.CancelledByRecoveries));

    /// <summary>Positions summed from accounts, a row for investors and one for purchasers.</summary>
    private List<SideRow> Sides(IReadOnlyList<string> purchasers) =>
    [
        .. views.Connection.Query<SideRow>($"""
            WITH position AS (
              SELECT a.number IN @purchasers AS purchaser, SUM(m.units) AS units, MIN(SUM(m.units), SUM(m.freeze)) AS frozen,
                     SUM(m.deferred_units) AS deferred, SUM(m.deferred_fen) AS deferred_fen, MAX(m.registered) AS registered
              FROM movement m JOIN fact f USING (sequence) JOIN account a ON a.id = m.account_id WHERE {ViewsSchema.Standing} GROUP BY m.account_id)
            SELECT purchaser AS Purchaser, SUM(units > 0) AS Holders, SUM(registered AND units = 0) AS Exited, SUM(units) AS Units,
                   SUM(deferred_fen > 0) AS DeferredAccounts, SUM(deferred) AS DeferredUnits, SUM(deferred_fen) AS DeferredFen,
                   SUM(frozen > 0) AS FrozenAccounts, SUM(frozen) AS FrozenUnits
            FROM position GROUP BY purchaser
            """, scope.Parameters(new { purchasers }))
    ];

    private IEnumerable<long> AccountsOf(IReadOnlyList<string> numbers) =>
        views.Connection.Query<long>("SELECT id FROM account WHERE case_code = @code AND number IN @numbers", new { code = scope.Code, numbers });

    private static SideRow Side(List<SideRow> sides, bool purchaser) =>
        sides.Find(s => s.Purchaser == purchaser) ?? new SideRow { Purchaser = purchaser };

    private ExposureReport.BuybackReduction Buyback(Fen face)
    {
        var (holders, units, cash) = views.Connection.QuerySingle<(long, long, long)>(
            $"SELECT COUNT(DISTINCT p.account_id), COALESCE(SUM(p.units), 0), COALESCE(SUM(p.cash_fen), 0) FROM purchase p JOIN fact f USING (sequence) WHERE {ViewsSchema.Standing}",
            scope.Parameters());
        return new(holders, units, face * units, new Fen(cash));
    }

    private List<TotalRow> Totals() =>
    [
        .. views.Connection.Query<TotalRow>($"""
            SELECT t.no AS No, SUM(t.base) AS Base, SUM(t.entitled) AS Entitled, SUM(t.paid) AS Paid, SUM(t.deferred) AS Deferred,
                   SUM(t.cash_fen) AS CashFen, SUM(t.fee_fen) AS FeeFen, SUM(t.deferred_fen) AS DeferredFen
            FROM instalment_total t JOIN fact f USING (sequence) WHERE {ViewsSchema.Standing} GROUP BY t.no ORDER BY t.no
            """, scope.Parameters())
    ];

    private ExposureReport.InstalmentReduction InstalmentReduction(List<TotalRow> totals, IReadOnlyList<string> purchasers)
    {
        var paidTo = views.Connection.Query<(bool Purchaser, long Fen)>($"""
            SELECT a.number IN @purchasers, SUM(p.principal_fen + p.interest_fen)
            FROM payment p JOIN fact f USING (sequence) JOIN account a ON a.id = p.account_id WHERE {ViewsSchema.Standing} AND p.kind IN ('pay', 'release') GROUP BY 1
            """, scope.Parameters(new { purchasers })).ToList();
        return new(totals.Count, totals.Sum(t => t.Paid), new Fen(totals.Sum(t => t.CashFen)), new Fen(totals.Sum(t => t.FeeFen)),
            new Fen(paidTo.Where(p => !p.Purchaser).Sum(p => p.Fen)), new Fen(paidTo.Where(p => p.Purchaser).Sum(p => p.Fen)));
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
    private List<ExposureReport.InterestRow> Interest(CaseFacts facts, PaidDown paidDown)
    {
        var rows = new List<ExposureReport.InterestRow>();
        foreach (var terms in facts.Plans.Select(p => p.Terms).Where(t => t?.Interest is not null))
        {
            var interest = terms!.Interest!;
            var to = facts.Case.InterestUntil < scope.AsOf ? facts.Case.InterestUntil.Value : scope.AsOf;
            var accrued = to < interest.From
                ? Fen.Zero
                : AccruedInterest.Compute(PrincipalFrom(interest.From, paidDown), RateSteps.Of(interest.Rate), interest.From, to, interest.Count, interest.Basis).Value.Rounded;
            rows.Add(new("plan " + terms.Plan, accrued));
        }

        return rows;
    }

    /// <summary>
    /// Principal outstanding from a date on, a step a change; what changed before stands in the first step. Where more was
    /// paid than is known to be owed, before the default is recorded, nothing bears interest.
    /// </summary>
    private ImmutableArray<PrincipalStep> PrincipalFrom(DateOnly from, PaidDown paidDown)
    {
        var changes = views.Connection.Query<(string On, long Fen)>(
            $"SELECT f.effective_on, -SUM(p.principal_fen) FROM posting p JOIN fact f USING (sequence) WHERE {ViewsSchema.Standing} AND p.account LIKE 'issuer:%' GROUP BY 1 ORDER BY 1",
            scope.Parameters()).Concat(paidDown.Cancelled).GroupBy(c => c.On, c => c.Fen).OrderBy(c => c.Key, StringComparer.Ordinal)
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
