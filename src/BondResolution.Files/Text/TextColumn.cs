using System.Text;

namespace BondResolution.Files.Text;

/// <summary>A column of short texts, as UTF-8 behind each other: a million of them are two arrays and no object a row.</summary>
public sealed class TextColumn
{
    private byte[] _utf8 = [];
    private int[] _ends = [];

    public int Count { get; private set; }

    /// <summary>The UTF-8 of a row's text; empty where it has none.</summary>
    public ReadOnlySpan<byte> Utf8(int row) => _utf8.AsSpan(Start(row), _ends[row] - Start(row));

    /// <summary>A row's text, or null where it has none.</summary>
    public string? this[int row] => Utf8(row) is { IsEmpty: false } text ? Encoding.UTF8.GetString(text) : null;

    /// <summary>Whether no row has a text.</summary>
    public bool IsBlank => Count == 0 || _ends[Count - 1] == 0;

    internal void Add(ReadOnlySpan<char> text)
    {
        var start = Count == 0 ? 0 : _ends[Count - 1];
        if (_utf8.Length < start + 3 * text.Length)
            Array.Resize(ref _utf8, (int)long.Min(Array.MaxLength, long.Max(2L * _utf8.Length, start + 3 * text.Length + 1024)));
        if (_ends.Length == Count)
            Array.Resize(ref _ends, int.Max(2 * Count, 512));
        _ends[Count++] = start + Encoding.UTF8.GetBytes(text, _utf8.AsSpan(start));
    }

    /// <summary>Adds the rows of another column behind its own.</summary>
    internal void Add(TextColumn other)
    {
        var start = Count == 0 ? 0 : _ends[Count - 1];
        var bytes = other.Count == 0 ? 0 : other._ends[other.Count - 1];
        if (_utf8.Length < start + bytes)
            Array.Resize(ref _utf8, (int)long.Min(Array.MaxLength, long.Max(2L * _utf8.Length, start + bytes)));
        if (_ends.Length < Count + other.Count)
            Array.Resize(ref _ends, int.Max(2 * _ends.Length, Count + other.Count));
        other._utf8.AsSpan(0, bytes).CopyTo(_utf8.AsSpan(start));
        for (var row = 0; row < other.Count; row++)
            _ends[Count + row] = start + other._ends[row];
        Count += other.Count;
    }

    private int Start(int row) => row == 0 ? 0 : _ends[row - 1];
}
