using System.Globalization;
using BondResolution.Domain;
using BondResolution.Domain.Problems;
using BondResolution.Files.Tables;
using ExcelDataReader;

namespace BondResolution.Files.Workbooks;

/// <summary>
/// The rows of a sheet, their cells as text: a number as its shortest exact digits, a date or truth value as itself and a fault
/// wherever the column is read, because what the sheet holds is then not what the file's maker meant to write.
/// </summary>
internal sealed class SheetRows : Records
{
    /// <summary>From here on a double no longer holds every whole number that has fifteen digits, which is all a spreadsheet keeps.</summary>
    private const double TooManyDigits = 1e15;

    private readonly WorkbookFile _file;
    private readonly IExcelDataReader? _reader;
    private readonly SheetInfo _sheet;
    private readonly SheetMarks? _marks;
    private readonly string[] _cells;
    private readonly ProblemKind?[] _faults;
    private int _merged;
    private int _count = 1;

    public SheetRows(WorkbookFile file, IExcelDataReader reader, SheetInfo sheet, SheetMarks? marks)
    {
        (_file, _reader, _sheet, _marks) = (file, reader, sheet, marks);
        (_cells, _faults) = (new string[int.Max(1, sheet.Columns)], new ProblemKind?[int.Max(1, sheet.Columns)]);
        _cells.AsSpan().Fill("");
    }

    /// <summary>A sheet that cannot be opened.</summary>
    public SheetRows(WorkbookFile file, Exception broken, SheetInfo sheet)
    {
        (_file, _sheet, _cells, _faults) = (file, sheet, [""], [null]);
        Problem = WorkbookFile.Damaged(file.Name, file.EncodingName, broken);
    }

    /// <summary>Cells up to the last that is not empty, or as many as the header has.</summary>
    public override int Count => _count;

    public override string this[int field] => _cells[field];

    public override ProblemKind? FaultOf(int field) => _faults[field];

    public override bool Read()
    {
        if (_reader is null)
            return false;
        try
        {
            if (!_reader.Read())
                return false;
            Line = _reader.Depth + 1;
            if (Line > Limits.MaxSheetRows)
            {
                Problem = FileProblems.WorkbookTooLarge.With(("file", _file.Name), ("read", _sheet.Name), ("limit", $"{Limits.MaxSheetRows} rows"));
                return false;
            }

            ReadCells();
            return true;
        }
        catch (Exception broken) when (WorkbookFile.IsDamage(broken))
        {
            Problem = WorkbookFile.Damaged(_file.Name, _file.EncodingName, broken);
            return false;
        }
    }

    /// <summary>The reader is the workbook's.</summary>
    public override void Dispose()
    {
    }

    private void ReadCells()
    {
        IsHidden = _reader!.RowHeight == 0;
        while (_merged < _sheet.Merged.Length && _sheet.Merged[_merged].Last < Line)
            _merged++;
        IsMerged = _merged < _sheet.Merged.Length && _sheet.Merged[_merged].First <= Line;
        var last = 0;
        for (var i = 0; i < _sheet.Columns; i++)
        {
            (_cells[i], _faults[i]) = Text(i);
            if (_cells[i].Length > 0)
                last = i + 1;
        }

        _count = int.Min(_cells.Length, int.Max(1, int.Max(last, Width)));
    }

    private (string, ProblemKind?) Text(int column) => _reader!.GetValue(column) switch
    {
        null when _marks is null => ("", null),
        null => Empty(_marks.Empty.GetValueOrDefault(SheetMarks.Key(_reader.Depth, column))),
        string text when text.Length > Limits.MaxTextLength => (text[..Limits.MaxTextLength], RowProblems.CellTooLong),
        string text => (text, null),
        double number => Number(number),
        bool truth => (truth ? "TRUE" : "FALSE", RowProblems.CellKind),
        DateTime date => (date.ToString(date.TimeOfDay == default ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), RowProblems.CellKind),
        TimeSpan time => (time.ToString("c", CultureInfo.InvariantCulture), RowProblems.CellKind),
        IFormattable number => Number(Convert.ToDouble(number, CultureInfo.InvariantCulture)),
        var other => (other.ToString() ?? "", RowProblems.CellKind)
    };

    /// <summary>What a number says, and nothing that it has lost: 12.0 is 12, and what a spreadsheet has rounded is a fault.</summary>
    private static (string, ProblemKind?) Number(double number)
    {
        if (double.Abs(number) >= TooManyDigits)
            return (number.ToString("R", CultureInfo.InvariantCulture), RowProblems.CellRounded);
        if (double.IsInteger(number))
            return (((long)number).ToString(CultureInfo.InvariantCulture), null);
        var exact = (decimal)number;
        return ((double)exact == number ? exact.ToString(CultureInfo.InvariantCulture) : number.ToString("R", CultureInfo.InvariantCulture), null);
    }

    private static (string, ProblemKind?) Empty(string? mark) =>
        mark is null ? ("", null) : (mark, mark == SheetMarks.NotComputed ? RowProblems.CellFormula : RowProblems.CellError);
}
