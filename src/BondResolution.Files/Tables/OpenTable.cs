using System.Collections.Immutable;

namespace BondResolution.Files.Tables;

/// <summary>A file whose form (delimiter, or sheet), header and layout are found.</summary>
/// <param name="HeaderLine">Physical line of the header, from 1.</param>
/// <param name="Titles">The records above the header, each with its line.</param>
/// <param name="HiddenSheets">Names of hidden sheets that would fit too, and are passed over.</param>
internal sealed record OpenTable(
    TableSource Source,
    TableLayout Layout,
    TableForm Form,
    int HeaderLine,
    ImmutableArray<ColumnTaken> Columns,
    ImmutableArray<(int Line, ImmutableArray<string> Cells)> Titles,
    ImmutableArray<string> HiddenSheets)
{
    /// <summary>Index of the column that was taken for this, from 0, or -1.</summary>
    public int IndexOf(Field field)
    {
        foreach (var column in Columns)
        {
            if (column.Field == field)
                return column.Position - 1;
        }

        return -1;
    }
}
