using System.Globalization;
using BondResolution.Domain.Problems;
using BondResolution.Files.Text;

namespace BondResolution.Files.Tables;

/// <summary>Writes faulty rows as they are met, each with its line and its reasons, as CSV that a spreadsheet opens without running anything.</summary>
internal sealed class RejectedRows(TextWriter writer, bool chinese)
{
    private readonly List<Problem> _reasons = [];

    /// <summary>The first line: <c>line,reason</c> and the file's own columns.</summary>
    public void WriteHeader(IEnumerable<string> columns)
    {
        writer.Write("line,reason");
        foreach (var column in columns)
            WriteCell(column);
        writer.Write('\n');
    }

    /// <summary>One more reason against the row at hand.</summary>
    public void Note(Problem reason) => _reasons.Add(reason);

    /// <summary>Ends a row; it is written if there was a reason. Line 0: what is wrong with no row in particular.</summary>
    public void Write(int line, ReadOnlySpan<string> cells)
    {
        if (_reasons.Count == 0)
            return;
        if (line > 0)
            writer.Write(line.ToString(CultureInfo.InvariantCulture));
        WriteCell(string.Join(" | ", _reasons.Select(reason => $"{reason.Code}: {reason.Message(chinese)}")));
        foreach (var cell in cells)
            WriteCell(cell);
        writer.Write('\n');
        _reasons.Clear();
    }

    private void WriteCell(string cell)
    {
        var safe = SpreadsheetText.Safe(cell);
        if (safe.AsSpan().ContainsAny(",\"\r\n"))
            safe = "\"" + safe.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
        writer.Write(',');
        writer.Write(safe);
    }
}
