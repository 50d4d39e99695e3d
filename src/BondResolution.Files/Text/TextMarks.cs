namespace BondResolution.Files.Text;

/// <summary>What stands around a text and is none of it: byte order marks in front, and at the end the mark by which old programs end a text (0x1A, Ctrl-Z).</summary>
/// <param name="Count">Byte order marks; some programs write a second in front of the first.</param>
/// <param name="From">Offset of the text's first byte.</param>
/// <param name="To">Offset after its last byte.</param>
/// <param name="HasEndMark">Whether a mark of its end closes it.</param>
internal readonly record struct TextMarks(int Count, int From, long To, bool HasEndMark)
{
    private const int MostMarks = 16;
    private const int BlockBytes = 4 * 1024;
    private const byte EndMark = 0x1A;

    /// <summary>Looks for both.</summary>
    /// <param name="content">The file.</param>
    /// <param name="mark">The byte order mark of its encoding; empty: none.</param>
    /// <param name="unitBytes">Bytes of the smallest character: 1, or 2 in UTF-16.</param>
    /// <param name="isBigEndian">Whether the higher of two bytes comes first.</param>
    public static TextMarks Of(FileContent content, ReadOnlySpan<byte> mark, int unitBytes = 1, bool isBigEndian = false)
    {
        var head = content.ToArray(0, long.Min(content.Length, MostMarks * mark.Length)).AsSpan();
        var count = 0;
        for (; mark.Length > 0 && head.StartsWith(mark); head = head[mark.Length..])
            count++;
        var from = count * mark.Length;
        var to = EndOf(content, from, unitBytes, isBigEndian);
        return new TextMarks(count, from, to, to < content.Length);
    }

    /// <summary>Where the text ends: before the first of the marks of its end, if nothing but such marks and line ends follows it.</summary>
    private static long EndOf(FileContent content, int from, int unitBytes, bool isBigEndian)
    {
        var end = content.Length;
        if ((content.Length - from) % unitBytes != 0)
            return end;
        for (var to = content.Length; to > from;)
        {
            var start = long.Max(from, to - BlockBytes);
            var block = content.ToArray(start, to).AsSpan();
            for (var at = block.Length - unitBytes; at >= 0; at -= unitBytes)
            {
                var low = block[unitBytes == 2 && isBigEndian ? at + 1 : at];
                var high = unitBytes == 1 ? 0 : block[isBigEndian ? at : at + 1];
                if (high != 0 || low is not (EndMark or (byte)'\r' or (byte)'\n'))
                    return end;
                end = low == EndMark ? start + at : end;
            }

            to = start;
        }

        return end;
    }
}
