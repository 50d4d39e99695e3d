namespace BondResolution.Files.Workbooks;

/// <summary>A sheet of a workbook: its name, its columns, and its rows as they come, read once. It prints on A4 across, as wide as the
/// paper, its headings on every page.</summary>
/// <param name="Name">At most 24 characters, none of <c>[]:*?/\</c>: room is left for the number of a further sheet.</param>
/// <param name="Columns">Headings, and how many characters wide each is; texts wrap in a column of <see cref="WrapsFrom"/> or more.</param>
/// <param name="Rows">As many cells as columns, or fewer.</param>
public sealed record Sheet(string Name, IReadOnlyList<(string Heading, int Width)> Columns, IEnumerable<Cell[]> Rows)
{
    /// <summary>The width from which on texts wrap.</summary>
    public const int WrapsFrom = 40;

    /// <summary>The columns, from 0, whose sums stand below the rows, with the word that stands beside them in the first; none: no
    /// sums.</summary>
    public IReadOnlyList<int> Summed { get; init; } = [];

    /// <summary>The word beside the sums.</summary>
    public string TotalWord { get; init; } = "total";

    /// <summary>What stands at the foot of every printed page beside sheet and page number.</summary>
    public string Footer { get; init; } = "";
}
