using System.Buffers.Binary;
using System.Text;

namespace BondResolution.Files.Tests.Workbooks;

/// <summary>Writes workbooks of the old kind (.xls: BIFF8 in a compound file) for tests.</summary>
internal static class Xls
{
    private const int Sector = 512;

    /// <summary>An error cell (#REF!), or a formula whose value is one.</summary>
    internal sealed record Error(bool IsFormula);

    /// <summary>A workbook of one sheet: texts, numbers, errors, or nothing.</summary>
    public static byte[] Of(params object?[][] rows) => Compound(Records(isOld: false, rows), "Workbook");

    /// <summary>The same as Excel 5 and 95 have it: BIFF5, texts in the code page of the workbook (936).</summary>
    public static byte[] Old(params object?[][] rows) => Compound(Records(isOld: true, rows), "Book");

    /// <summary>The same with the record of a further sheet that stands nowhere, or of a chart.</summary>
    public static byte[] WithListed(byte type, params object?[][] rows) => Compound(Records(isOld: false, rows, type), "Workbook");

    /// <summary>A compound file that holds a stream of that name, and no workbook.</summary>
    public static byte[] Holding(string stream) => Compound([], stream);

    /// <summary>A workbook as records without a container.</summary>
    public static byte[] Records(bool isOld, object?[][] rows, byte? listed = null)
    {
        using var stream = new MemoryStream();
        byte version = isOld ? (byte)5 : (byte)6;
        byte[] rest = new byte[isOld ? 4 : 12];
        Record(stream, 0x0809, [0, version, 5, 0, .. rest]);
        Record(stream, 0x0042, isOld ? [0xA8, 0x03] : [0xB0, 0x04]);
        var sheet = stream.Position;
        Record(stream, 0x0085, [0, 0, 0, 0, 0, 0, 6, .. isOld ? (byte[])[] : [0], .. "Sheet1"u8]);
        if (listed is { } type)
            Record(stream, 0x0085, [0xF0, 0xF0, 0, 0, 0, type, 6, 0, .. "Sheet2"u8]);
        Record(stream, 0x000A, []);
        var begin = (int)stream.Position;
        Record(stream, 0x0809, [0, version, 0x10, 0, .. rest]);
        Record(stream, 0x0200, isOld
            ? [0, 0, .. Short(rows.Length), 0, 0, .. Short(rows.Max(row => row.Length)), 0, 0]
            : [0, 0, 0, 0, .. Int(rows.Length), 0, 0, .. Short(rows.Max(row => row.Length)), 0, 0]);
        for (var row = 0; row < rows.Length; row++)
        {
            for (var column = 0; column < rows[row].Length; column++)
                Cell(stream, [.. Short(row), .. Short(column), 0, 0], rows[row][column], isOld);
        }

        Record(stream, 0x000A, []);
        var workbook = stream.ToArray();
        BinaryPrimitives.WriteInt32LittleEndian(workbook.AsSpan((int)sheet + 4), begin);
        return workbook;
    }

    /// <summary>A workbook behind a password: a record that says so stands where the sheets would be named.</summary>
    public static byte[] Protected()
    {
        using var stream = new MemoryStream();
        Record(stream, 0x0809, [0, 6, 5, 0, .. new byte[12]]);
        Record(stream, 0x002F, [1, 0, 1, 0, 1, 0, .. new byte[48]]);
        Record(stream, 0x0085, [0, 0, 0, 0, 0, 0, 6, 0, .. "Sheet1"u8]);
        Record(stream, 0x000A, []);
        return Compound(stream.ToArray(), "Workbook");
    }

    private static void Cell(Stream stream, byte[] at, object? value, bool isOld)
    {
        switch (value)
        {
            case string text when isOld:
                var bytes = CodePagesEncodingProvider.Instance.GetEncoding("GBK")!.GetBytes(text);
                Record(stream, 0x0204, [.. at, .. Short(bytes.Length), .. bytes]);
                break;
            case string text:
                Record(stream, 0x0204, [.. at, .. Short(text.Length), 1, .. Encoding.Unicode.GetBytes(text)]);
                break;
            case Error { IsFormula: false }:
                Record(stream, 0x0205, [.. at, 0x17, 1]);
                break;
            case Error:
                Record(stream, 0x0006, [.. at, 2, 0, 0x17, 0, 0, 0, 0xFF, 0xFF, .. new byte[8]]);
                break;
            case not null:
                Record(stream, 0x0203, [.. at, .. BitConverter.GetBytes(Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture))]);
                break;
        }
    }

    private static void Record(Stream stream, int type, byte[] content)
    {
        stream.Write(Short(type));
        stream.Write(Short(content.Length));
        stream.Write(content);
    }

    /// <summary>A compound file that holds one stream: sector 0 is the directory, then the stream, then the table of sectors.</summary>
    private static byte[] Compound(byte[] workbook, string name)
    {
        var sectors = (int.Max(4096, workbook.Length) + Sector - 1) / Sector;
        var table = new int[(sectors + 2 + 127) / 128 * 128];
        table.AsSpan().Fill(-1);
        table[0] = -2;
        for (var i = 1; i <= sectors; i++)
            table[i] = i == sectors ? -2 : i + 1;
        var tables = table.Length / 128;
        for (var i = 0; i < tables; i++)
            table[sectors + 1 + i] = -3;
        using var file = new MemoryStream();
        file.Write([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[16], 0x3E, 0, 3, 0, 0xFE, 0xFF, 9, 0, 6, 0, .. new byte[10]]);
        file.Write([.. Int(tables), .. Int(0), .. Int(0), .. Int(4096), .. Int(-2), .. Int(0), .. Int(-2), .. Int(0)]);
        for (var i = 0; i < 109; i++)
            file.Write(Int(i < tables ? sectors + 1 + i : -1));
        file.Write([.. Entry("Root Entry", 5, 1, -2, 0), .. Entry(name, 2, -1, 1, sectors * Sector), .. new byte[256]]);
        file.Write(workbook);
        file.Write(new byte[sectors * Sector - workbook.Length]);
        foreach (var next in table)
            file.Write(Int(next));
        return file.ToArray();
    }

    private static byte[] Entry(string name, byte type, int child, int start, int size)
    {
        var text = new byte[64];
        Encoding.Unicode.GetBytes(name).CopyTo(text, 0);
        return [.. text, .. Short(2 * name.Length + 2), type, 1, .. Int(-1), .. Int(-1), .. Int(child), .. new byte[36], .. Int(start), .. Int(size), 0, 0, 0, 0];
    }

    private static byte[] Int(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        return bytes;
    }

    private static byte[] Short(int value) => Int(value)[..2];
}
