namespace BondResolution.Files.Tables;

/// <summary>Which column of a file was taken for what.</summary>
/// <param name="Position">The column, from 1.</param>
/// <param name="Header">What the file calls it.</param>
/// <param name="Field">What it was taken for; null for a column without a name, which must be empty.</param>
public sealed record ColumnTaken(int Position, string Header, Field? Field);
