using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using BondResolution.Domain.Bonds;
using BondResolution.Integrity;

namespace BondResolution.EventStore.Codec.Lines;

/// <summary>
/// Securities accounts. Form <c>a</c> where each is of one to ten ASCII letters or digits: 8 bytes each, little-endian, ten times six bits
/// from bit 59 down, a character each (0 none, 1–10 the digits, 11–36 A–Z, 37–62 a–z). Where one is another name, form <c>t</c> as
/// <see cref="TextColumn"/>.
/// </summary>
internal sealed class AccountColumn(string name, ImmutableArray<AccountNumber> accounts) : LineColumn(name)
{
    public const byte Form = (byte)'a';

    private readonly int _most = MostBytes(accounts.AsSpan());

    public ImmutableArray<AccountNumber> Accounts => accounts;

    public override string Kind => LineValue.Text;

    internal override int MaxValueBytes => _most;

    public override string TextAt(int row) => accounts[row].ToString();

    internal override byte Pack(ArrayBufferWriter<byte> to)
    {
        var bytes = to.GetSpan(sizeof(ulong) * accounts.Length);
        for (var i = 0; i < accounts.Length; i++)
        {
            if (!accounts[i].TryPack(out var packed))
                return TextColumn.PackTexts([.. accounts.Select(a => a.ToString())], to);
            BinaryPrimitives.WriteUInt64LittleEndian(bytes[(sizeof(ulong) * i)..], packed);
        }

        to.Advance(sizeof(ulong) * accounts.Length);
        return Form;
    }

    internal override int WriteValue(int row, Span<byte> to)
    {
        var length = accounts[row].WriteUtf8(to[1..]);
        to[0] = checked((byte)length);
        return 1 + length;
    }

    private static int MostBytes(ReadOnlySpan<AccountNumber> accounts)
    {
        var most = AccountNumber.Length;
        foreach (var account in accounts)
            most = Math.Max(most, account.MaxUtf8Bytes);
        return 1 + most;
    }

    internal static AccountColumn Read(string name, ReadOnlySpan<byte> packed, int lines)
    {
        if (packed.Length != sizeof(ulong) * lines)
            throw new FormatException($"column {name}: 8 bytes an account were expected");
        var accounts = GC.AllocateUninitializedArray<AccountNumber>(lines);
        for (var i = 0; i < accounts.Length; i++)
        {
            var bits = BinaryPrimitives.ReadUInt64LittleEndian(packed[(sizeof(ulong) * i)..]);
            accounts[i] = AccountNumber.IsPacked(bits) ? AccountNumber.OfPacked(bits) : throw new FormatException($"column {name}: an account in 60 bits was expected");
        }

        return new AccountColumn(name, ImmutableCollectionsMarshal.AsImmutableArray(accounts));
    }
}
