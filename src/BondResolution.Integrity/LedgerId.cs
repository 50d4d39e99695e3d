using System.Buffers.Binary;

namespace BondResolution.Integrity;

/// <summary>
/// A ledger's own id: 16 random bytes, drawn once when the ledger is made and the same for ever, wherever it is kept and by whatever name it is
/// reached. Every leaf begins with it, so that no event can be taken for one of another ledger. One that was not drawn is zeros and is the id of none.
/// </summary>
public readonly record struct LedgerId
{
    /// <summary>Bytes of an id.</summary>
    public const int Bytes = 16;

    private readonly UInt128 number;

    private LedgerId(UInt128 number) => this.number = number;

    /// <summary>Whether it is the id of no ledger: sixteen zeros.</summary>
    public bool IsNone => number == 0;

    /// <summary>The id of these bytes.</summary>
    /// <exception cref="FormatException">Not 16 bytes, or all of them zero.</exception>
    public static LedgerId Of(ReadOnlySpan<byte> bytes) => bytes.Length == Bytes && bytes.ContainsAnyExcept((byte)0)
        ? new(BinaryPrimitives.ReadUInt128BigEndian(bytes))
        : throw new FormatException($"A ledger's id is {Bytes} bytes that are not all zero.");

    /// <summary>The id of its one text, 32 hexadecimal digits in lower case; null where it is none.</summary>
    public static LedgerId? Parse(string text)
    {
        if (text.Length != 2 * Bytes || !text.All(char.IsAsciiHexDigitLower))
            return null;
        var bytes = Convert.FromHexString(text);
        return bytes.AsSpan().ContainsAnyExcept((byte)0) ? Of(bytes) : null;
    }

    /// <summary>The 16 bytes, in the order the text shows.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[Bytes];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, number);
        return bytes;
    }

    /// <summary>32 hexadecimal digits in lower case.</summary>
    public override string ToString() => Convert.ToHexStringLower(ToBytes());
}
