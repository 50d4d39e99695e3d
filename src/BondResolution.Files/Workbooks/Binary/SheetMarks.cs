namespace BondResolution.Files.Workbooks.Binary;

/// <summary>What the reader of a sheet's rows passes over in silence.</summary>
/// <param name="name">The sheet's, for messages.</param>
internal sealed class SheetMarks(string name)
{
    private readonly HashSet<long> _cells = [];

    /// <summary>Whether the sheet is in the file, to its end.</summary>
    public bool HasEnded { get; set; }

    public string Name => name;

    /// <summary>How many cells are formulas.</summary>
    public int Formulas { get; set; }

    /// <summary>Cells that are taken for empty and are errors, by their text. The key is that of <see cref="Key"/>.</summary>
    public Dictionary<long, string> Errors { get; } = [];

    /// <summary>First and last row, from 1, of each range of merged cells.</summary>
    public List<(int First, int Last)> Merged { get; } = [];

    /// <summary>Row × 2^14 + column, both from 0.</summary>
    public static long Key(long row, int column) => (row << 14) + column;

    /// <summary>Notes a cell that is not empty.</summary>
    /// <exception cref="InvalidDataException">One stands there already: one of the two would be lost.</exception>
    public void Enter(int row, int column)
    {
        if (!_cells.Add(Key(row, column)))
            throw new InvalidDataException($"two cells of row {row + 1} stand in one place");
    }
}
