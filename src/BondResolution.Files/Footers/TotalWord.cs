using System.Text.RegularExpressions;
using BondResolution.Files.Text;

namespace BondResolution.Files.Footers;

/// <summary>A cell that calls its record a total (合计, 总计, 共计, Total …), with the numbers that stand in the same cell.</summary>
/// <param name="Word">The word as the file has it.</param>
/// <param name="IsSection">Whether it adds up the rows since the last such total (小计, 本页合计), and not all of them.</param>
/// <param name="Numbers">Numbers in the cell, each with its unit (户, 张, 元 …) or an empty one.</param>
internal sealed partial record TotalWord(string Word, bool IsSection, (string Number, string Unit)[] Numbers)
{
    private const string Number = @"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d*)?";
    private const string Currency = "人民币|rmb|cny|¥|￥";
    private const string Unit = "个账户|户|人|名|笔|张|元|手|万张|万元|万|bonds|units|accounts|holders|yuan";

    private const string Sections = "本页合计|本页小计|本页总计|页合计|页小计|小计|小計|subtotal|sub-total|pagetotal";
    private const string Words = "合计数|总计数|总合计|总计|合计|共计|总共|总和|汇总|累计|總計|合計|共計|grandtotal|totals|total|sum";
    private const string Counted = "户数|人数|账户数|持有人数|张数|数量|持有数量|金额|持有金额|bonds|units|quantity|amount|accounts|holders";

    /// <summary>The total of a cell, or null where it is something else: a total is nothing but its word, what it counts, and numbers.</summary>
    public static TotalWord? Of(string cell)
    {
        if (cell.Length is 0 or > 80 || Pattern().Match(CellText.Word(cell)) is not { Success: true } match)
            return null;
        var what = match.Groups["what"].Value;
        var numbers = match.Groups["number"].Captures.Zip(match.Groups["unit"].Captures, (number, unit) => (number.Value, Unit(unit.Value))).ToArray();
        return new TotalWord(match.Groups["word"].Value, match.Groups["section"].Success, numbers);

        string Unit(string unit) => unit.Length > 0 ? unit : what switch
        {
            "户数" or "人数" or "账户数" or "持有人数" or "accounts" or "holders" => "户",
            "张数" or "bonds" or "units" => "张",
            _ => ""
        };
    }

    [GeneratedRegex($@"^(?<word>(?<section>{Sections})|{Words})(?<what>{Counted})?(?:\((?:张|元|户|人)\))?:?(?:共|为)?(?:(?:{Currency})?(?<number>{Number})(?<unit>(?:{Unit})?)[整正]?[,;、。/]*)*$")]
    private static partial Regex Pattern();
}
