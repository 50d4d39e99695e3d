using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;

namespace BondResolution.Files.Workbooks;

/// <summary>Goes through the records of an .xls (BIFF8) for what the reader of its rows passes over: errors, which it takes for empty cells, and formulas.</summary>
internal static class BinaryMarks
{
    private const int BeginOfSubstream = 0x0809, EndOfSubstream = 0x000A, Sheet = 0x0085, Formula = 0x0006, BooleanOrError = 0x0205;
    private const int Biff8 = 0x0600;

    /// <summary>What is to be known of every sheet beside its rows, by name; nothing of a workbook before BIFF8, or of one that is protected.</summary>
    /// <exception cref="InvalidDataException">The container does not hold together.</exception>
    public static ImmutableDictionary<string, SheetMarks> Of(byte[] file)
    {
        var stream = CompoundFile.Stream(file, "Workbook");
        var found = ImmutableDictionary.CreateBuilder<string, SheetMarks>(StringComparer.Ordinal);
        var names = new Dictionary<int, string>();
        SheetMarks? sheet = null;
        for (var at = 0; at + 4 <= stream.Length;)
        {
            var type = BinaryPrimitives.ReadUInt16LittleEndian(stream.AsSpan(at));
            var length = BinaryPrimitives.ReadUInt16LittleEndian(stream.AsSpan(at + 2));
            if (at + 4 + length > stream.Length)
                break;
            var record = stream.AsSpan(at + 4, length);
            switch (type)
            {
                case BeginOfSubstream when length < 4 || BinaryPrimitives.ReadUInt16LittleEndian(record) != Biff8:
                    return found.ToImmutable();
                case BeginOfSubstream:
                    sheet = names.TryGetValue(at, out var name) ? found[name] = new SheetMarks() : sheet;
                    break;
                case Sheet when length > 8:
                    names[BinaryPrimitives.ReadInt32LittleEndian(record)] = NameOf(record[6..]);
                    break;
                case Formula when sheet is not null && length >= 14:
                    sheet.Formulas++;

                    // A result whose last two bytes are set is no number; its first byte tells what: 2 is an error.
                    if (record[12] == 0xFF && record[13] == 0xFF && record[6] == 2)
                        sheet.Empty[Key(record)] = ErrorText(record[8]);
                    break;
                case BooleanOrError when sheet is not null && length >= 8 && record[7] == 1:
                    sheet.Empty[Key(record)] = ErrorText(record[6]);
                    break;
            }

            at += 4 + length;
        }

        return found.ToImmutable();
    }

    private static long Key(ReadOnlySpan<byte> record) =>
        SheetMarks.Key(BinaryPrimitives.ReadUInt16LittleEndian(record), BinaryPrimitives.ReadUInt16LittleEndian(record[2..]));

    /// <summary>A name of up to 255 characters, in one byte each or in two.</summary>
    private static string NameOf(ReadOnlySpan<byte> text) => (text[1] & 1) == 0
        ? Encoding.Latin1.GetString(text[2..int.Min(text.Length, 2 + text[0])])
        : Encoding.Unicode.GetString(text[2..int.Min(text.Length, 2 + 2 * text[0])]);

    private static string ErrorText(byte code) => code switch
    {
        0x00 => "#NULL!", 0x07 => "#DIV/0!", 0x0F => "#VALUE!", 0x17 => "#REF!", 0x1D => "#NAME?", 0x24 => "#NUM!", 0x2A => "#N/A", _ => "#ERROR"
    };
}
