using System.Buffers.Binary;
using BondResolution.Domain.Bonds;

namespace BondResolution.Views.Lines;

/// <summary>
/// Packs columns of lines behind each other, in the order written, as <see cref="PackedReader"/> reads them. A column of numbers is
/// its width in bytes (0 where all are zero, else 1, 2, 4 or 8), then the numbers, little-endian, two's complement. A column of accounts is
/// 8, then the 60 bits of each; or, where one of them is another name, 0 and each as its length and UTF-8 text.
/// </summary>
internal sealed class PackedWriter
{
    private byte[] _bytes = new byte[16 * 1024];
    private int _length;

    /// <summary>What was written since the last time.</summary>
    public byte[] Take()
    {
        var bytes = _bytes.AsSpan(0, _length).ToArray();
        _length = 0;
        return bytes;
    }

    public void Accounts(ReadOnlySpan<AccountNumber> accounts)
    {
        var start = Grow(1 + 8 * accounts.Length);
        _bytes[start] = 8;
        for (var i = 0; i < accounts.Length; i++)
        {
            if (!accounts[i].TryPack(out var packed))
            {
                _length = start;
                Names(accounts);
                return;
            }

            BinaryPrimitives.WriteUInt64LittleEndian(_bytes.AsSpan(start + 1 + 8 * i), packed);
        }
    }

    public void Numbers(ReadOnlySpan<long> numbers)
    {
        long low = 0, high = 0;
        foreach (var number in numbers)
            (low, high) = (long.Min(low, number), long.Max(high, number));
        var width = (low, high) switch
        {
            (0, 0) => 0,
            ( >= sbyte.MinValue, <= sbyte.MaxValue) => 1,
            ( >= short.MinValue, <= short.MaxValue) => 2,
            ( >= int.MinValue, <= int.MaxValue) => 4,
            _ => 8
        };
        var at = Grow(1 + width * numbers.Length);
        _bytes[at++] = (byte)width;
        var to = _bytes.AsSpan(at, width * numbers.Length);
        for (var i = 0; width > 0 && i < numbers.Length; i++)
        {
            switch (width)
            {
                case 1:
                    to[i] = unchecked((byte)numbers[i]);
                    break;
                case 2:
                    BinaryPrimitives.WriteInt16LittleEndian(to[(2 * i)..], (short)numbers[i]);
                    break;
                case 4:
                    BinaryPrimitives.WriteInt32LittleEndian(to[(4 * i)..], (int)numbers[i]);
                    break;
                default:
                    BinaryPrimitives.WriteInt64LittleEndian(to[(8 * i)..], numbers[i]);
                    break;
            }
        }
    }

    public void Classes(ReadOnlySpan<HolderClass> classes)
    {
        var at = Grow(classes.Length);
        for (var i = 0; i < classes.Length; i++)
            _bytes[at + i] = (byte)classes[i];
    }

    private void Names(ReadOnlySpan<AccountNumber> accounts)
    {
        _bytes[Grow(1)] = 0;
        foreach (var account in accounts)
        {
            var at = Grow(4 + account.MaxUtf8Bytes);
            var written = account.WriteUtf8(_bytes.AsSpan(at + 4));
            BinaryPrimitives.WriteInt32LittleEndian(_bytes.AsSpan(at), written);
            _length = at + 4 + written;
        }
    }

    /// <summary>Makes room and takes it; where it begins.</summary>
    private int Grow(int bytes)
    {
        if (_length + bytes > _bytes.Length)
            Array.Resize(ref _bytes, int.Max(_bytes.Length * 2, _length + bytes));
        var at = _length;
        _length += bytes;
        return at;
    }
}
