using System.Buffers;
using System.Text;
using System.Text.Json;

namespace BondResolution.EventStore.Codec;

/// <summary>
/// The lines of a payload as the texts their tree is made of: the columns of <c>rows</c> in the payload's order, each as
/// <c>name:value</c> and a line feed, in UTF-8. A column that is one text (classes) gives a letter a line; an absent value is
/// left out. A letter is a UTF-16 unit: of a character beyond the first 65536, which takes two, each line gets U+FFFD.
/// Keeps its room from the shared pool until it is disposed.
/// </summary>
public sealed class LineTexts : IDisposable
{
    private readonly int _length;
    private byte[] _utf8;
    private int[] _ends;

    private LineTexts(LineColumns columns, ReadOnlySpan<byte> payload)
    {
        (Count, _length) = (columns.Lines, columns.TextBytes);
        _utf8 = ArrayPool<byte>.Shared.Rent(_length);
        _ends = ArrayPool<int>.Shared.Rent(Count);
        columns.WriteTexts(payload, _utf8.AsSpan(0, _length), _ends.AsSpan(0, Count));
    }

    /// <summary>How many lines.</summary>
    public int Count { get; }

    /// <summary>The texts of all lines, one after the other.</summary>
    public ReadOnlySpan<byte> Utf8 => _utf8.AsSpan(0, _length);

    /// <summary>Where each text ends in <see cref="Utf8"/>; it begins where the one before it ends, the first at 0.</summary>
    public ReadOnlySpan<int> Ends => _ends.AsSpan(0, Count);

    /// <summary>The texts of all lines of a payload, in order.</summary>
    /// <exception cref="JsonException">The payload is no JSON in UTF-8, holds no lines, or columns of different length.</exception>
    public static LineTexts Of(ReadOnlySpan<byte> payload)
    {
        using var columns = LineColumns.Read(payload);
        return new LineTexts(columns, payload);
    }

    /// <summary>The texts of all lines of a payload, each as a string of its own.</summary>
    /// <exception cref="JsonException">As <see cref="Of"/>.</exception>
    public static string[] StringsOf(ReadOnlySpan<byte> payload)
    {
        using var texts = Of(payload);
        var strings = new string[texts.Count];
        var from = 0;
        for (var i = 0; i < strings.Length; i++)
        {
            strings[i] = Encoding.UTF8.GetString(texts.Utf8[from..texts.Ends[i]]);
            from = texts.Ends[i];
        }

        return strings;
    }

    /// <summary>Gives the room back; nothing may read the texts any more.</summary>
    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_utf8);
        ArrayPool<int>.Shared.Return(_ends);
        (_utf8, _ends) = ([], []); // a second call returns nothing that somebody else has by then
    }
}
