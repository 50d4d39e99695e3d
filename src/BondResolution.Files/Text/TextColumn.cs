using System.Text;

namespace BondResolution.Files.Text;

/// <summary>A column of short texts, as UTF-8 behind each other in segments: a million of them are some hundred arrays and no object a row, and none of them moves when more come.</summary>
public sealed class TextColumn
{
    private const int SegmentBytes = 64 * 1024;
    private const int SegmentRows = 8 * 1024;
    private const int MaxUtf8BytesPerChar = 3;

    private readonly List<Segment> _segments = [];

    public int Count { get; private set; }

    /// <summary>Whether no row has a text.</summary>
    public bool IsBlank => _segments.TrueForAll(segment => segment.Bytes == 0);

    /// <summary>A row's text, or null where it has none.</summary>
    public string? this[int row] => Utf8(row) is { IsEmpty: false } text ? Encoding.UTF8.GetString(text) : null;

    /// <summary>The UTF-8 of a row's text; empty where it has none.</summary>
    public ReadOnlySpan<byte> Utf8(int row)
    {
        var (low, high) = (0, _segments.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = _segments[middle].First <= row ? (middle, high) : (low, middle - 1);
        }

        return _segments[low].Utf8(row - _segments[low].First);
    }

    internal void Add(ReadOnlySpan<char> text)
    {
        var most = MaxUtf8BytesPerChar * text.Length;
        WithRoom(most).Add(text, most);
        Count++;
    }

    /// <summary>Adds a text that is UTF-8 already.</summary>
    internal void Add(ReadOnlySpan<byte> utf8)
    {
        WithRoom(utf8.Length).Add(utf8);
        Count++;
    }

    private Segment WithRoom(int bytes)
    {
        if (_segments.Count == 0 || !_segments[^1].HasRoom(bytes))
            _segments.Add(new Segment(Count));
        return _segments[^1];
    }

    /// <summary>Adds the rows of another column, which ends with this, behind its own.</summary>
    internal void Add(TextColumn other)
    {
        foreach (var segment in other._segments)
        {
            segment.First += Count;
            _segments.Add(segment);
        }

        Count += other.Count;
    }

    private sealed class Segment(int first)
    {
        private byte[] _utf8 = [];
        private int[] _ends = [];
        private int _count;

        /// <summary>The column's row that is its first.</summary>
        public int First { get; set; } = first;

        public int Bytes => _count == 0 ? 0 : _ends[_count - 1];

        public bool HasRoom(int bytes) => _count < SegmentRows && Bytes + bytes <= SegmentBytes;

        public ReadOnlySpan<byte> Utf8(int row)
        {
            var start = row == 0 ? 0 : _ends[row - 1];
            return _utf8.AsSpan(start, _ends[row] - start);
        }

        public void Add(ReadOnlySpan<char> text, int most)
        {
            var start = MakeRoom(most);
            _ends[_count++] = start + Encoding.UTF8.GetBytes(text, _utf8.AsSpan(start));
        }

        public void Add(ReadOnlySpan<byte> utf8)
        {
            var start = MakeRoom(utf8.Length);
            utf8.CopyTo(_utf8.AsSpan(start));
            _ends[_count++] = start + utf8.Length;
        }

        /// <summary>Makes room for so many bytes in one more text; where it begins.</summary>
        private int MakeRoom(int bytes)
        {
            var start = Bytes;
            if (_utf8.Length < start + bytes)
                Array.Resize(ref _utf8, int.Max(start + bytes, int.Min(SegmentBytes, int.Max(512, 2 * _utf8.Length))));
            if (_ends.Length == _count)
                Array.Resize(ref _ends, int.Max(64, 2 * _count));
            return start;
        }
    }
}
