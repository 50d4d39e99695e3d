using System.Collections.Immutable;

namespace BondResolution.Files.Text;

/// <summary>Looks once through the bytes of a text in UTF-16, but for what stands around it, and proves every character.</summary>
internal sealed class Utf16Survey(bool bigEndian, TextMarks marks)
{
    private long _length;
    private int _half = -1;
    private long _quotes, _feeds;
    private char _last;

    /// <summary>Offset of what is no text, or -1; then what is wrong with it.</summary>
    public long Wrong { get; private set; } = -1;

    public Utf16Fault Fault { get; private set; }

    /// <summary>The unit of two bytes that is wrong, as it stands in the file.</summary>
    public byte[] WrongBytes { get; private set; } = [];

    /// <summary>The physical line, from 1, of what is wrong; or of the end.</summary>
    public long Line { get; private set; } = 1;

    public void Take(ReadOnlySpan<byte> block)
    {
        foreach (var b in block)
        {
            if (_length >= marks.To)
                return;
            if (_length++ < marks.From || Wrong >= 0)
                continue;
            if (_half < 0)
            {
                _half = b;
                continue;
            }

            Take((char)(bigEndian ? _half << 8 | b : b << 8 | _half));
            _half = -1;
        }
    }

    public void End()
    {
        if (Wrong >= 0)
            return;
        if (_last == '\r')
            Line++;
        if (char.IsHighSurrogate(_last))
            Found(Utf16Fault.CutOff, _length - 2 - (_half >= 0 ? 1 : 0), _last);
        else if (_half >= 0)
            Found(Utf16Fault.CutOff, _length - 1, '\0');
    }

    public TextFacts Facts()
    {
        var isUnfinished = _last is not ('\n' or '\r');
        var whole = new TextPart(marks.From, _length, 0, (int)(_feeds + (isUnfinished ? 1 : 0)));
        return new TextFacts(whole, [whole], (_quotes & 1) == 1, isUnfinished && !marks.HasEndMark, marks);
    }

    private void Take(char c)
    {
        var offset = _length - 2;
        if (_last == '\r' && c != '\n')
            Line++;
        if (char.IsHighSurrogate(_last) && !char.IsLowSurrogate(c))
            Found(Utf16Fault.Invalid, offset - 2, _last);
        else if (c == '\0')
            Found(Utf16Fault.Zero, offset, c);
        else if (char.IsLowSurrogate(c) && !char.IsHighSurrogate(_last))
            Found(Utf16Fault.Invalid, offset, c);
        else
            Count(c);
    }

    private void Count(char c)
    {
        Line += c == '\n' ? 1 : 0;
        _feeds += c == '\n' ? 1 : 0;
        _quotes += c == '"' ? 1 : 0;
        _last = c;
    }

    private void Found(Utf16Fault fault, long offset, char unit) =>
        (Wrong, Fault, WrongBytes) = (offset, fault, bigEndian ? [(byte)(unit >> 8), (byte)(unit & 0xFF)] : [(byte)(unit & 0xFF), (byte)(unit >> 8)]);
}
