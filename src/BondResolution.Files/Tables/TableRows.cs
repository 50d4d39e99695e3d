using System.Globalization;
using BondResolution.Domain;
using BondResolution.Domain.Problems;
using BondResolution.Files.Footers;
using BondResolution.Files.Text;

namespace BondResolution.Files.Tables;

/// <summary>The records below a table's header that are not blank. Cells are trimmed; what is wrong with one is told once.</summary>
internal sealed class TableRows : IDisposable
{
    private readonly OpenTable _table;
    private readonly Records _rows;
    private readonly Faults _faults;
    private readonly bool[] _isBad;
    private readonly bool[] _allowsBreaks;
    private readonly bool[] _isFreeText;
    private readonly PassedLines? _passed;
    private string[] _cells;
    private Problem? _truncated;

    /// <summary>Fields of the last record, where they are fewer than the header's; otherwise 0.</summary>
    private int _short;

    /// <summary>Cells of the record at hand that were written otherwise than they are read.</summary>
    private int _formulaTexts, _apostrophes, _blanks;

    private ReadForms _forms = ReadForms.None;

    /// <summary>All of a table.</summary>
    public TableRows(OpenTable table, Faults faults, PassedLines? passed = null)
        : this(table, faults, table.Source.Whole, passed)
    {
    }

    /// <param name="part">What is read; the header is in the first part.</param>
    /// <param name="passed">Told the blank lines; null: nobody asks.</param>
    public TableRows(OpenTable table, Faults faults, TextPart part, PassedLines? passed = null)
    {
        _passed = passed;
        _table = table;
        _faults = faults;
        _rows = table.Source.Records(table.Form, part);
        _rows.Width = table.Columns.Length;
        _cells = new string[table.Columns.Length];
        _isBad = new bool[table.Columns.Length];
        _isFreeText = [.. table.Columns.Select(column => column.Field is Field.Name or Field.Address or Field.Remark or Field.Reason or Field.Ignored)];
        _allowsBreaks = [.. table.Columns.Select(column => column.Field is Field.Name or Field.Address or Field.Remark or Field.Ignored)];
        while (part.IsFirst && _rows.Line < table.HeaderLine && _rows.Read())
        {
        }
    }

    /// <summary>Why reading stopped before the end, once <see cref="Next"/> has said false.</summary>
    public Problem? Problem => _rows.Problem ?? _truncated;

    public int Line => _rows.Line;

    /// <summary>Records so far that a sheet hides; they are read like all others.</summary>
    public int HiddenRows { get; private set; }

    /// <summary>Whether the record has quotes in the wrong places.</summary>
    public bool HasBadQuotes => _rows.HasBadQuotes;

    /// <summary>Cells of rows so far that were read as something else than stands in the file.</summary>
    public ReadForms Forms => _forms;

    /// <summary>The record's cells, trimmed and as they are read; as many as it has.</summary>
    public ReadOnlySpan<string> Cells => _cells.AsSpan(0, _rows.Count);

    /// <summary>Goes to the next record that is not blank.</summary>
    public bool Next()
    {
        var last = _short;
        while (_rows.Read())
        {
            _short = last = 0;
            if (_rows.Count > _cells.Length)
                Array.Resize(ref _cells, _rows.Count);
            if (!ReadCells() || _rows.HasBadQuotes)
            {
                HiddenRows += _rows.IsHidden ? 1 : 0;
                return true;
            }

            _passed?.Add(Line, [], PassedReason.Blank);
        }

        if (last > 0 && _table.Source.IsUnterminated)
            _truncated = FileProblems.TruncatedRow.With(("file", _table.Source.Name), ("line", Line), ("read", last), ("expected", _table.Columns.Length));
        return false;
    }

    /// <summary>Whether a cell holds something that is no value at all: an error, a formula that was never computed.</summary>
    public bool IsDamaged(int column) => _rows.FaultOf(column) is { } kind && kind != RowProblems.CellKind;

    /// <summary>Whether some cell of the record does.</summary>
    public bool HasDamage => Enumerable.Range(0, int.Min(_rows.Count, _table.Columns.Length)).Any(IsDamaged);

    /// <summary>Tells that a cell does not hold what it shows, if so, and whether it was told.</summary>
    public bool TellKind(int column) => _rows.FaultOf(column) is { } kind && CheckKind(column, kind, _cells[column]);

    /// <summary>Counts a number of bonds that was written with decimals which are all zero.</summary>
    public void CountZeroDecimals() => _forms = _forms with { ZeroDecimals = _forms.ZeroDecimals + 1 };

