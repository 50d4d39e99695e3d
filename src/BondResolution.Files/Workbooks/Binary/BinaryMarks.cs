using System.Buffers.Binary;
using System.Text;
using BondResolution.Files.Text;

namespace BondResolution.Files.Workbooks.Binary;

/// <summary>
/// Goes through the records of an .xls (BIFF8, or BIFF5 of Excel 5 and 95) for what the reader of its rows passes over: sheets that are listed
/// and not there, errors, which it takes for empty cells, cells that stand in one place twice, texts that there are not, and formulas.
/// </summary>
internal sealed class BinaryMarks
{
    private const int BeginOfSubstream = 0x0809, EndOfSubstream = 0x000A, Password = 0x002F, Sheet = 0x0085, Texts = 0x00FC, Merged = 0x00E5;
    private const int Formula = 0x0006, BooleanOrError = 0x0205, Number = 0x0203, Rk = 0x027E, ManyRk = 0x00BD;
    private const int Label = 0x0204, RichLabel = 0x00D6, Text = 0x00FD;
    private const int Biff5 = 0x0500, Biff8 = 0x0600, Worksheet = 0;

    private readonly List<SheetMarks> _sheets = [];
    private readonly Dictionary<int, SheetMarks> _byOffset = [];
    private SheetMarks? _sheet;
    private int _version;
    private int _depth;
    private uint _texts;

    private BinaryMarks()
    {
    }

    /// <summary>What is to be known of every sheet of cells beside its rows, in their order; null where a password protects the workbook.</summary>
    /// <exception cref="InvalidDataException">A sheet is listed and not there, or its cells cannot all be read.</exception>
    public static IReadOnlyList<SheetMarks>? Of(byte[] workbook)
    {
        var marks = new BinaryMarks();
        for (var at = 0; at + 4 <= workbook.Length;)
        {
            var type = BinaryPrimitives.ReadUInt16LittleEndian(workbook.AsSpan(at));
            var length = BinaryPrimitives.ReadUInt16LittleEndian(workbook.AsSpan(at + 2));
            if (at + 4 + length > workbook.Length)
                break;
            if (type == Password)
                return null;
            marks.Take(at, type, workbook.AsSpan(at + 4, length));
            at += 4 + length;
        }

        return marks._sheets.Find(sheet => !sheet.HasEnded) is { } lost
            ? throw new InvalidDataException($"the sheet {CellText.Quote(lost.Name)} is in the list of sheets and is not there, or not to its end")
            : marks._sheets;
    }

    private void Take(int at, int type, ReadOnlySpan<byte> record)
    {
        switch (type)
        {
            case BeginOfSubstream:
                Begin(at, record);
                break;
            case EndOfSubstream when --_depth == 0 && _sheet is not null:
                _sheet.HasEnded = true;
                _sheet = null;
                break;
            case Sheet when _sheet is null && record[5] == Worksheet:
                var listed = new SheetMarks(NameOf(record[6..]));
                _sheets.Add(listed);
                if (!_byOffset.TryAdd(BinaryPrimitives.ReadInt32LittleEndian(record), listed))
                    throw new InvalidDataException("two sheets stand in one place");
                break;
            case Texts:
                _texts = BinaryPrimitives.ReadUInt32LittleEndian(record[4..]);
                break;
            default:
                if (_sheet is not null && _depth == 1)
                    TakeCell(_sheet, type, record);
                break;
        }
    }

    private void Begin(int at, ReadOnlySpan<byte> record)
    {
        _depth++;
        var version = BinaryPrimitives.ReadUInt16LittleEndian(record);
        _version = _version == 0 ? version : _version;
        if (_version is not (Biff5 or Biff8))
            throw new InvalidDataException($"its version is {version:X4}");
        if (_depth == 1 && _byOffset.TryGetValue(at, out var sheet))
            _sheet = sheet;
    }

    private void TakeCell(SheetMarks sheet, int type, ReadOnlySpan<byte> record)
    {
        if (type == Merged)
        {
            TakeMerged(sheet, record);
            return;
        }

        if (type is not (Formula or BooleanOrError or Number or Label or RichLabel or Text or Rk or ManyRk))
            return;
        var (row, column) = (BinaryPrimitives.ReadUInt16LittleEndian(record), BinaryPrimitives.ReadUInt16LittleEndian(record[2..]));
        var last = type == ManyRk ? BinaryPrimitives.ReadUInt16LittleEndian(record[^2..]) : column;
        for (var at = column; at <= last; at++)
            sheet.Enter(row, at);
        if (type == Text && BinaryPrimitives.ReadUInt32LittleEndian(record[6..]) >= _texts)
            throw new InvalidDataException($"a cell of row {row + 1} names a text that is not there");
        if (type == BooleanOrError && record[7] == 1)
            sheet.Errors[SheetMarks.Key(row, column)] = ErrorText(record[6]);
        if (type != Formula)
            return;
        sheet.Formulas++;

        // A result whose last two bytes are set is no number; its first byte tells what: 2 is an error.
        if (record[12] == 0xFF && record[13] == 0xFF && record[6] == 2)
            sheet.Errors[SheetMarks.Key(row, column)] = ErrorText(record[8]);
    }

    private static void TakeMerged(SheetMarks sheet, ReadOnlySpan<byte> record)
    {
        var ranges = BinaryPrimitives.ReadUInt16LittleEndian(record);
        for (var at = 2; at < 2 + 8 * ranges; at += 8)
            sheet.Merged.Add((BinaryPrimitives.ReadUInt16LittleEndian(record[at..]) + 1, BinaryPrimitives.ReadUInt16LittleEndian(record[(at + 2)..]) + 1));
    }

    /// <summary>A name of up to 255 characters: in BIFF5 in the workbook's code page, later in one byte each or in two.</summary>
    private string NameOf(ReadOnlySpan<byte> text) => _version == Biff5 ? Encoding.Latin1.GetString(text[1..int.Min(text.Length, 1 + text[0])])
        : (text[1] & 1) == 0 ? Encoding.Latin1.GetString(text[2..int.Min(text.Length, 2 + text[0])])
        : Encoding.Unicode.GetString(text[2..int.Min(text.Length, 2 + 2 * text[0])]);

    private static string ErrorText(byte code) => code switch
    {
        0x00 => "#NULL!", 0x07 => "#DIV/0!", 0x0F => "#VALUE!", 0x17 => "#REF!", 0x1D => "#NAME?", 0x24 => "#NUM!", 0x2A => "#N/A", _ => "#ERROR"
    };
}
