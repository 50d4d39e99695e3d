using System.Buffers.Binary;
using System.Buffers.Text;

namespace BondResolution.Domain.Bonds;

/// <summary>
/// An opaque name for the person behind an account, by which accounts of one person are known for his; it says nothing of
/// who he is. As the vault makes it: 128 bits, written in 22 characters of base64url, and held so; any other text is held as
/// it stands. The default is no person.
/// </summary>
public readonly struct PersonToken : IEquatable<PersonToken>
{
    /// <summary>Bytes of a token as the vault makes it.</summary>
    public const int Bytes = 16;

    /// <summary>Characters of a token as the vault makes it.</summary>
    public const int Length = 22;

    /// <summary>
    /// The upper half where the lower is the number of another text. A token that has it of itself, one in 2^64, is held as its text too.
    /// </summary>
    private const ulong Other = ulong.MaxValue;

    // Two halves: code over a number of 128 bits is not compiled ahead of time.
    private readonly ulong _high;
    private readonly ulong _low;

    private PersonToken(ulong high, ulong low) => (_high, _low) = (high, low);

    /// <summary>Whether no person is known.</summary>
    public bool IsNone => (_high | _low) == 0;

    private string OtherText => OtherTexts.TextOf((uint)_low);

    /// <summary>Whether it is one of 16 bytes, or no person.</summary>
    public bool IsBits => _high != Other;

    /// <summary>Writes the 16 bytes of a token that <see cref="IsBits"/>, zeros for no person; how many.</summary>
    public int WriteBytes(Span<byte> to)
    {
        BinaryPrimitives.WriteUInt64BigEndian(to, _high);
        BinaryPrimitives.WriteUInt64BigEndian(to[sizeof(ulong)..], _low);
        return Bytes;
    }

    public static implicit operator PersonToken(string? text)
    {
        if (text is null)
            return default;
        Span<byte> utf8 = stackalloc byte[Length];
        return text.Length == Length && System.Text.Ascii.FromUtf16(text, utf8, out _) == System.Buffers.OperationStatus.Done
            ? Of(utf8)
            : OfOther(text);
    }

    /// <summary>The token of 16 bytes.</summary>
    public static PersonToken OfBytes(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt64BigEndian(bytes) is var high and not Other
        ? new(high, BinaryPrimitives.ReadUInt64BigEndian(bytes[sizeof(ulong)..]))
        : OfOther(Base64Url.EncodeToString(bytes[..Bytes]));

    /// <summary>The token of UTF-8 text.</summary>
    public static PersonToken Of(ReadOnlySpan<byte> utf8)
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        // The last character says four bits more than there are: only with zeros in them is there one text for the bits. No bits at all is nobody.
        return utf8.Length == Length && Base64Url.DecodeFromUtf8(utf8, bytes, out _, out var written) == System.Buffers.OperationStatus.Done
            && written == Bytes && utf8[^1] is (byte)'A' or (byte)'Q' or (byte)'g' or (byte)'w' && bytes.ContainsAnyExcept((byte)0)
            ? OfBytes(bytes)
            : OfOther(System.Text.Encoding.UTF8.GetString(utf8));
    }

    public static bool operator ==(PersonToken a, PersonToken b) => a.Equals(b);

    public static bool operator !=(PersonToken a, PersonToken b) => !a.Equals(b);

    public bool Equals(PersonToken other) => _high == other._high && _low == other._low;

    public override bool Equals(object? obj) => obj is PersonToken other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(_high, _low);

    /// <summary>Writes it as UTF-8; the bytes written. Needs at most three bytes a character.</summary>
    public int WriteUtf8(Span<byte> to)
    {
        if (!IsBits)
            return System.Text.Encoding.UTF8.GetBytes(OtherText, to);
        Span<byte> bytes = stackalloc byte[Bytes];
        WriteBytes(bytes);
        Base64Url.EncodeToUtf8(bytes, to, out _, out var written);
        return written;
    }

    /// <summary>Bytes <see cref="WriteUtf8"/> may need.</summary>
    public int MaxUtf8Bytes => IsBits ? Length : System.Text.Encoding.UTF8.GetMaxByteCount(OtherText.Length);

    /// <summary>Its text; empty where no person is known.</summary>
    public override string ToString()
    {
        if (IsNone)
            return "";
        Span<byte> text = stackalloc byte[MaxUtf8Bytes];
        return System.Text.Encoding.UTF8.GetString(text[..WriteUtf8(text)]);
    }

    private static PersonToken OfOther(string text) => new(Other, OtherTexts.NumberOf(text));
}
