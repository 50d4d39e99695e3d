using System.Buffers;
using System.Buffers.Binary;

namespace BondResolution.EventStore.Codec.Lines;

/// <summary>
/// Numbers as the smallest of them and what each is above it: the width in bytes (0, 1, 2, 4 or 8) in one byte, the smallest in 8 bytes,
/// then the differences in so many bytes each; all little-endian. The width is the smallest that holds the largest difference.
/// </summary>
internal static class PackedNumbers
{
    private const int HeadBytes = 1 + sizeof(long);

    public static void Write(ReadOnlySpan<long> numbers, ArrayBufferWriter<byte> to)
    {
        var (low, high) = (numbers.IsEmpty ? 0 : long.MaxValue, numbers.IsEmpty ? 0 : long.MinValue);
        foreach (var number in numbers)
            (low, high) = (Math.Min(low, number), Math.Max(high, number));
        var width = WidthOf(unchecked((ulong)high - (ulong)low));
        var bytes = to.GetSpan(HeadBytes + width * numbers.Length);
        bytes[0] = (byte)width;
        BinaryPrimitives.WriteInt64LittleEndian(bytes[1..], low);
        WriteDifferences(numbers, low, width, bytes[HeadBytes..]);
        to.Advance(HeadBytes + width * numbers.Length);
    }

    /// <summary>Reads so many numbers, which take all of the bytes.</summary>
    /// <exception cref="FormatException">They do not, or are written otherwise than <see cref="Write"/> writes them.</exception>
    public static long[] Read(ReadOnlySpan<byte> packed, int count)
    {
        if (packed.Length < HeadBytes || packed[0] is not (0 or 1 or 2 or 4 or 8) || packed.Length != HeadBytes + packed[0] * count)
            throw new FormatException("numbers packed in 0, 1, 2, 4 or 8 bytes each were expected");
        var (width, low) = (packed[0], BinaryPrimitives.ReadInt64LittleEndian(packed[1..]));
        var from = packed[HeadBytes..];
        var numbers = new long[count];
        var (least, most) = (ulong.MaxValue, 0UL);
        for (var i = 0; i < numbers.Length; i++)
        {
            ulong above = width switch
            {
                0 => 0,
                1 => from[i],
                2 => BinaryPrimitives.ReadUInt16LittleEndian(from[(2 * i)..]),
                4 => BinaryPrimitives.ReadUInt32LittleEndian(from[(4 * i)..]),
                _ => BinaryPrimitives.ReadUInt64LittleEndian(from[(8 * i)..])
            };
            (least, most) = (Math.Min(least, above), Math.Max(most, above));
            numbers[i] = unchecked(low + (long)above);
        }

        if (count > 0 ? least != 0 || width != WidthOf(most) || most > unchecked((ulong)long.MaxValue - (ulong)low) : low != 0 || width != 0)
            throw new FormatException("numbers packed above the smallest of them in as few bytes as hold them were expected");
        return numbers;
    }

    private static void WriteDifferences(ReadOnlySpan<long> numbers, long low, int width, Span<byte> to)
    {
        switch (width)
        {
            case 0:
                break;
            case 1:
                for (var i = 0; i < numbers.Length; i++)
                    to[i] = unchecked((byte)(numbers[i] - low));
                break;
            case 2:
                for (var i = 0; i < numbers.Length; i++)
                    BinaryPrimitives.WriteUInt16LittleEndian(to[(2 * i)..], unchecked((ushort)(numbers[i] - low)));
                break;
            case 4:
                for (var i = 0; i < numbers.Length; i++)
                    BinaryPrimitives.WriteUInt32LittleEndian(to[(4 * i)..], unchecked((uint)(numbers[i] - low)));
                break;
            default:
                for (var i = 0; i < numbers.Length; i++)
                    BinaryPrimitives.WriteInt64LittleEndian(to[(8 * i)..], unchecked(numbers[i] - low));
                break;
        }
    }

    private static int WidthOf(ulong difference) => difference switch
    {
        0 => 0,
        <= byte.MaxValue => 1,
        <= ushort.MaxValue => 2,
        <= uint.MaxValue => 4,
        _ => 8
    };
}
