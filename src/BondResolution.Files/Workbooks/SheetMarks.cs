namespace BondResolution.Files.Workbooks;

/// <summary>What the reader of a sheet's rows passes over in silence.</summary>
internal sealed class SheetMarks
{
    /// <summary>Stands for the value of a formula that was never computed.</summary>
    public const string NotComputed = "=";

    /// <summary>How many cells are formulas.</summary>
    public int Formulas { get; set; }

    /// <summary>
    /// Cells that are taken for empty and are not: errors by their text, formulas that store no value as <see cref="NotComputed"/>. The key
    /// is that of <see cref="Key"/>.
    /// </summary>
    public Dictionary<long, string> Empty { get; } = [];

    /// <summary>Row × 2^14 + column, both from 0.</summary>
    public static long Key(long row, int column) => (row << 14) + column;
}
