using System.Text;

namespace BondResolution.Files.Text;

/// <summary>
/// GB18030, of which GBK and GB2312 are parts. The framework's decoder is asked only for what has the structure of the
/// encoding, so that the place of a fault is known to the byte.
/// </summary>
internal static class Gb18030
{
    private const int BlockBytes = 64 * 1024;

    public static Encoding Strict { get; } = Make();

    /// <summary>Offset of the first byte that is no part of a character, or -1; <paramref name="cutOff"/>: the text ends inside one.</summary>
    public static long FindInvalid(FileContent content, out bool cutOff)
    {
        cutOff = false;
        var bytes = new byte[BlockBytes];
        var chars = new char[BlockBytes];
        using var text = content.OpenRead(0, content.Length);
        var (from, held) = (0L, 0);
        for (int read; (read = text.Read(bytes.AsSpan(held))) > 0;)
        {
            held += read;
            var whole = 0;
            var length = 1;
            while (whole < held && (length = CharacterLength(bytes.AsSpan(whole, held - whole))) > 0)
                whole += length;
            if (FindUnassigned(bytes.AsSpan(0, whole), chars) is var unassigned and >= 0)
                return from + unassigned;
            if (length == 0)
                return from + whole;

            // A character that goes on in the next block is looked at with it.
            bytes.AsSpan(whole, held - whole).CopyTo(bytes);
            (from, held) = (from + whole, held - whole);
        }

        cutOff = held > 0;
        return cutOff ? from : -1;
    }

    /// <summary>1, 2 or 4; 0 where no character begins so; -1 where the text ends before the character does.</summary>
    private static int CharacterLength(ReadOnlySpan<byte> at)
    {
        if (at[0] < 0x80)
            return 1;
        if (at[0] is 0x80 or 0xFF)
            return 0;
        if (at.Length < 2)
            return -1;
        if (at[1] is >= 0x40 and <= 0xFE and not 0x7F)
            return 2;
        if (at[1] is < 0x30 or > 0x39)
            return 0;
        if (at.Length < 3)
            return -1;
        if (at[2] is < 0x81 or > 0xFE)
            return 0;
        if (at.Length < 4)
            return -1;
        return at[3] is >= 0x30 and <= 0x39 ? 4 : 0;
    }

    /// <summary>Offset of the first character, of bytes with the right structure, to which nothing is assigned; or -1.</summary>
    private static int FindUnassigned(ReadOnlySpan<byte> bytes, Span<char> chars)
    {
        if (Decodes(bytes, chars))
            return -1;
        for (var at = 0; at < bytes.Length;)
        {
            var length = CharacterLength(bytes[at..]);
            if (!Decodes(bytes.Slice(at, length), chars))
                return at;
            at += length;
        }

        return 0;
    }

    private static bool Decodes(ReadOnlySpan<byte> bytes, Span<char> chars)
    {
        try
        {
            Strict.GetChars(bytes, chars);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private static Encoding Make() =>
        CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)
        ?? throw new PlatformNotSupportedException("GB18030");
}
