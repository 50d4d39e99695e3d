namespace BondResolution.Files.Workbooks;

/// <summary>A sheet of a workbook: its name, its columns, and its rows as they come, read once. It prints on A4 across, as wide as the
/// paper, its headings on every page.</summary>
/// <param name="Name">At most 24 characters, none of <c>[]:*?/\</c>: room is left for the number of a further sheet.</param>
/// <param name="Columns">At most 26.</param>
/// <param name="Rows">As many cells as columns, or fewer. A text longer than its column is wide goes on in further lines.</param>
public sealed record Sheet(string Name, IReadOnlyList<SheetColumn> Columns, IEnumerable<Cell[]> Rows)
{
    /// <summary>The columns, from 0, whose sums stand below the rows, with the word that stands beside them in the first; none: no
    /// sums.</summary>
    public IReadOnlyList<int> Summed { get; init; } = [];

    /// <summary>The word beside the sums.</summary>
    public string TotalWord { get; init; } = "total";

    /// <summary>What stands at the head of every printed page: to the left which books and of when, to the right which state of the
    /// ledger.</summary>
    public (string Left, string Right) Head { get; init; } = ("", "");
}
