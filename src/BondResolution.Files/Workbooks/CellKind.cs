namespace BondResolution.Files.Workbooks;

/// <summary>What a cell of a workbook holds.</summary>
public enum CellKind
{
    /// <summary>Nothing.</summary>
    Empty,

    /// <summary>A text; never a number, so that accounts keep their zeros.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>Yuan with two decimals.</summary>
    Yuan,

    /// <summary>A text set in bold: a heading.</summary>
    Heading,

    /// <summary>The word beside totals, in bold under a line.</summary>
    TotalText,

    /// <summary>A sum of whole numbers, in bold under a line.</summary>
    TotalNumber,

    /// <summary>A sum of yuan, in bold under a line.</summary>
    TotalYuan
}
