using BondResolution.Application.Wording;
using BondResolution.Files.Workbooks;

namespace BondResolution.Application.Exports;

/// <summary>The language of a workbook.</summary>
internal sealed class WorkbookTexts(bool chinese)
{
    public string Say(string english, string inChinese) => chinese ? inChinese : english;

    /// <summary>A word of a list, such as a label or a class: in English as it is typed, in Chinese as it is called.</summary>
    public string? Word(string? word) => word is null || !chinese ? word : Vocabulary.Value(word, chinese);

    /// <summary>The word beside sums.</summary>
    public string Total => Say("total", "合计");

    /// <summary>A column of texts with the width it takes.</summary>
    public SheetColumn Column(string english, string inChinese, int width) => new(Say(english, inChinese), width);

    /// <summary>A column of numbers with the width it takes.</summary>
    public SheetColumn Figures(string english, string inChinese, int width) => new(Say(english, inChinese), width, IsFigure: true);

    /// <summary>A row of two: what, and how much of it in words.</summary>
    public Cell[] Row(string english, string inChinese, string? text) => [Cell.Of(Say(english, inChinese)), Cell.Of(text)];
}
