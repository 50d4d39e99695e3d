namespace BondResolution.Files.Tables;

/// <summary>
/// Columns of several files side by side: those of one name stand in one column, the second of a name in a file in the second of that name.
/// </summary>
internal sealed class RejectedColumns
{
    private readonly List<(string Name, int Which)> _columns = [];
    private readonly int[][] _places;

    /// <param name="files">The columns of each file.</param>
    public RejectedColumns(IReadOnlyList<IReadOnlyList<string>> files) => _places = [.. files.Select(PlacesOf)];

    /// <summary>The names of all columns.</summary>
    public IEnumerable<string> Names => _columns.Select(column => column.Name);

    /// <summary>The cells of a file's row in their columns; cells without a header follow all columns. No cells: none.</summary>
    /// <param name="file">Which file, from 0.</param>
    /// <param name="cells">The row's cells.</param>
    public ReadOnlySpan<string> Placed(int file, ReadOnlySpan<string> cells)
    {
        if (cells.IsEmpty)
            return cells;
        var places = _places[file];
        var placed = new string[_columns.Count + int.Max(0, cells.Length - places.Length)];
        Array.Fill(placed, "");
        for (var i = 0; i < cells.Length; i++)
            placed[i < places.Length ? places[i] : _columns.Count + i - places.Length] = cells[i];
        return placed;
    }

    private int[] PlacesOf(IReadOnlyList<string> names)
    {
        var places = new int[names.Count];
        for (var i = 0; i < places.Length; i++)
        {
            var column = (names[i], names.Take(i).Count(name => name == names[i]));
            places[i] = _columns.IndexOf(column);
            if (places[i] >= 0)
                continue;
            places[i] = _columns.Count;
            _columns.Add(column);
        }

        return places;
    }
}
