using BondResolution.Files.Workbooks;

namespace BondResolution.Application.Exports;

/// <summary>The language of a workbook's headings.</summary>
internal sealed class WorkbookTexts(bool chinese)
{
    public string Say(string english, string inChinese) => chinese ? inChinese : english;

    /// <summary>The word beside sums.</summary>
    public string Total => Say("total", "合计");

    /// <summary>A column's heading with the width it takes.</summary>
    public (string Heading, int Width) Column(string english, string inChinese, int width) => (Say(english, inChinese), width);

    /// <summary>A row of two: what, and how much of it in words.</summary>
    public Cell[] Row(string english, string inChinese, string? text) => [Cell.Of(Say(english, inChinese)), Cell.Of(text)];
}
