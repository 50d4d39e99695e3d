using System.Collections.Immutable;
using BondResolution.Files.Layouts;
using BondResolution.Files.Tables;

namespace BondResolution.Files.Lists;

/// <summary>The layouts of lists that name accounts: tenders under an offer, holders in a suit, payments that came back.</summary>
public static class ListLayouts
{
    public static ImmutableArray<TableLayout> Tenders { get; } = KnownLayouts.For(LayoutUse.Tender);

    public static ImmutableArray<TableLayout> SuitHolders { get; } = KnownLayouts.For(LayoutUse.Suit);

    public static ImmutableArray<TableLayout> Returns { get; } = KnownLayouts.For(LayoutUse.Return);
}
