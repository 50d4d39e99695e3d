namespace BondResolution.Files.Workbooks;

/// <summary>A sheet of a workbook: its name, its columns, and its rows as they come, read once.</summary>
/// <param name="Name">At most 24 characters, none of <c>[]:*?/\</c>: room is left for the number of a further sheet.</param>
/// <param name="Columns">Headings, and how many characters wide each is.</param>
/// <param name="Rows">As many cells as columns, or fewer.</param>
public sealed record Sheet(string Name, IReadOnlyList<(string Heading, int Width)> Columns, IEnumerable<Cell[]> Rows);
