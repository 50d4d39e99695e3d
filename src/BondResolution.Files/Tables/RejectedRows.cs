using System.Globalization;
using System.Text;
using BondResolution.Domain.Problems;
using BondResolution.Files.Text;

namespace BondResolution.Files.Tables;

/// <summary>
/// Writes faulty rows as they are met, each with its line and its reasons, as CSV (UTF-8 with byte order mark, LF) that a spreadsheet opens without running anything.
/// </summary>
/// <param name="stream">Where to; it stays open.</param>
/// <param name="ofRules">What is against rows besides what their reader finds, by their lines.</param>
/// <param name="chinese">The language of the reasons.</param>
internal sealed class RejectedRows(Stream stream, ILookup<int, Problem> ofRules, bool chinese) : IDisposable
{
    private const int BufferChars = 64 * 1024;

    private readonly List<Problem> _reasons = [];
    private readonly StreamWriter _writer = new(stream, new UTF8Encoding(false), BufferChars, leaveOpen: true);

    /// <summary>Of a register in several files: where the columns of the file at hand stand, the file, and where its rows begin.</summary>
    private RejectedColumns? _columns;
    private (int Part, string Name) _file = (-1, "");
    private (long Position, long Count) _start;
    private long _restart;

    /// <summary>Rows written so far, without the first line.</summary>
    public long Count { get; private set; }

    /// <summary>
    /// Begins the file, of a register in several: its first line is <c>file,line,reason</c> and the columns of all of them, each once.
    /// </summary>
    public void BeginParts(IReadOnlyList<IReadOnlyList<string>> columns)
    {
        _columns = new RejectedColumns(columns);
        _writer.Write("\uFEFFfile,line,reason");
        foreach (var column in _columns.Names)
            WriteCell(column);
        _writer.Write('\n');
        _writer.Flush();
        (_restart, _start) = (stream.Position, (stream.Position, 0));
    }

    /// <summary>Goes back to before the first row.</summary>
    public void Restart() => GoBack((_restart, 0));

    /// <summary>Begins the rows of one of the files, anew where it was begun already.</summary>
    /// <param name="part">Which, from 0.</param>
    /// <param name="name">What the rows call it.</param>
    public void BeginPart(int part, string name)
    {
        _writer.Flush();
        if (_file.Part == part)
            GoBack(_start);
        (_file, _start) = ((part, name), (stream.Position, Count));
    }

    /// <summary>
    /// Writes what is wrong with one of the files beside its rows; with none of them in particular where the name is empty.
    /// </summary>
    public void WriteBeside(int part, string name, IEnumerable<Problem> reasons)
    {
        _file = (part, name);
        _reasons.AddRange(reasons);
        Write(0, []);
    }

    private void GoBack((long Position, long Count) to)
    {
        _writer.Flush();
        stream.SetLength(to.Position);
        stream.Position = to.Position;
        (Count, _file) = (to.Count, (-1, ""));
    }

    /// <summary>Begins the file, anew where something was written: its first line is <c>line,reason</c> and the refused file's own columns.</summary>
    public void Begin(IEnumerable<string> columns)
    {
        _writer.Flush();
        stream.SetLength(0);
        stream.Position = 0;
        Count = 0;
        _writer.Write('\uFEFF');
        _writer.Write("line,reason");
        foreach (var column in columns)
            WriteCell(column);
        _writer.Write('\n');
    }

    /// <summary>For a part of the refused file; it is taken in its turn.</summary>
    public RejectedRows Part() => new(new MemoryStream(), ofRules, chinese) { _columns = _columns, _file = _file };

    /// <summary>Writes what was written of the next part.</summary>
    public void Take(RejectedRows part)
    {
        _writer.Flush();
        part.MoveTo(stream);
        Count += part.Count;
    }

    /// <summary>One more reason against the row at hand.</summary>
    public void Note(Problem reason) => _reasons.Add(reason);

    /// <summary>Ends a row; it is written if there was a reason. Line 0: what is wrong with no row in particular.</summary>
    public void Write(int line, ReadOnlySpan<string> cells)
    {
        if (line > 0)
            _reasons.AddRange(ofRules[line]);
        if (_reasons.Count == 0)
            return;
        Count++;
        if (_columns is not null)
        {
            WriteText(_file.Name);
            _writer.Write(',');
        }

        if (line > 0)
            _writer.Write(line.ToString(CultureInfo.InvariantCulture));
        WriteCell(string.Join(" | ", _reasons.Select(reason => $"{reason.Code}: {reason.Message(chinese)}")));
        foreach (var cell in _columns is null ? cells : _columns.Placed(_file.Part, cells))
            WriteCell(cell);
        _writer.Write('\n');
        _reasons.Clear();
    }

    public void Dispose() => _writer.Dispose();

    private void MoveTo(Stream whole)
    {
        _writer.Dispose();
        ((MemoryStream)stream).WriteTo(whole);
        stream.Dispose();
    }

    private void WriteCell(string cell)
    {
        _writer.Write(',');
        WriteText(cell);
    }

    private void WriteText(string cell)
    {
        var safe = SpreadsheetText.Safe(cell);
        if (safe.AsSpan().ContainsAny(",\"\r\n"))
            safe = "\"" + safe.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
        _writer.Write(safe);
    }
}
