using BondResolution.Domain.Books;
using BondResolution.Domain.Money;
using BondResolution.Views.Lines;

namespace BondResolution.Views.Reports;

/// <summary>Answers what exposure remains, in any scope. What it sums, <c>Explaining</c> lists.</summary>
internal sealed class ExposureQuery(ViewsDatabase views, Scope scope, AsKnown asKnown)
{
    public ExposureReport Run(CaseFacts facts)
    {
        var face = facts.Case.Terms!.Face;
        var book = IssuerBook.Read(views, scope);
        using var lines = StandingLines.Read(views, scope);
        var positions = Positions.Fold(lines, facts);
        var (investors, purchasers) = ExposureSide.Of(positions, facts.Purchasers);
        var atDefault = facts.Case.Default is { } d ? new ExposureReport.Default(d.Units, d.Principal, d.Interest) : null;
        var owed = atDefault is null
            ? new ExposureReport.Owed(null, null)
            : new ExposureReport.Owed(book.Rows.Sum(r => r.OwedUnits), new Fen(book.Rows.Sum(r => r.OwedFen)) + positions.CancelledSum);
        var totals = InstalmentTotals.Read(views, scope);
        return new ExposureReport(
            scope.Code, scope.AsOf, asKnown, face, atDefault, owed,
            new(investors.Holders, investors.Exited, investors.Units, investors.PrincipalOwed(face)),
            new(purchasers.Units, purchasers.PrincipalOwed(face)),
            new(atDefault is null ? null : UnitsOf(book, Chart.Unallocated)), Cancelled(book), new(new Fen(book.Rows.Sum(r => r.RepaidFen)) - positions.CancelledSum),
            new(investors.DeferredAccounts + purchasers.DeferredAccounts, investors.DeferredUnits + purchasers.DeferredUnits, new Fen(investors.DeferredFen + purchasers.DeferredFen)),
            new(investors.FrozenAccounts + purchasers.FrozenAccounts, investors.FrozenUnits + purchasers.FrozenUnits),
            new(Buyback(lines, face), InstalmentReduction(lines, totals, facts.Purchasers), new(Fen.Sum(facts.Shared.Select(r => r.Totals.Cash)))),
            Instalments(facts, totals), [.. PlanAccruals.Of(facts, book, positions, scope.AsOf).Select(a => new ExposureReport.InterestRow(a.Basis, a.Accrued))],
            Suits(facts), FigureLabels.Of(facts), Facts(facts));
    }

    private static long UnitsOf(IssuerBook book, string account) => book.Rows.Sum(r => r.UnitsOf(account));

    private static ExposureReport.Cancellation Cancelled(IssuerBook book) => new(
        book.Rows.Sum(r => r.CancelledUnits),
        UnitsOf(book, Chart.CancelledByInstalments), UnitsOf(book, Chart.CancelledByTender), UnitsOf(book, Chart.CancelledByRecoveries));

    private static ExposureReport.BuybackReduction Buyback(StandingLines lines, Fen face)
    {
        var (sellers, units, cash) = (0L, 0L, 0L);
        foreach (var bought in ActSums.Purchases(lines))
            (sellers, units, cash) = (sellers + bought.Sellers, units + bought.Units, cash + bought.CashFen);
        return new(sellers, units, face * units, new Fen(cash));
    }

    private static ExposureReport.InstalmentReduction InstalmentReduction(StandingLines lines, IReadOnlyList<InstalmentTotals> totals, IReadOnlyList<string> purchasers)
    {
        var (toInvestors, toPurchasers) = (0L, 0L);
        foreach (var paid in ActSums.Payments(lines, purchasers))
            (toInvestors, toPurchasers) = (toInvestors + paid.ToInvestorsFen, toPurchasers + paid.ToPurchasersFen);
        return new(totals.DistinctBy(t => t.No).Count(), totals.Sum(t => t.Paid), new Fen(totals.Sum(t => t.CashFen)), new Fen(totals.Sum(t => t.FeeFen)),
            new Fen(toInvestors), new Fen(toPurchasers));
    }

    private static List<ExposureReport.InstalmentRow> Instalments(CaseFacts facts, IReadOnlyList<InstalmentTotals> totals) =>
    [
        .. facts.DeclaredInstalments.Select(i =>
        {
            var own = totals.Where(t => t.No == i.Terms!.No).ToList();
            return new ExposureReport.InstalmentRow(i.Terms!.No, own.Sum(t => t.Base), own.Sum(t => t.Entitled), own.Sum(t => t.Paid), own.Sum(t => t.Deferred),
                new Fen(own.Sum(t => t.PrincipalFen)), new Fen(own.Sum(t => t.InterestFen)), new Fen(own.Sum(t => t.TaxFen)), new Fen(own.Sum(t => t.DeferredFen)),
                new Fen(own.Sum(t => t.CashFen)), new Fen(own.Sum(t => t.FeeFen)), i.FundsReceived);
        })
    ];

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
