using System.Globalization;
using BondResolution.Domain.Money;
using BondResolution.Files.Text;

namespace BondResolution.Files.Workbooks;

/// <summary>A cell of a workbook.</summary>
public readonly struct Cell
{
    private readonly string? _text;
    private readonly long _number;

    private Cell(CellKind kind, string? text, long number) => (Kind, _text, _number) = (kind, text, number);

    public CellKind Kind { get; }

    /// <summary>A text; null or an empty one is no cell.</summary>
    public static Cell Of(string? text) => string.IsNullOrEmpty(text) ? default : new(CellKind.Text, text, 0);

    public static Cell Of(long? number) => number is { } n ? new(CellKind.Number, null, n) : default;

    public static Cell Of(Fen? amount) => amount is { } a ? new(CellKind.Yuan, null, a.Value) : default;

    public static Cell Of(DateOnly? date) => Of(date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    public static Cell Heading(string text) => new(CellKind.Heading, text, 0);

    /// <summary>The word beside totals.</summary>
    public static Cell Total(string text) => new(CellKind.TotalText, text, 0);

    /// <summary>The sum of a column that holds whole numbers or yuan.</summary>
    /// <param name="of">What the column holds.</param>
    /// <param name="sum">The sum, of yuan in fen.</param>
    internal static Cell Total(CellKind of, long sum) => new(of is CellKind.Yuan ? CellKind.TotalYuan : CellKind.TotalNumber, null, sum);

    /// <summary>The number, of yuan in fen; 0 of a text.</summary>
    internal long Amount => _number;

    /// <summary>
    /// What stands in the file: of a number its digits, exactly, of a text what <see cref="SpreadsheetText"/> makes of it, without signs that XML has no place for and no
    /// longer than a cell can be.
    /// </summary>
    public string Content
    {
        get
        {
            if (Kind is CellKind.Number or CellKind.TotalNumber)
                return _number.ToString(CultureInfo.InvariantCulture);
            if (Kind is CellKind.Yuan or CellKind.TotalYuan)
                return new Fen(_number).ToString();
            var safe = SpreadsheetText.Safe(_text ?? "");
            if (safe.Length > Workbook.MaxCellCharacters)
                safe = safe[..(Workbook.MaxCellCharacters - 1)] + "…";
            return safe.Any(c => IsUnfit(c) || char.IsSurrogate(c)) ? string.Concat(safe.EnumerateRunes().Select(r => r.IsBmp && IsUnfit((char)r.Value) ? "\uFFFD" : r.ToString())) : safe;
        }
    }

    private static bool IsUnfit(char c) => (c < ' ' && c is not ('\t' or '\n')) || c is '\uFFFE' or '\uFFFF';
}
