using System.Buffers.Binary;
using System.Buffers.Text;
using System.Globalization;
using System.Numerics;
using System.Text;

namespace BondResolution.Integrity;

/// <summary>
/// The bytes that a value of a line is hashed as, after their length in one byte (docs/integrity.md §2). Kinds: <c>number</c>, two's
/// complement big-endian in as few bytes as hold it, none for 0; <c>optional</c>, the same, but 0 is one byte and an absent number none;
/// <c>text</c>, UTF-8, at most 255 bytes, an absent text none; <c>token</c>, 16 bytes that are shown as 22 characters of base64url, an
/// absent one none.
/// </summary>
public static class LineValue
{
    public const string Number = "number";
    public const string Optional = "optional";
    public const string Text = "text";
    public const string Token = "token";

    /// <summary>Most bytes of a number with its length.</summary>
    public const int MaxNumberBytes = 1 + sizeof(long);

    /// <summary>Writes a number with its length; the bytes written. Room: <see cref="MaxNumberBytes"/>.</summary>
    public static int WriteNumber(long value, Span<byte> to)
    {
        if (value == 0)
        {
            to[0] = 0;
            return 1;
        }

        var bytes = (64 - BitOperations.LeadingZeroCount(unchecked((ulong)(value ^ (value >> 63))))) / 8 + 1;
        to[0] = (byte)bytes;
        BinaryPrimitives.WriteInt64BigEndian(to[1..], unchecked(value << (64 - 8 * bytes)));
        return 1 + bytes;
    }

    /// <summary>Writes a number that may be absent, with its length.</summary>
    public static int WriteOptional(long? value, Span<byte> to)
    {
        if (value is null or not 0)
            return WriteNumber(value ?? 0, to);
        (to[0], to[1]) = (1, 0);
        return 2;
    }

    /// <summary>
    /// The bytes of a value as it is shown, with their length; null where it is none of its kind, or written otherwise than in the one way.
    /// </summary>
    public static byte[]? Of(string kind, string? shown)
    {
        Span<byte> bytes = stackalloc byte[MaxNumberBytes];
        switch (kind)
        {
            case Number when IsNumber(shown, out var number):
                return bytes[..WriteNumber(number, bytes)].ToArray();
            case Optional when shown is null:
                return [0];
            case Optional when IsNumber(shown, out var number):
                return bytes[..WriteOptional(number, bytes)].ToArray();
            case Text or Token when shown is null:
                return [0];
            case Text when shown.Length > 0 && Encoding.UTF8.GetByteCount(shown) is <= byte.MaxValue and var length:
                return [(byte)length, .. Encoding.UTF8.GetBytes(shown)];
            case Token when shown.Length == 22 && Base64Url.IsValid(shown) && Base64Url.DecodeFromChars(shown) is { Length: 16 } token && Base64Url.EncodeToString(token) == shown:
                return [16, .. token];
            default:
                return null;
        }
    }

    private static bool IsNumber(string? shown, out long number) =>
        long.TryParse(shown, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number) && number.ToString(CultureInfo.InvariantCulture) == shown;
}
