using System.Collections.Immutable;

namespace BondResolution.Files.Text;

/// <summary>
/// Looks once through the bytes of a text in which ASCII is ASCII (UTF-8, GB18030): for bytes that no text has, for quotes, and for places between two lines where a
/// part may begin. Every line break ends a record where nothing is quoted, and every line ends in a line feed; otherwise there are no parts.
/// </summary>
/// <param name="marks">What stands around the text and is not looked at.</param>
/// <param name="partBytes">Bytes of a part, about.</param>
internal sealed class TextSurvey(TextMarks marks, int partBytes)
{
    private readonly Utf8Check _utf8 = new();
    private readonly ImmutableArray<TextPart>.Builder _parts = ImmutableArray.CreateBuilder<TextPart>();
    private long _length;
    private long _partFrom = marks.From;
    private long _linesBefore, _lines;
    private long _quotes, _returns;
    private bool _hasLoneReturn;
    private byte _last;

    /// <summary>Offset of the first zero byte, or -1.</summary>
    public long Zero { get; private set; } = -1;

    /// <summary>Offset of the first byte that is no part of a character of UTF-8, or -1; ask at the end.</summary>
    public long InvalidUtf8 => _utf8.Invalid;

    /// <summary>Whether the text ends inside a character of UTF-8.</summary>
    public bool IsUtf8CutOff => _utf8.IsCutOff;

    /// <summary>Line feeds and carriage returns: no fewer than lines.</summary>
    public long LineEnds => Lines + _returns;

    private long Lines => _linesBefore + _lines;

    public void Take(ReadOnlySpan<byte> block)
    {
        block = block[..(int)long.Clamp(marks.To - _length, 0, block.Length)];
        if (block.IsEmpty)
            return;
        if (Zero < 0 && block.IndexOf((byte)0) is var zero and >= 0)
            Zero = _length + zero;
        _quotes += block.Count((byte)'"');
        _returns += block.Count((byte)'\r');
        if (!_hasLoneReturn)
            _hasLoneReturn = (_last == '\r' && block[0] != '\n') || HasLoneReturn(block);
        _utf8.Take(block);
        TakeLines(block);
        _length += block.Length;
        _last = block[^1];
    }

    public void End() => _utf8.End();

    /// <summary>What was seen, at the end.</summary>
    public TextFacts Facts()
    {
        var isUnfinished = _last is not ((byte)'\n' or (byte)'\r');
        var whole = new TextPart(marks.From, _length, 0, (int)(Lines + (isUnfinished ? 1 : 0)));
        if (_partFrom < _length)
            EndPart(_length, isUnfinished ? 1 : 0);
        return new TextFacts(whole, _quotes == 0 && !_hasLoneReturn && _last != '\r' ? _parts.ToImmutable() : [whole], (_quotes & 1) == 1,
            isUnfinished && !marks.HasEndMark, marks);
    }

    /// <summary>A carriage return without line feed inside a block; one at its end is told by the next.</summary>
    private static bool HasLoneReturn(ReadOnlySpan<byte> block)
    {
        for (var rest = block; rest.IndexOf((byte)'\r') is var at and >= 0 && at + 1 < rest.Length; rest = rest[(at + 1)..])
        {
            if (rest[at + 1] != '\n')
                return true;
        }

        return false;
    }

    private void TakeLines(ReadOnlySpan<byte> block)
    {
        var at = 0;
        while (true)
        {
            // The part goes on to the first line feed at or behind its bytes.
            var near = (int)long.Clamp(_partFrom + partBytes - _length, at, block.Length);
            var feed = block[near..].IndexOf((byte)'\n');
            if (feed < 0)
                break;
            var end = near + feed + 1;
            _lines += block[at..end].Count((byte)'\n');
            EndPart(_length + end, 0);
            at = end;
        }

        _lines += block[at..].Count((byte)'\n');
    }

    private void EndPart(long to, int unfinished)
    {
        _parts.Add(new TextPart(_partFrom, to, (int)long.Min(_linesBefore, int.MaxValue), (int)long.Min(_lines + unfinished, int.MaxValue)));
        (_partFrom, _linesBefore, _lines) = (to, _linesBefore + _lines, 0);
    }
}
