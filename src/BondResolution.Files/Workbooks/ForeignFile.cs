using System.Buffers.Binary;

namespace BondResolution.Files.Workbooks;

/// <summary>Names files that are neither a text with rows nor a workbook, by their first bytes.</summary>
internal static class ForeignFile
{
    private static readonly (byte[] Begins, string Name)[] Marks =
    [
        ([.. "%PDF-"u8], "PDF"), ([0x1F, 0x8B], "gzip"), ([(byte)'7', (byte)'z', 0xBC, 0xAF], "7z"), ([.. "Rar!"u8], "RAR"), ([.. "{\\rtf"u8], "RTF"),
        ([0x89, .. "PNG"u8], "PNG"), ([0xFF, 0xD8, 0xFF], "JPEG"), ([.. "SQLite format 3"u8], "SQLite"), ([0, 1, 0, 0, .. "Standard "u8], "Access (.mdb)"),
        ([9, 0, 4, 0], "Excel 2 (BIFF2 .xls)"), ([9, 2, 6, 0], "Excel 3 (BIFF3 .xls)"), ([9, 4, 6, 0], "Excel 4 (BIFF4 .xls)"),
        ([9, 8, 8, 0], "BIFF without its container (.xls)"), ([9, 8, 16, 0], "BIFF without its container (.xls)")
    ];

    private static readonly (string Begins, string Name)[] Markup =
    [
        .. new[] { "<html", "<!doctype", "<!--", "<table", "<head", "<body", "<meta", "<style", "<div", "<script" }.Select(mark => (mark, "HTML")),
        ("<workbook", "XML (Excel 2003)"), ("mime-version:", "MHTML")
    ];

    /// <summary>What a file is called that begins so; null: perhaps a text.</summary>
    public static string? NameOf(ReadOnlySpan<byte> head)
    {
        foreach (var (begins, name) in Marks)
        {
            if (head.StartsWith(begins))
                return name;
        }

        return IsDBase(head) ? "dBase (.dbf)" : OfText(head);
    }

    /// <summary>
    /// A table of dBase, FoxPro or Visual FoxPro: version, date, how long the header is (32 bytes for itself and for each column, and one at its
    /// end or a few more), and the kind of the first column.
    /// </summary>
    private static bool IsDBase(ReadOnlySpan<byte> head)
    {
        ReadOnlySpan<byte> versions = [0x02, 0x03, 0x04, 0x05, 0x30, 0x31, 0x32, 0x43, 0x63, 0x7B, 0x83, 0x8B, 0x8C, 0x8E, 0xCB, 0xE5, 0xF5, 0xFB];
        if (head.Length < 64 || !versions.Contains(head[0]))
            return false;
        var header = BinaryPrimitives.ReadUInt16LittleEndian(head[8..]);
        var isHead = head[2] is <= 12 && head[3] is <= 31 && head[12] == 0 && head[13] == 0 && header >= 65 && header % 32 is 0 or 1 or 2 or 7 or 8;
        return isHead && "CNDLMFBGPYTIVXO@+0QW"u8.Contains(head[43]);
    }

    /// <summary>Pages and markup that call themselves .xls: brokers' systems write them. In UTF-16 the zero bytes are left out.</summary>
    private static string? OfText(ReadOnlySpan<byte> head)
    {
        Span<char> text = stackalloc char[head.Length];
        var length = 0;
        foreach (var b in head)
        {
            if (b is > (byte)' ' and < 0x7F || (b == ' ' && length > 0))
                text[length++] = char.ToLowerInvariant((char)b);
        }

        var said = text[..length].ToString();
        if (!said.StartsWith("<?xml", StringComparison.Ordinal))
            return Array.Find(Markup, mark => said.StartsWith(mark.Begins, StringComparison.Ordinal)).Name;
        return said.Contains("opendocument", StringComparison.Ordinal) ? "OpenDocument (.fods)"
            : said.Contains("spreadsheet", StringComparison.Ordinal) ? "XML (Excel 2003)"
            : said.Contains("<html", StringComparison.Ordinal) ? "HTML" : "XML";
    }
}
