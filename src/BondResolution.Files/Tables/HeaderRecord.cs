using System.Collections.Immutable;

namespace BondResolution.Files.Tables;

/// <summary>A record that names columns.</summary>
/// <param name="Known">How many of its cells name a column of some layout.</param>
/// <param name="Titles">The records above it, each with its line.</param>
internal sealed record HeaderRecord(
    TableForm Form,
    int Line,
    ImmutableArray<string> Cells,
    int Known,
    ImmutableArray<(int Line, ImmutableArray<string> Cells)> Titles);
