using System.Collections.Immutable;

namespace BondResolution.Files.Tables;

/// <summary>A column that a layout knows.</summary>
/// <param name="IsRequired">Whether a file of the layout must have it.</param>
/// <param name="Headers">What files call it, the usual name first; compared without case, spaces, underscores and width.</param>
public sealed record TableColumn(Field Field, bool IsRequired, ImmutableArray<string> Headers);
