using BondResolution.Domain.Holdings;
using BondResolution.Views.Lines;

namespace BondResolution.Views.Reports;

/// <summary>Answers what purchases, recoveries and releases gave, line by line, from the lines they recorded.</summary>
internal sealed class ActListQuery(ViewsDatabase views, Scope scope, AsKnown known)
{
    /// <param name="offer">One offer; null: all.</param>
    public ActList<HolderReport.Purchase> Purchases(string? offer) =>
        List<HolderReport.Purchase>(row => row.Kind == LineKind.Purchase && (offer ?? row.Offer) == row.Offer, (lines, row) =>
    {
        var bought = lines.Purchase(row);
        return bought.Accounts.Select((account, at) => (account.ToString(), ActRows.Purchase(row, bought, at)));
    });

    /// <param name="suit">One suit; null: all.</param>
    public ActList<HolderReport.Recovery> Recoveries(string? suit) =>
        List<HolderReport.Recovery>(row => row.Kind == LineKind.Recovery && (suit ?? row.Recovery.Suit) == row.Recovery.Suit,
            (lines, row) =>
        {
            var shared = lines.Recovery(row);
            return Enumerable.Range(0, shared.Count).Select(at => (shared.Accounts[at].ToString(), ActRows.Recovery(row, shared, at)));
        });

    /// <param name="no">One instalment; null: all.</param>
    public ActList<HolderReport.Payment> Releases(int? no) => List<HolderReport.Payment>(row =>
        row.Kind == LineKind.Release && (no ?? row.No) == row.No, (lines, row) =>
    {
        var released = (HoldingsEvent.DeferredPaid)lines.Event(row);
        return [(released.Account, ActRows.FollowUp(row, released)!)];
    });

    private ActList<T> List<T>(Func<StandingRow, bool> isWanted, Func<StandingLines, StandingRow, IEnumerable<(string, T)>> read)
    {
        using var lines = StandingLines.Read(views, scope);
        return new(scope.Code, scope.AsOf, known, [.. lines.Rows.Where(isWanted).SelectMany(row => read(lines, row))]);
    }
}
