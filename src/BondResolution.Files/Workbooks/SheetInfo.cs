using System.Collections.Immutable;

namespace BondResolution.Files.Workbooks;

/// <summary>A sheet of a workbook.</summary>
/// <param name="Index">Its place among the sheets, from 0.</param>
/// <param name="Merged">Ranges of merged cells, by their first and last row, from 1, in ascending order.</param>
internal sealed record SheetInfo(string Name, int Index, bool IsHidden, ImmutableArray<(int First, int Last)> Merged);
