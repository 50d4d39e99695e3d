using System.Numerics;
using System.Runtime.InteropServices;

namespace BondResolution.Domain.Bonds;

/// <summary>
/// A securities account (证券账户号码): ten ASCII letters or digits in a register, leading zeros kept; in commands also
/// other names without blanks, at most <see cref="Limits.MaxNameLength"/> characters. Up to ten letters or digits are held in
/// 60 bits, six a character, so that a million accounts are a column of numbers; any other name by a number of its own. Order is ordinal.
/// </summary>
public readonly struct AccountNumber : IEquatable<AccountNumber>, IComparable<AccountNumber>
{
    /// <summary>Characters of an account in a register.</summary>
    public const int Length = 10;

    private const int BitsPerCharacter = 6;

    // 0 stands for no character, so that a name sorts before those it begins.
    private static ReadOnlySpan<byte> Characters => "\00123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8;

    private static readonly byte[] Codes = MakeCodes();

    /// <summary>Set where the rest is the number of another name.</summary>
    private const ulong OtherBit = 1UL << 63;

    private readonly ulong _bits;

    private AccountNumber(ulong bits) => _bits = bits;

    /// <summary>Whether it says nothing: the default.</summary>
    public bool IsNone => _bits == 0;

    private bool IsOther => (_bits & OtherBit) != 0;

    private string OtherText => OtherTexts.TextOf((uint)(_bits & uint.MaxValue));

    public static implicit operator AccountNumber(string text) => new(TryPack<char>(text, out var packed) ? packed : OtherBit | OtherTexts.NumberOf(text));

    /// <summary>The same of UTF-8 text.</summary>
    public static AccountNumber Of(ReadOnlySpan<byte> utf8) =>
        TryPack<byte>(utf8, out var packed) ? new AccountNumber(packed) : System.Text.Encoding.UTF8.GetString(utf8);

    /// <summary>The account of 60 bits that <see cref="TryPack(out ulong)"/> gave.</summary>
    public static AccountNumber OfPacked(ulong packed) => new(packed);

    /// <summary>The place of an account in a column, or -1.</summary>
    public static int IndexOf(ReadOnlySpan<AccountNumber> column, AccountNumber account) => MemoryMarshal.Cast<AccountNumber, ulong>(column).IndexOf(account._bits);

    /// <summary>Whether bits are those of an account of one to ten letters or digits.</summary>
    public static bool IsPacked(ulong bits)
    {
        if (bits == 0 || bits >> (BitsPerCharacter * Length) != 0)
            return false;
        var rest = bits << 4;
        for (; rest != 0; rest <<= BitsPerCharacter)
        {
            if (rest >> 58 is 0 or > 62) // a character within the name that is none
                return false;
        }

        return true;
    }

    /// <summary>The 60 bits of an account of up to ten letters or digits; false for any other name.</summary>
    public bool TryPack(out ulong packed)
    {
        packed = _bits;
        return !IsOther;
    }

    /// <summary>Whether a text is an account as a depository writes it.</summary>
    public static bool IsWellFormed(ReadOnlySpan<char> text)
    {
        if (text.Length != Length)
            return false;
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c))
                return false;
        }

        return true;
    }

    public static bool operator ==(AccountNumber a, AccountNumber b) => a.Equals(b);

    public static bool operator !=(AccountNumber a, AccountNumber b) => !a.Equals(b);

    public bool Equals(AccountNumber other) => _bits == other._bits;

    public override bool Equals(object? obj) => obj is AccountNumber other && Equals(other);

    public override int GetHashCode() => unchecked((int)(_bits * 0x9E37_79B9_7F4A_7C15UL >> 32));

    /// <summary>Ordinal, as the texts compare.</summary>
    public int CompareTo(AccountNumber other) =>
        ((_bits | other._bits) & OtherBit) == 0 ? _bits.CompareTo(other._bits) : string.CompareOrdinal(ToString(), other.ToString());

    /// <summary>Writes it as UTF-8; the bytes written. Needs at most three bytes a character.</summary>
    public int WriteUtf8(Span<byte> to)
    {
        if (IsOther)
            return System.Text.Encoding.UTF8.GetBytes(OtherText, to);
        var length = 0;
        for (var rest = _bits << 4; rest != 0; rest <<= BitsPerCharacter)
            to[length++] = Characters[(int)(rest >> 58)];
        return length;
    }

    /// <summary>Bytes <see cref="WriteUtf8"/> may need.</summary>
    public int MaxUtf8Bytes => IsOther ? System.Text.Encoding.UTF8.GetMaxByteCount(OtherText.Length) : Length;

    public override string ToString()
    {
        if (IsOther)
            return OtherText;
        Span<byte> text = stackalloc byte[Length];
        return System.Text.Encoding.ASCII.GetString(text[..WriteUtf8(text)]);
    }

    private static bool TryPack<T>(ReadOnlySpan<T> text, out ulong packed) where T : struct, IBinaryInteger<T>
    {
        packed = 0;
        if (text.Length > Length)
            return false;
        foreach (var unit in text)
        {
            var c = uint.CreateTruncating(unit);
            if (c >= 128 || Codes[c] == 0)
                return false;
            packed = packed << BitsPerCharacter | Codes[c];
        }

        packed <<= BitsPerCharacter * (Length - text.Length);
        return true;
    }

    private static byte[] MakeCodes()
    {
        var codes = new byte[128];
        for (var code = 1; code < Characters.Length; code++)
            codes[Characters[code]] = (byte)code;
        return codes;
    }
}
