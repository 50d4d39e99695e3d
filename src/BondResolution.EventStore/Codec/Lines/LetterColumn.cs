using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;
using BondResolution.Domain.Bonds;
using BondResolution.Integrity;

namespace BondResolution.EventStore.Codec.Lines;

/// <summary>
/// Classes of holders, a letter each: I individual, F fund, N institution, O foreign, X other. Form <c>l</c>: a byte each. Shown as one
/// text.
/// </summary>
internal sealed class LetterColumn(string name, ImmutableArray<HolderClass> classes) : LineColumn(name)
{
    public const byte Form = (byte)'l';

    public ImmutableArray<HolderClass> Classes => classes;

    public override string Kind => LineValue.Text;

    internal override int MaxValueBytes => 2;

    private static ReadOnlySpan<byte> Letters => "IFNOX"u8;

    public override string TextAt(int row) => ((char)Letters[(int)classes[row]]).ToString();

    internal override byte Pack(ArrayBufferWriter<byte> to)
    {
        var bytes = to.GetSpan(classes.Length);
        for (var i = 0; i < classes.Length; i++)
            bytes[i] = Letters[(int)classes[i]];
        to.Advance(classes.Length);
        return Form;
    }

    internal override int WriteValue(int row, Span<byte> to)
    {
        (to[0], to[1]) = (1, Letters[(int)classes[row]]);
        return 2;
    }

    internal override void Show(Utf8JsonWriter to, int lines)
    {
        var letters = new ArrayBufferWriter<byte>(lines + 1);
        Pack(letters);
        to.WriteString(Name, letters.WrittenSpan);
    }

    internal static LetterColumn Read(string name, ReadOnlySpan<byte> packed, int lines)
    {
        if (packed.Length != lines)
            throw new FormatException($"column {name}: a letter a line was expected");
        var classes = GC.AllocateUninitializedArray<HolderClass>(lines);
        for (var i = 0; i < classes.Length; i++)
        {
            var at = Letters.IndexOf(packed[i]);
            classes[i] = at >= 0 ? (HolderClass)at : throw new FormatException($"column {name}: a class letter of IFNOX was expected");
        }

        return new LetterColumn(name, ImmutableCollectionsMarshal.AsImmutableArray(classes));
    }
}
