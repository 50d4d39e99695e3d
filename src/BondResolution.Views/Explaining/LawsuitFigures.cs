using BondResolution.Domain.Lawsuits;
using BondResolution.Domain.Money;
using BondResolution.Domain.Recording;

namespace BondResolution.Views.Explaining;

/// <summary>What is claimed in suits, event by event, as the suits' own states grow.</summary>
internal static class LawsuitFigures
{
    public static IEnumerable<(string, Figure)> All() =>
    [
        ("lawsuits.count", Figure.Count("suits filed", "已起诉件数", (s, _) => Steps(s, (_, before, after) => Filed(after) - Filed(before)))),
        ("lawsuits.holders", Figure.Count("accounts in suits, each once", "诉讼中账户数，每户计一次", (s, _) => Holders(s))),
        ("lawsuits.units", Figure.Bonds("bonds claimed for in suits", "诉讼所涉张数", (s, _) => Steps(s, (_, before, after) => after.Units - before.Units))),
        ("lawsuits.claimed", Figure.Yuan("what suits claim, components added up", "诉讼请求合计", (s, _) => Steps(s, (_, before, after) => after.Claimed.Value - before.Claimed.Value)))
    ];

    private static long Filed(Lawsuit.State state) => state.Terms is null ? 0 : 1;

    /// <summary>An account that several suits name counts in the first and leaves with the last.</summary>
    private static IEnumerable<Part> Holders(FigureSources s)
    {
        var suits = new Dictionary<string, int>(StringComparer.Ordinal);
        return Steps(s, (_, before, after) =>
        {
            if (ReferenceEquals(before.Holders, after.Holders))
                return 0;
            var change = 0L;
            foreach (var account in after.Holders.Keys.Where(account => !before.Holders.ContainsKey(account)))
                change += (suits[account] = suits.GetValueOrDefault(account) + 1) == 1 ? 1 : 0;
            foreach (var account in before.Holders.Keys.Where(account => !after.Holders.ContainsKey(account)))
                change -= --suits[account] == 0 ? 1 : 0;
            return change;
        });
    }

    private static IEnumerable<Part> Steps(FigureSources s, Func<Recorded<Lawsuit.Event>, Lawsuit.State, Lawsuit.State, long> change)
    {
        var rows = s.Facts.All.ToDictionary(f => f.Sequence);
        foreach (var (recorded, before, after) in s.Facts.SuitEvents.SelectMany(Lawsuit.State.Fold)
            .OrderBy(step => step.Recorded.On).ThenBy(step => step.Recorded.Sequence))
        {
            if (change(recorded, before, after) is not 0 and var amount)
                yield return Part.Of(rows[recorded.Sequence], amount, How(recorded.Event, after));
        }
    }

    private static Said How(Lawsuit.Event happened, Lawsuit.State after) => happened switch
    {
        Lawsuit.Event.Filed or Lawsuit.Event.ClaimsAmended => Said.Both($"{after.Terms!.Suit}: " + string.Join(" + ", after.Claims.Select(c => $"{c.Name} {c.Amount}"))
            + $" = {Fen.Sum(after.Claims.Select(c => c.Amount))}"),
        Lawsuit.Event.HoldersListed e => new($"{e.Rows.Count} holders with {e.Rows.Units.Sum()} bonds", $"{e.Rows.Count} 户共 {e.Rows.Units.Sum()} 张"),
        Lawsuit.Event.Joined e => new($"{e.Account} joined with {e.Units}", $"{e.Account} 加入 {e.Units} 张"),
        Lawsuit.Event.Left e => new($"{e.Account} left with {e.Units}", $"{e.Account} 退出 {e.Units} 张"),
        Lawsuit.Event.Succeeded e => new($"{e.To} took the place of {e.From} with {e.Units}", $"{e.To} 承继 {e.From} {e.Units} 张"),
        _ => Said.Both(after.Terms?.Suit ?? "")
    };
}
