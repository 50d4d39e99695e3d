using BondResolution.Domain.Holdings;
using BondResolution.Domain;
using BondResolution.Domain.Bonds;
using BondResolution.Domain.Money;
using BondResolution.Views.Lines;

namespace BondResolution.Views.Reports;

/// <summary>Answers what every account holds.</summary>
internal sealed class HolderListQuery(ViewsDatabase views, Scope scope, AsKnown known)
{
    public HolderList Run(CaseFacts facts)
    {
        var face = facts.Case.Terms!.Face;
        using var lines = StandingLines.Read(views, scope);
        var positions = Positions.Fold(lines, facts).All.ToArray();
        Array.Sort(positions, (a, b) => a.Account.CompareTo(b.Account));
        return new HolderList(scope.Code, scope.AsOf, known, positions.Length, Rows(positions, facts.Purchasers.Select(a => (AccountNumber)a).ToHashSet(), face));
    }

    private static IEnumerable<HolderList.Row> Rows(Position[] positions, HashSet<AccountNumber> purchasers, Fen face)
    {
        foreach (var p in positions)
        {
            yield return new HolderList.Row(p.Account.ToString(), Words.Of(p.Class), purchasers.Contains(p.Account), p.Units, p.Frozen, p.Deferred, new Fen(p.DeferredFen),
                face * p.Units - new Fen(p.PaidDownFen));
        }
    }
}
