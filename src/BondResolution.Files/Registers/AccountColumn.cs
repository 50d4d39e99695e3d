using System.Collections;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using BondResolution.Domain.Bonds;

namespace BondResolution.Files.Registers;

/// <summary>A column of accounts of ten letters or digits, held in 60 bits each.</summary>
public sealed class AccountColumn : IReadOnlyList<AccountNumber>
{
    private readonly ulong[] _packed;

    internal AccountColumn(ulong[] packed) => _packed = packed;

    public int Count => _packed.Length;

    public AccountNumber this[int index] => AccountNumber.OfPacked(_packed[index]);

    /// <summary>Some of the accounts.</summary>
    public ImmutableArray<AccountNumber> Slice(int start, int count)
    {
        var slice = new AccountNumber[count];
        for (var i = 0; i < count; i++)
            slice[i] = this[start + i];
        return ImmutableCollectionsMarshal.AsImmutableArray(slice);
    }

    public IEnumerator<AccountNumber> GetEnumerator() => _packed.Select(AccountNumber.OfPacked).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
