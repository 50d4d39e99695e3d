using System.Collections.Frozen;

namespace BondResolution.Views.Explaining;

/// <summary>Every figure that can be explained, by name: those of the exposure report, and those of a holder.</summary>
internal static class FigureTable
{
    public const string Holder = "holder";

    private static readonly FrozenDictionary<string, Figure> Figures = ((IEnumerable<(string Name, Figure Figure)>)
    [
        .. StatedFigures.All(), .. IssuerFigures.All(), .. AccountFigures.All(), .. PaidFigures.All(), .. InterestFigures.All(), .. LawsuitFigures.All(), .. HolderFigures.All()
    ]).ToFrozenDictionary(f => f.Name, f => f.Figure, StringComparer.Ordinal);

    /// <summary>The figure of a name with so many brackets, or null.</summary>
    public static Figure? Find(FigurePlace place) =>
        Figures.TryGetValue(place.Name, out var figure) && place.Keys.Count == BracketsOf(place.Name) ? figure : null;

    /// <summary>Names of figures of one holder.</summary>
    public static IEnumerable<string> OfHolder => Figures.Keys.Where(name => name.StartsWith(Holder + ".", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    private static int BracketsOf(string name) => name.Split('.') switch
    {
        [Holder, "instalments", ..] => 2,
        [Holder, ..] or ["instalments", ..] or ["interest", ..] => 1,
        _ => 0
    };
}
