using System.Globalization;
using BondResolution.Domain;
using BondResolution.Domain.Problems;
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
    private string[] _cells;
    private Problem? _truncated;

    /// <summary>Fields of the last record, where they are fewer than the header's; otherwise 0.</summary>
    private int _short;

    public TableRows(OpenTable table, Faults faults)
        : this(table, faults, table.Source.Whole)
    {
    }

    /// <param name="part">What is read; the header is in the first part.</param>
    public TableRows(OpenTable table, Faults faults, TextPart part)
    {
        _table = table;
        _faults = faults;
        _rows = table.Source.Records(table.Form, part);
        _rows.Width = table.Columns.Length;
        _cells = new string[table.Columns.Length];
        _isBad = new bool[table.Columns.Length];
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

    /// <summary>The record's cells as they are, trimmed; as many as it has.</summary>
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
            var isBlank = true;
            for (var i = 0; i < _rows.Count; i++)
            {
                _cells[i] = CellText.Trim(_rows[i]);
                isBlank &= _cells[i].Length == 0;
            }

            if (!isBlank || _rows.HasBadQuotes)
            {
                HiddenRows += _rows.IsHidden ? 1 : 0;
                return true;
            }
        }

        if (last > 0 && _table.Source.IsUnterminated)
            _truncated = FileProblems.TruncatedRow.With(("file", _table.Source.Name), ("line", Line), ("read", last), ("expected", _table.Columns.Length));
        return false;
    }

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

        for (var i = 0; i < columns; i++)
        {
            var cell = _cells[i];
            _isBad[i] = false;
            if (_rows.FaultOf(i) is { } kind && CheckKind(i, kind, cell))
                continue;
            if (!CellText.IsPlain(cell))
                CheckHidden(i, cell);
            if (_table.Columns[i].Field is null && cell.Length > 0)
                _faults.Add(RowProblems.NoHeader, ("line", Line), ("column", i + 1));
        }

        return true;
    }

    /// <summary>The cell of a column, from 0: empty where the table has no such column (-1), null where its fault was told already.</summary>
    public string? this[int column] => column < 0 ? "" : _isBad[column] ? null : _cells[column];

    /// <summary>Whether a cell is like an account, whole or damaged by a spreadsheet: then its record is a holder's row.</summary>
    public static bool LooksLikeData(IEnumerable<string> cells) => cells.Any(cell => AccountCell.LooksLikeOne(CellText.Narrow(cell)));

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
