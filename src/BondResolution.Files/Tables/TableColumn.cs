using System.Collections.Immutable;

namespace BondResolution.Files.Tables;

/// <summary>A column that a layout knows.</summary>
/// <param name="Headers">What files call it, the usual name first; compared without case, spaces, underscores and width.</param>
public sealed record TableColumn(Field Field, bool IsRequired, ImmutableArray<string> Headers)
{
    public static TableColumn Required(Field field, params ImmutableArray<string> headers) => new(field, true, headers);

    public static TableColumn Optional(Field field, params ImmutableArray<string> headers) => new(field, false, headers);
}
