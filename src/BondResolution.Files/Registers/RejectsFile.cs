using System.Globalization;
using System.Text;
using BondResolution.Domain.Problems;
using BondResolution.Files.Lists;
using BondResolution.Files.Tables;
using BondResolution.Files.Text;

namespace BondResolution.Files.Registers;

/// <summary>
/// The bad rows of a refused file, each with its line and the reason. It holds personal data, so only its owner may read
/// it. Rows beyond the faults that are listed (<see cref="Domain.Limits.MaxFaultsListed"/>) are not in it.
/// </summary>
public static class RejectsFile
{
    /// <summary>
    /// Writes CSV (UTF-8, LF): <c>line,reason</c> and the columns of the refused file, a row for each line that a part of
    /// the problem names. A cell that a spreadsheet would run as a formula gets an apostrophe in front. Null, or why it
    /// could not be written.
    /// </summary>
    /// <param name="bytes">The refused file, from which the rows are read again.</param>
    /// <param name="faulty">The problem that reading it gave.</param>
    public static Problem? Write(string path, byte[] bytes, Problem faulty, bool chinese)
    {
        var reasons = Reasons(faulty, chinese);
        if (!TextDetection.Detect(bytes, path).Try(out var text, out var problem))
            return problem;
        return AtomicFile.Write(path, ownerOnly: true, stream =>
        {
            using var writer = new StreamWriter(stream, new UTF8Encoding(false), 64 * 1024, leaveOpen: true) { NewLine = "\n" };
            if (HeaderFinder.Find(text, [.. RegisterLayouts.All, .. ListLayouts.All]) is { } header)
                WriteRows(writer, text, header, reasons);
        });
    }

    private static Dictionary<int, string> Reasons(Problem faulty, bool chinese)
    {
        var reasons = new Dictionary<int, string>();
        foreach (var part in faulty.Parts)
        {
            var line = part.Details.FirstOrDefault(detail => detail.Key == "line").Value;
            if (!int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                continue;
            var reason = $"{part.Code}: {part.Message(chinese)}";
            reasons[number] = reasons.TryGetValue(number, out var before) ? $"{before} | {reason}" : reason;
        }

        return reasons;
    }

    private static void WriteRows(StreamWriter writer, TextFile text, HeaderRecord header, Dictionary<int, string> reasons)
    {
        writer.Write("line,reason");
        foreach (var cell in header.Cells)
            WriteCell(writer.Append(','), cell);
        writer.WriteLine();
        using var rows = new CsvRows(text, header.Delimiter);
        while (rows.Read())
        {
            if (!reasons.TryGetValue(rows.Line, out var reason))
                continue;
            writer.Write(rows.Line.ToString(CultureInfo.InvariantCulture));
            WriteCell(writer.Append(','), reason);
            for (var i = 0; i < rows.Count; i++)
                WriteCell(writer.Append(','), rows[i]);
            writer.WriteLine();
        }
    }

    private static StreamWriter Append(this StreamWriter writer, char c)
    {
        writer.Write(c);
        return writer;
    }

    private static void WriteCell(StreamWriter writer, string cell)
    {
        // Spreadsheets look past space, and take full-width signs for signs.
        var first = cell.AsSpan().TrimStart();
        var isFormula = first.Length > 0 && first[0] is '=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠';
        var safe = isFormula ? "'" + cell : cell;
        if (safe.AsSpan().ContainsAny(",\"\r\n"))
            safe = "\"" + safe.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
        writer.Write(safe);
    }
}
