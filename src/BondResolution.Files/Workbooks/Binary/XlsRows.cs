using System.Globalization;
using BondResolution.Domain.Problems;
using ExcelDataReader;

namespace BondResolution.Files.Workbooks.Binary;

/// <summary>The rows of a sheet of an .xls.</summary>
/// <param name="reader">The workbook's, which stays open, at the sheet.</param>
/// <param name="marks">What the reader passes over.</param>
internal sealed class XlsRows(WorkbookFile file, IExcelDataReader reader, SheetInfo sheet, SheetMarks marks) : SheetRows(file, sheet)
{
    public override void Dispose()
    {
    }

    protected override bool ReadRow()
    {
        if (!reader.Read())
            return false;
        Begin(reader.Depth + 1L, isHidden: reader.RowHeight == 0);
        for (var column = 0; column < reader.FieldCount; column++)
        {
            var (text, fault) = Text(column);
            Set(column, text, fault);
        }

        return true;
    }

    private (string, ProblemKind?) Text(int column) => reader.GetValue(column) switch
    {
        null => marks.Errors.TryGetValue(SheetMarks.Key(reader.Depth, column), out var error) ? (error, RowProblems.CellError) : ("", null),
        string text => (text, null),
        double number => NumberText.Of(number),
        bool truth => (truth ? "TRUE" : "FALSE", RowProblems.CellKind),
        DateTime date => (date.ToString(date.TimeOfDay == default ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), RowProblems.CellKind),
        TimeSpan time => (time.ToString("c", CultureInfo.InvariantCulture), RowProblems.CellKind),
        IFormattable number => NumberText.Of(Convert.ToDouble(number, CultureInfo.InvariantCulture)),
        var other => (other.ToString() ?? "", RowProblems.CellKind)
    };
}