    /// <summary>Whether the record has the header's columns and proper quotes; its cells are then looked through for characters that hide.</summary>
    public bool CheckShape()
    {
        var columns = _table.Columns.Length;
        if (_rows.HasBadQuotes)
        {
            _faults.Add(RowProblems.Quote, ("line", Line));
            return false;
        }

        if (_rows.Count < columns || Cells[columns..].ContainsAnyExcept(""))
        {
            // A note at the end is no row; what is left of a row is a cell or more of one.
            _short = _rows.Count < columns && (_rows.Count > 1 || System.Text.Ascii.IsValid(Cells[0])) ? _rows.Count : 0;
            _faults.Add(RowProblems.Columns, ("line", Line), ("read", _rows.Count), ("expected", columns));
            return false;
        }

        if (_rows.IsMerged)
        {
            _faults.Add(RowProblems.Merged, ("line", Line));
            return false;
        }

        if (_formulaTexts + _apostrophes + _blanks > 0)
            _forms += new ReadForms(_formulaTexts, _apostrophes, Blanks: _blanks);
        for (var i = 0; i < columns; i++)
        {
            var cell = _cells[i];
            _isBad[i] = false;
            if (_rows.FaultOf(i) is { } kind && CheckKind(i, kind, cell))
                continue;
            if (!CellText.IsPlain(cell))
                CheckWritten(i, cell);
            if (_table.Columns[i].Field is null && cell.Length > 0)
                _faults.Add(RowProblems.NoHeader, ("line", Line), ("column", i + 1));
        }

        return true;
    }

    /// <summary>The cell of a column, from 0: empty where the table has no such column (-1), null where its fault was told already.</summary>
    public string? this[int column] => column < 0 ? "" : _isBad[column] ? null : _cells[column];

    public void Dispose() => _rows.Dispose();

    /// <summary>Whether a cell of another kind than text or number is a fault: not where nothing is read, and a date may stand in a remark.</summary>
    private bool CheckKind(int column, ProblemKind kind, string cell)
    {
        if (_table.Columns[column].Field is Field.Ignored || (kind == RowProblems.CellKind && _allowsBreaks[column]))
            return false;
        _isBad[column] = true;
        var mayBePerson = kind == RowProblems.CellRounded || kind == RowProblems.CellTooLong;
        var said = kind == RowProblems.CellNumber ? cell[1..^1] : cell; // which is in quotation marks already
        var read = mayBePerson ? CellText.QuotePerson(said) : CellText.QuoteRow(said);
        var header = _table.Columns[column].Header;
        _faults.Add(kind, ("line", Line), ("cell", CellName(column)), ("column", header), ("read", read), ("expected", "text|number"));
        return true;
    }

    /// <summary>Reads the cells of the record at hand; whether all are empty.</summary>
    private bool ReadCells()
    {
        var isBlank = true;
        (_formulaTexts, _apostrophes, _blanks) = (0, 0, 0);
        for (var i = 0; i < _rows.Count; i++)
        {
            var raw = _rows[i];
            var cell = CellText.Trim(raw);
            if (cell.Length < raw.Length && HasOtherBlank(raw, cell.Length))
                _blanks++;
            _cells[i] = WrittenForm.MayBe(cell) ? Unwrap(i, cell) : cell;
            isBlank &= _cells[i].Length == 0;
        }

        return isBlank;
    }

    /// <summary>Whether what is around a cell is more than plain blanks, and something stands between.</summary>
    private static bool HasOtherBlank(string raw, int length) => length > 0 && raw.Trim(' ').Length > length;

    private string Unwrap(int column, string cell)
    {
        var isFormula = WrittenForm.IsFormulaText(cell);
        var text = WrittenForm.Unwrap(cell, takesApostrophe: column >= _isFreeText.Length || !_isFreeText[column]);
        if (text.Length < cell.Length)
            (_formulaTexts, _apostrophes) = isFormula ? (_formulaTexts + 1, _apostrophes) : (_formulaTexts, _apostrophes + 1);
        return text;
    }

    /// <summary>Looks through a cell that is more than visible ASCII.</summary>
    private void CheckWritten(int column, string cell)
    {
        if (_table.Columns[column].Field is Field.Account or Field.MarginAccount or Field.Person or Field.Units or Field.Amount or Field.Frozen
            && cell.AsSpan().ContainsAnyInRange('\uFF01', '\uFF5E'))
            _forms = _forms with { FullWidth = _forms.FullWidth + 1 };
        CheckHidden(column, cell);
    }

    /// <summary>A cell of the record as a spreadsheet calls it: AB12.</summary>
    private string CellName(int column)
    {
        var letters = "";
        for (var at = column + 1; at > 0; at = (at - 1) / 26)
            letters = (char)('A' + (at - 1) % 26) + letters;
        return letters + Line.ToString(CultureInfo.InvariantCulture);
    }

    private void CheckHidden(int column, string cell)
    {
        var at = CellText.FindHidden(cell, _allowsBreaks[column]);
        if (at < 0)
            return;
        _isBad[column] = true;
        _faults.Add(RowProblems.HiddenCharacter, ("line", Line), ("column", _table.Columns[column].Header),
            ("read", $"U+{(int)cell[at]:X4}"), ("position", at + 1), ("expected", "visible text"));
    }
}
