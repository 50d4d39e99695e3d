namespace BondResolution.Files.Workbooks;

/// <summary>A column of a sheet.</summary>
/// <param name="Heading">What stands above it.</param>
/// <param name="Width">How many characters wide it is; a Chinese one takes two.</param>
/// <param name="IsFigure">Whether it holds numbers: its heading stands to the right, as they do.</param>
public readonly record struct SheetColumn(string Heading, int Width, bool IsFigure = false);
