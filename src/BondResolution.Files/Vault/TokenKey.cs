using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using BondResolution.Domain;
using BondResolution.Domain.Bonds;
using BondResolution.Files.Text;
using BondResolution.Integrity;

namespace BondResolution.Files.Vault;

/// <summary>
/// Opaque names of persons under one key: the first 128 bits of HMAC-SHA256(key, length of the case ‖ case ‖ person), which keep any two of
/// 10^9 persons apart.
/// </summary>
internal sealed class TokenKey(byte[] key)
{
    private readonly HmacBatch _codes = new(key);

    /// <summary>The token of one person of a case; none of an empty text.</summary>
    public PersonToken Of(string @case, string person)
    {
        var column = new TextColumn();
        column.Add(person);
        return Of(@case, column, 0, 1)[0];
    }

    /// <summary>The tokens of some rows' persons; none where a row names none.</summary>
    public ImmutableArray<PersonToken> Of(string @case, TextColumn persons, int from, int count)
    {
        Span<byte> prefix = stackalloc byte[4 + Encoding.UTF8.GetMaxByteCount(Limits.MaxNameLength)];
        var caseBytes = Encoding.UTF8.GetBytes(@case, prefix[4..]);
        BinaryPrimitives.WriteInt32BigEndian(prefix, caseBytes);
        prefix = prefix[..(4 + caseBytes)];

        var messages = new ArrayBufferWriter<byte>(32 * count);
        var ends = new int[count];
        for (var i = 0; i < count; i++)
        {
            messages.Write(prefix);
            messages.Write(persons.Utf8(from + i));
            ends[i] = messages.WrittenCount;
        }

        var codes = new byte[HMACSHA256.HashSizeInBytes * count];
        _codes.DigestAll(messages.WrittenSpan, ends, codes);
        var tokens = new PersonToken[count];
        for (var i = 0; i < count; i++)
        {
            if (!persons.Utf8(from + i).IsEmpty)
                tokens[i] = PersonToken.OfBytes(codes.AsSpan(HMACSHA256.HashSizeInBytes * i));
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(tokens);
    }
}
