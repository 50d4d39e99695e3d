using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using BondResolution.Integrity;

namespace BondResolution.EventStore.Codec.Lines;

/// <summary>Texts of up to 255 bytes. Form <c>t</c>: each after its length in one byte, in UTF-8.</summary>
internal sealed class TextColumn(string name, ImmutableArray<string> texts) : LineColumn(name)
{
    public const byte Form = (byte)'t';

    // strict: bytes that are no UTF-8 are no text
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public ImmutableArray<string> Texts => texts;

    public override string Kind => LineValue.Text;

    internal override int MaxValueBytes => 1 + texts.Select(t => Utf8.GetMaxByteCount(t.Length)).Append(0).Max();

    public override string? TextAt(int row) => texts[row].Length == 0 ? null : texts[row];

    internal override byte Pack(ArrayBufferWriter<byte> to) => PackTexts(texts.AsSpan(), to);

    internal override int WriteValue(int row, Span<byte> to)
    {
        var length = Utf8.GetBytes(texts[row], to[1..]);
        to[0] = checked((byte)length);
        return 1 + length;
    }

    internal static byte PackTexts(ReadOnlySpan<string> texts, ArrayBufferWriter<byte> to)
    {
        foreach (var text in texts)
        {
            var bytes = to.GetSpan(1 + Utf8.GetMaxByteCount(text.Length));
            var length = Utf8.GetBytes(text, bytes[1..]);
            bytes[0] = checked((byte)length);
            to.Advance(1 + length);
        }

        return Form;
    }

    internal static TextColumn Read(string name, ReadOnlySpan<byte> packed, int lines)
    {
        var texts = ImmutableArray.CreateBuilder<string>(lines);
        while (texts.Count < lines && packed.Length > 0 && packed.Length > packed[0])
        {
            texts.Add(Utf8.GetString(packed.Slice(1, packed[0])));
            packed = packed[(1 + packed[0])..];
        }

        return texts.Count == lines && packed.IsEmpty
            ? new TextColumn(name, texts.MoveToImmutable())
            : throw new FormatException($"column {name}: {lines} texts after their lengths were expected");
    }
}
