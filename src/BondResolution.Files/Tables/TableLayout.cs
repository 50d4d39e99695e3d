using System.Collections.Immutable;
using BondResolution.Files.Layouts;
using BondResolution.Files.Text;

namespace BondResolution.Files.Tables;

/// <summary>
/// How a kind of file names its columns. A layout is data: nothing in the readers asks for one by name.
/// </summary>
/// <param name="PersonDigits">Digits of every person number that is given; 0: any text.</param>
/// <param name="HasFreeClassText">Whether unknown words for the class are Other; otherwise they are faults.</param>
public sealed record TableLayout(string Name, ImmutableArray<TableColumn> Columns, int PersonDigits = 0, bool HasFreeClassText = false)
{
    private readonly ImmutableDictionary<string, TableColumn> _byHeader = Columns
        .SelectMany(column => column.Headers.Select(header => KeyValuePair.Create(CellText.Word(header), column)))
        .ToImmutableDictionary(StringComparer.Ordinal);

    /// <summary>What a file of this layout can be read as.</summary>
    public ImmutableArray<LayoutUse> Uses { get; init; } = [LayoutUse.Register];

    /// <summary>Its columns by their usual names, the required ones first.</summary>
    public string ColumnNames => string.Join(", ", Columns.OrderBy(column => !column.IsRequired).Select(column => column.Headers[0]));

    /// <summary>The column of that name, however it is typed, or null.</summary>
    public TableColumn? Find(string header) => _byHeader.GetValueOrDefault(CellText.Word(header));

    /// <summary>The names of several layouts, for a message.</summary>
    internal static string Names(IEnumerable<TableLayout> layouts) => string.Join(", ", layouts.Select(layout => layout.Name));
}
