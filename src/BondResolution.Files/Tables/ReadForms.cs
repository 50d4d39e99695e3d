namespace BondResolution.Files.Tables;

/// <summary>Cells of a table's rows that were read as something else than stands in the file, counted by how they were written.</summary>
/// <param name="FormulaTexts">Written as a formula that is one text: <c>="0123"</c>.</param>
/// <param name="Apostrophes">Written with an apostrophe in front: <c>'0123</c>.</param>
/// <param name="FullWidth">Accounts, persons and numbers with full-width characters: １２３.</param>
/// <param name="ZeroDecimals">Bonds written with decimals that are all zero: <c>100.00</c>.</param>
/// <param name="Blanks">With blanks around them that are no plain blank: U+00A0, U+3000, a tab.</param>
public sealed record ReadForms(int FormulaTexts = 0, int Apostrophes = 0, int FullWidth = 0, int ZeroDecimals = 0, int Blanks = 0)
{
    /// <summary>None.</summary>
    public static ReadForms None { get; } = new();

    /// <summary>Both together.</summary>
    public static ReadForms operator +(ReadForms left, ReadForms right) => Add(left, right);

    /// <summary>Both together.</summary>
    public static ReadForms Add(ReadForms left, ReadForms right) => new(
        left.FormulaTexts + right.FormulaTexts, left.Apostrophes + right.Apostrophes, left.FullWidth + right.FullWidth, left.ZeroDecimals + right.ZeroDecimals,
        left.Blanks + right.Blanks);
}
