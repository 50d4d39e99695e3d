using BondResolution.Domain;
using BondResolution.Domain.Problems;
using BondResolution.Files.Text;

namespace BondResolution.Files.Tables;

/// <summary>The records below a table's header that are not blank. Cells are trimmed; what is wrong with one is told once.</summary>
internal sealed class TableRows : IDisposable
{
    private readonly OpenTable _table;
    private readonly CsvRows _rows;
    private readonly Faults _faults;
    private readonly bool[] _isBad;
    private readonly bool[] _allowsBreaks;
    private string[] _cells;
    private Problem? _truncated;

    /// <summary>Fields of the last record, where they are fewer than the header's; otherwise 0.</summary>
    private int _short;

    public TableRows(OpenTable table, Faults faults)
        : this(table, faults, table.Text.Whole)
    {
    }

    /// <param name="part">What is read; the header is in the first part.</param>
    public TableRows(OpenTable table, Faults faults, TextPart part)
    {
        _table = table;
        _faults = faults;
        _rows = new CsvRows(table.Text, table.Delimiter, part);
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
                return true;
        }

        if (last > 0 && _table.Text.IsUnterminated)
            _truncated = FileProblems.TruncatedRow.With(("file", _table.Text.Name), ("line", Line), ("read", last), ("expected", _table.Columns.Length));
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

        for (var i = 0; i < columns; i++)
        {
            var cell = _cells[i];
            _isBad[i] = false;
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
