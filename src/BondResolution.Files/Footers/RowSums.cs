namespace BondResolution.Files.Footers;

/// <summary>What the rows before a record come to, as their columns hold it.</summary>
/// <param name="Rows">Rows, those with faults included.</param>
/// <param name="Quantity">Bonds, or fen.</param>
/// <param name="Frozen">Bonds.</param>
/// <param name="IsWhole">Whether every row had a quantity that could be read.</param>
internal readonly record struct RowSums(int Rows, Int128 Quantity, Int128 Frozen, bool IsWhole)
{
    /// <summary>What came to it since.</summary>
    public RowSums Since(RowSums before) => new(Rows - before.Rows, Quantity - before.Quantity, Frozen - before.Frozen, IsWhole);
}
