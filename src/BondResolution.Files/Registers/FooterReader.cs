using BondResolution.Domain;
using BondResolution.Domain.Money;
using BondResolution.Domain.Problems;
using BondResolution.Files.Tables;
using BondResolution.Files.Text;

namespace BondResolution.Files.Registers;

/// <summary>
/// Reads control totals from the records around a register's rows. They are laid out freely: the label and the number in
/// one cell or in two, several in a line, and thousands separators that the delimiter has torn apart.
/// </summary>
/// <param name="delimiter">What cells are set off by; null in a workbook.</param>
/// <param name="faults">Told what is wrong.</param>
/// <param name="countsMoney">Whether rows are payments, so that a total of money is one too.</param>
internal sealed class FooterReader(char? delimiter, Faults faults, bool countsMoney = false)
{
    private const char CellBreak = '\u0001';
    private const int UnitsAt = 0, AccountsAt = 1, PersonsAt = 2, AmountAt = 3;

    private static readonly (string Word, string Label, int Kind)[] Labels =
    [
        (CellText.Word("持有人数（已合并）"), "持有人数（已合并）", PersonsAt),
        (CellText.Word("证券总数量"), "证券总数量", UnitsAt),
        (CellText.Word("总户数"), "总户数", AccountsAt),
        (CellText.Word("总金额"), "总金额", AmountAt)
    ];

    /// <summary>The labels of this kind of file.</summary>
    private IEnumerable<(string Word, string Label, int Kind)> Own => Labels.Where(label => countsMoney ? label.Kind is not UnitsAt : label.Kind is not AmountAt);

    private readonly long?[] _totals = new long?[4];
    private readonly int[] _lines = new int[4];

    /// <summary>Line of the first control total below the header, or 0.</summary>
    public int FirstLine { get; private set; }

    public ControlTotals Totals => new(_totals[UnitsAt], _totals[AccountsAt], _totals[PersonsAt]);

    /// <summary>总金额: yuan, of a list of payments.</summary>
    public Fen? Amount => _totals[AmountAt] is { } fen ? new Fen(fen) : null;

    public bool HasTotals => Totals is not (null, null, null) || Amount is not null;

    /// <summary>Where the total of bonds stands.</summary>
    public TotalSource Units => Source(UnitsAt);

    /// <summary>Where that of accounts stands.</summary>
    public TotalSource Accounts => Source(AccountsAt);

    /// <summary>Where that of persons stands.</summary>
    public TotalSource Persons => Source(PersonsAt);

    /// <summary>Where that of money stands.</summary>
    public TotalSource Money => Source(AmountAt);

    /// <summary>Whether a record begins with a control total; those it states are taken.</summary>
    public bool Take(int line, ReadOnlySpan<string> cells, bool isBelowHeader)
    {
        // Torn separators come together again when the cells do.
        var text = string.Join(delimiter == ',' ? ',' : CellBreak, cells.ToArray().Select(CellText.Word));
        var beginning = text.TrimStart(',', CellBreak);
        if (!Own.Any(label => beginning.StartsWith(label.Word, StringComparison.Ordinal)))
            return false;
        foreach (var (word, label, kind) in Own)
        {
            var at = text.IndexOf(word, StringComparison.Ordinal);
            if (at >= 0)
                TakeNumber(line, text.AsSpan(at + word.Length).TrimStart([':', ',', CellBreak]), label, kind);
        }

        if (isBelowHeader && FirstLine == 0)
            FirstLine = line;
        return true;
    }

    private void TakeNumber(int line, ReadOnlySpan<char> rest, string label, int kind)
    {
        var isMoney = kind == AmountAt;
        var end = rest.IndexOfAnyExcept(isMoney ? "0123456789,." : "0123456789,");
        var number = (end < 0 ? rest : rest[..end]).TrimEnd(',');
        var next = end < 0 || number.Length < end ? ' ' : rest[end];
        var isRead = isMoney ? WholeNumber.TryParseYuan(number, Limits.MaxAmountFen / 100, out var value, out _) : WholeNumber.TryParse(number, Limits.MaxUnits, out value);
        if (!isRead || next == '.' || char.IsAsciiLetter(next))
        {
            faults.Add(RegisterFileProblems.TotalUnreadable, ("line", line), ("column", label),
                ("read", CellText.Quote(rest.ToString().Replace(CellBreak, ' '))), ("expected", isMoney ? $"0.00..{new Fen(Limits.MaxAmountFen)}" : $"0..{Limits.MaxUnits}"));
        }
        else if (_totals[kind] is { } before && before != value)
        {
            faults.Add(RegisterFileProblems.TotalTwice, ("line", line), ("column", label), ("read", Shown(value)),
                ("first", _lines[kind]), ("expected", Shown(before)));
        }
        else
        {
            (_totals[kind], _lines[kind]) = (value, line);
        }

        object Shown(long total) => isMoney ? new Fen(total) : total;
    }

    private TotalSource Source(int kind) => new(Labels.Single(label => label.Kind == kind).Label, _lines[kind]);
}
