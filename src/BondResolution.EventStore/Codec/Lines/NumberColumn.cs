using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using BondResolution.Integrity;

namespace BondResolution.EventStore.Codec.Lines;

/// <summary>Whole numbers: bonds, fen, line numbers. Form <c>n</c>: as <see cref="PackedNumbers"/>.</summary>
internal sealed class NumberColumn(string name, ImmutableArray<long> numbers) : LineColumn(name)
{
    public const byte Form = (byte)'n';

    public NumberColumn(string name, long[] numbers)
        : this(name, ImmutableCollectionsMarshal.AsImmutableArray(numbers))
    {
    }

    public ImmutableArray<long> Numbers => numbers;

    public override string Kind => LineValue.Number;

    internal override int MaxValueBytes => LineValue.MaxNumberBytes;

    public override string TextAt(int row) => numbers[row].ToString(CultureInfo.InvariantCulture);

    internal override byte Pack(ArrayBufferWriter<byte> to)
    {
        PackedNumbers.Write(numbers.AsSpan(), to);
        return Form;
    }

    internal override int WriteValue(int row, Span<byte> to) => LineValue.WriteNumber(numbers[row], to);

    internal override void Show(Utf8JsonWriter to, int lines)
    {
        to.WriteStartArray(Name);
        foreach (var number in numbers)
            to.WriteNumberValue(number);
        to.WriteEndArray();
    }
}
