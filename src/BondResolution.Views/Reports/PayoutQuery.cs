using BondResolution.Domain.Holdings;
using BondResolution.Domain.Money;
using BondResolution.Views.Lines;
using Dapper;

namespace BondResolution.Views.Reports;

/// <summary>Answers what an instalment paid, line by line, from the lines it recorded.</summary>
internal sealed class PayoutQuery(ViewsDatabase views, Scope scope, AsKnown asKnown)
{
    /// <summary>The list, or null where the instalment is not paid in this scope.</summary>
    public PayoutList? Run(CaseFacts facts, int no)
    {
        var fee = views.Connection.QueryFirstOrDefault<long?>(
            $"SELECT t.fee_fen FROM instalment_total t JOIN fact f USING (sequence) WHERE {ViewsSchema.Standing} AND t.no = @no AND f.type = 'holdings.payment-sealed/1'",
            scope.Parameters(new { no }));
        if (fee is null)
            return null;
        using var lines = StandingLines.Read(views, scope);
        var parts = lines.Rows.Where(row => row.Kind == LineKind.Payment && row.No == no).ToList();
        return PayoutList.Of(scope.Code, no, scope.AsOf, asKnown, parts.Sum(row => row.Count), parts.Select(lines.Payment),
            new Fen(fee.Value),
            FundsOf(facts, no), PaymentRepeat.Of(InstalmentActs.Read(views, scope, no)));
    }

    private FundsReport FundsOf(CaseFacts facts, int no)
    {
        var totals = InstalmentTotals.Read(views, scope).Where(t => t.No == no).ToList();
        return new FundsReport(facts.Instalments.FirstOrDefault(i => i.Terms?.No == no)?.FundsReceived ?? Fen.Zero,
            Fen.Sum(totals.Select(t => new Fen(t.CashFen) + new Fen(t.FeeFen))), Fen.Sum(totals.Select(t => new Fen(t.DeferredFen))), TakenBack(no));
    }

    private Fen TakenBack(int no)
    {
        const string sql = $"""
            SELECT COALESCE(MAX(t.cash_fen + t.fee_fen), 0) FROM instalment_total t JOIN fact f USING (sequence)
            WHERE {ViewsSchema.TakenBack} AND t.no = @no AND f.type = 'holdings.payment-sealed/1'
            """;
        return new Fen(views.Connection.QueryFirst<long>(sql, scope.Parameters(new { no })));
    }
}
