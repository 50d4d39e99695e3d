using BondResolution.Files.Text;

namespace BondResolution.Files.Footers;

/// <summary>
/// Reads control totals that are named by labels of their own (证券总数量：, 总户数：). They are laid out freely: the label and the number in
/// one cell or in two, several in a line, and thousands separators that the delimiter has torn apart.
/// </summary>
/// <param name="delimiter">What cells are set off by; null in a workbook.</param>
/// <param name="totals">Where they go.</param>
/// <param name="countsMoney">Whether rows are payments, so that a total of money is one too.</param>
internal sealed class FooterReader(char? delimiter, StatedTotals totals, bool countsMoney)
{
    private const char CellBreak = '\u0001';

    private static readonly (string Word, string Label, TotalKind Kind)[] Labels =
    [
        .. new (string Label, TotalKind Kind)[]
        {
            ("持有人数（已合并）", TotalKind.Persons), ("证券总数量", TotalKind.Units), ("总户数", TotalKind.Accounts), ("总金额", TotalKind.Amount)
        }.Select(label => (CellText.Word(label.Label), label.Label, label.Kind))
    ];

    /// <summary>The labels of this kind of file.</summary>
    private readonly (string Word, string Label, TotalKind Kind)[] _own = Array.FindAll(Labels, label => label.Kind != (countsMoney ? TotalKind.Units : TotalKind.Amount));

    /// <summary>Whether a record begins with such a label; the totals it states are taken.</summary>
    public bool Take(int line, ReadOnlySpan<string> cells)
    {
        // Torn separators come together again when the cells do.
        var text = string.Join(delimiter == ',' ? ',' : CellBreak, cells.ToArray().Select(CellText.Word));
        var beginning = text.TrimStart(',', CellBreak);
        if (!Array.Exists(_own, label => beginning.StartsWith(label.Word, StringComparison.Ordinal)))
            return false;
        foreach (var (word, label, kind) in _own)
        {
            var at = text.IndexOf(word, StringComparison.Ordinal);
            if (at >= 0)
                TakeNumber(text.AsSpan(at + word.Length).TrimStart([':', ',', CellBreak]), kind, new TotalSource(label, line));
        }

        return true;
    }

    private void TakeNumber(ReadOnlySpan<char> rest, TotalKind kind, TotalSource source)
    {
        // What the money is, before it: 总金额：人民币300元.
        foreach (var currency in (ReadOnlySpan<string>)["人民币", "rmb", "cny", "¥", "￥"])
            rest = rest.StartsWith(currency, StringComparison.Ordinal) ? rest[currency.Length..] : rest;
        var end = rest.IndexOfAnyExcept("0123456789,.");
        var number = (end < 0 ? rest : rest[..end]).TrimEnd(',');
        var next = end < 0 || number.Length < end ? ' ' : rest[end];
        var read = rest.ToString().Replace(CellBreak, ' ');
        if (char.IsAsciiLetter(next))
            totals.Unreadable(kind, read, source);
        else
            totals.Take(kind, number, read, source);
    }
}
