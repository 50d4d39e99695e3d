using BondResolution.Domain;
using BondResolution.Domain.Money;
using BondResolution.Domain.Problems;
using BondResolution.Files.Registers;
using BondResolution.Files.Tables;
using BondResolution.Files.Text;

namespace BondResolution.Files.Footers;

/// <summary>The control totals that a file states, each with the words and the line it is stated in. One that is stated twice must be the same.</summary>
internal sealed class StatedTotals(Faults faults, bool hasMoneyColumn)
{
    private readonly long?[] _values = new long?[Enum.GetValues<TotalKind>().Length];
    private readonly TotalSource[] _sources = new TotalSource[Enum.GetValues<TotalKind>().Length];

    public ControlTotals Totals => new(this[TotalKind.Units], this[TotalKind.Accounts], this[TotalKind.Persons]);

    public bool HasAny => Array.Exists(_values, value => value is not null);

    /// <summary>What is stated: bonds, accounts, persons, or fen; null where nothing is.</summary>
    public long? this[TotalKind kind] => _values[(int)kind];

    /// <summary>Where it is stated.</summary>
    public TotalSource SourceOf(TotalKind kind) => _sources[(int)kind];

    /// <summary>Whether a total is one of money, in fen.</summary>
    public bool IsMoney(TotalKind kind) => kind == TotalKind.Amount || (kind == TotalKind.Quantity && hasMoneyColumn);

    /// <summary>Takes a total as a narrow text states it; a fault is told where it is no number, or another than before.</summary>
    public void Take(TotalKind kind, ReadOnlySpan<char> number, string read, TotalSource source)
    {
        if (!TryRead(kind, number, out var value))
            Unreadable(kind, read, source);
        else if (this[kind] is { } before && before != value)
            faults.Add(RegisterFileProblems.TotalTwice, ("line", source.Line), ("column", source.Name), ("read", Shown(kind, value)),
                ("first", SourceOf(kind).Line), ("expected", Shown(kind, before)));
        else
            (_values[(int)kind], _sources[(int)kind]) = (value, source);
    }

    /// <summary>Reads a number of that kind.</summary>
    public bool TryRead(TotalKind kind, ReadOnlySpan<char> number, out long value) => IsMoney(kind)
        ? WholeNumber.TryParseYuan(number, Limits.MaxAmountFen / 100, out value, out _)
        : WholeNumber.TryParseBonds(number, Limits.MaxUnits, out value, out _);

    /// <summary>Tells that a total is no number.</summary>
    public void Unreadable(TotalKind kind, string read, TotalSource source) =>
        faults.Add(RegisterFileProblems.TotalUnreadable, ("line", source.Line), ("column", source.Name), ("read", CellText.QuoteRow(read)),
            ("expected", IsMoney(kind) ? $"0.00..{new Fen(Limits.MaxAmountFen)}" : $"0..{Limits.MaxUnits}"));

    /// <summary>A total, or a sum of that kind, as a message shows it.</summary>
    public object Shown(TotalKind kind, Int128 total) => IsMoney(kind) && total <= long.MaxValue ? new Fen((long)total) : total;
}
