using BondResolution.Domain.Books;
using BondResolution.Domain.Money;
using Dapper;

namespace BondResolution.Views.Reports;

/// <summary>
/// What money has lowered the principal of bonds by. It goes with the bonds when they move, rounded down, all of it with
/// the last bond, so it depends on the order of events and is folded, where sums do for everything else.
/// </summary>
internal sealed class PaidDown
{
    private readonly Dictionary<long, (long Units, long Fen)> _accounts = [];
    private readonly List<(string On, long Fen)> _cancelled = [];

    private sealed record Move
    {
        public long Sequence { get; init; }
        public string On { get; init; } = "";
        public bool Carries { get; init; }
        public long Account { get; init; }
        public long Units { get; init; }
        public long Fen { get; init; }
    }

    /// <summary>What went with bonds that the issuer bought and cancelled: they owed so much less than their face.</summary>
    public IReadOnlyList<(string On, long Fen)> Cancelled => _cancelled;

    public Fen CancelledSum => new(_cancelled.Sum(c => c.Fen));

    public Fen Sum => new(_accounts.Values.Sum(a => a.Fen));

    public Fen Of(long account) => new(_accounts.GetValueOrDefault(account).Fen);

    public static PaidDown Read(ViewsFile views, Scope scope, Fen face)
    {
        var paidDown = new PaidDown();
        var isMoneyPaid = views.Connection.ExecuteScalar<bool>(
            $"SELECT EXISTS (SELECT 1 FROM posting p JOIN fact f USING (sequence) WHERE {ViewsSchema.Standing} AND p.account = '{Chart.CancelledByInstalments}' AND p.principal_fen <> p.units * @face)",
            scope.Parameters(new { face = face.Value }));
        if (isMoneyPaid)
            paidDown.Fold(views, scope);
        return paidDown;
    }

    private void Fold(ViewsFile views, Scope scope)
    {
        var moves = views.Connection.Query<Move>($"""
            SELECT m.sequence AS Sequence, f.effective_on AS "On", f.type IN ('holdings.transferred/1', 'holdings.purchased/1') AS Carries,
                   m.account_id AS Account, m.units AS Units, m.paid_down_fen AS Fen
            FROM movement m JOIN fact f USING (sequence) WHERE {ViewsSchema.Standing} AND (m.units <> 0 OR m.paid_down_fen <> 0)
            ORDER BY f.effective_on, f.counts_from, m.sequence, m.rowid
            """, scope.Parameters(), buffered: false);
        var (sequence, on, carried) = (0L, "", 0L);
        foreach (var move in moves)
        {
            if (move.Sequence != sequence)
                Cancel(on, carried);
            (sequence, on, carried) = (move.Sequence, move.On, move.Sequence == sequence ? carried : 0);
            var (units, fen) = _accounts.GetValueOrDefault(move.Account);
            var change = move.Fen;
            if (move is { Carries: true, Units: < 0 })
            {
                change = -(long)((Int128)fen * -move.Units / units);
                carried -= change;
            }
            else if (move.Carries)
            {
                (change, carried) = (carried, 0);
            }

            _accounts[move.Account] = (units + move.Units, fen + change);
        }

        Cancel(on, carried);
    }

    /// <summary>What left its accounts and came to none.</summary>
    private void Cancel(string on, long fen)
    {
        if (fen != 0)
            _cancelled.Add((on, fen));
    }
}
