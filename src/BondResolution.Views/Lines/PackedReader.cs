using System.Buffers.Binary;
using BondResolution.Domain.Bonds;

namespace BondResolution.Views.Lines;

/// <summary>Reads the columns <see cref="PackedWriter"/> packed, in their order.</summary>
/// <param name="bytes">All columns of some lines.</param>
/// <param name="count">How many lines there are.</param>
internal ref struct PackedReader(ReadOnlySpan<byte> bytes, int count)
{
    private ReadOnlySpan<byte> _rest = bytes;

    /// <summary>Whether a column follows.</summary>
    public readonly bool HasMore => !_rest.IsEmpty;

    public AccountNumber[] Accounts()
    {
        var accounts = new AccountNumber[count];
        var isPacked = _rest[0] != 0;
        _rest = _rest[1..];
        for (var i = 0; i < accounts.Length; i++)
        {
            if (isPacked)
            {
                accounts[i] = AccountNumber.OfPacked(BinaryPrimitives.ReadUInt64LittleEndian(_rest[(8 * i)..]));
                continue;
            }

            var length = BinaryPrimitives.ReadInt32LittleEndian(_rest);
            accounts[i] = AccountNumber.Of(_rest.Slice(4, length));
            _rest = _rest[(4 + length)..];
        }

        if (isPacked)
            _rest = _rest[(8 * count)..];
        return accounts;
    }

    public long[] Numbers()
    {
        var numbers = new long[count];
        var width = _rest[0];
        var from = _rest.Slice(1, width * count);
        _rest = _rest[(1 + width * count)..];
        for (var i = 0; width > 0 && i < numbers.Length; i++)
        {
            numbers[i] = width switch
            {
                1 => unchecked((sbyte)from[i]),
                2 => BinaryPrimitives.ReadInt16LittleEndian(from[(2 * i)..]),
                4 => BinaryPrimitives.ReadInt32LittleEndian(from[(4 * i)..]),
                _ => BinaryPrimitives.ReadInt64LittleEndian(from[(8 * i)..])
            };
        }

        return numbers;
    }

    public HolderClass[] Classes()
    {
        var classes = new HolderClass[count];
        for (var i = 0; i < classes.Length; i++)
            classes[i] = (HolderClass)_rest[i];
        _rest = _rest[count..];
        return classes;
    }
}
