using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using BondResolution.Integrity;

namespace BondResolution.EventStore.Codec.Lines;

/// <summary>
/// Whole numbers some lines have none of. Form <c>o</c>: a bit a line, the first in the lowest bit of the first byte, 1 where there is a
/// number; then these as <see cref="PackedNumbers"/>.
/// </summary>
internal sealed class OptionalColumn(string name, ImmutableArray<long?> numbers) : LineColumn(name)
{
    public const byte Form = (byte)'o';

    public ImmutableArray<long?> Numbers => numbers;

    public override string Kind => LineValue.Optional;

    internal override int MaxValueBytes => LineValue.MaxNumberBytes;

    public override string? TextAt(int row) => numbers[row]?.ToString(CultureInfo.InvariantCulture);

    internal override byte Pack(ArrayBufferWriter<byte> to)
    {
        var bits = to.GetSpan((numbers.Length + 7) / 8)[..((numbers.Length + 7) / 8)];
        bits.Clear();
        for (var i = 0; i < numbers.Length; i++)
        {
            if (numbers[i] is not null)
                bits[i / 8] |= (byte)(1 << i % 8);
        }

        to.Advance(bits.Length);
        PackedNumbers.Write([.. numbers.Where(n => n is not null).Select(n => n!.Value)], to);
        return Form;
    }

    internal override int WriteValue(int row, Span<byte> to) => LineValue.WriteOptional(numbers[row], to);

    internal override void Show(Utf8JsonWriter to, int lines)
    {
        to.WriteStartArray(Name);
        foreach (var number in numbers)
        {
            if (number is { } known)
                to.WriteNumberValue(known);
            else
                to.WriteNullValue();
        }

        to.WriteEndArray();
    }

    internal static OptionalColumn Read(string name, ReadOnlySpan<byte> packed, int lines)
    {
        var bitBytes = (lines + 7) / 8;
        if (packed.Length < bitBytes || (lines % 8 != 0 && packed[bitBytes - 1] >> lines % 8 != 0))
            throw new FormatException($"column {name}: a bit a line was expected");
        var has = new bool[lines];
        for (var i = 0; i < lines; i++)
            has[i] = (packed[i / 8] >> i % 8 & 1) == 1;
        var known = PackedNumbers.Read(packed[bitBytes..], has.Count(h => h));
        var next = 0;
        return new OptionalColumn(name, [.. has.Select(h => h ? known[next++] : (long?)null)]);
    }
}
