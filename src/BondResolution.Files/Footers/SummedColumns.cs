using BondResolution.Files.Tables;

namespace BondResolution.Files.Footers;

/// <summary>The columns of a table that add up.</summary>
/// <param name="Quantity">Index of the column of bonds or money, from 0; -1: none.</param>
/// <param name="Frozen">Index of that of frozen bonds, or -1.</param>
/// <param name="IsMoney">Whether the quantity is read as yuan.</param>
internal readonly record struct SummedColumns(int Quantity, int Frozen, bool IsMoney)
{
    /// <summary>Those of a table.</summary>
    public static SummedColumns Of(OpenTable table, bool isMoney) =>
        new(int.Max(table.IndexOf(Field.Amount), table.IndexOf(Field.Units)), table.IndexOf(Field.Frozen), isMoney);

    /// <summary>Whether a column is one of them.</summary>
    public bool Has(int column) => column >= 0 && (column == Quantity || column == Frozen);
}
