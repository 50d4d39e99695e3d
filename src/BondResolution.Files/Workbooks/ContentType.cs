using System.IO.Compression;

namespace BondResolution.Files.Workbooks;

/// <summary>What a file's first bytes say that it is.</summary>
/// <param name="Name">What it is called; null: perhaps a text.</param>
internal readonly record struct ContentType(string? Name, bool IsWorkbook)
{
    /// <summary>Bytes from the beginning that say what a file is; of an archive all of it does.</summary>
    public const int HeadBytes = 512;

    private static readonly string[] Markup = ["<html", "<!doctype", "<table", "<head", "<body", "<meta", "<style", "<div", "<script"];

    /// <summary>Whether a file that begins so is read as a whole: it may be a workbook.</summary>
    public static bool IsHeld(ReadOnlySpan<byte> head) => IsArchive(head) || IsCompound(head);

    /// <param name="bytes">The beginning of the file, or all of it where <see cref="IsHeld"/> says so.</param>
    public static ContentType Of(byte[] bytes)
    {
        var head = bytes.AsSpan();
        if (IsArchive(head))
            return OfArchive(bytes);
        if (IsCompound(head))
            return new ContentType("xls", true);
        if (head.StartsWith("%PDF-"u8))
            return new ContentType("PDF", false);
        if (head.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]))
            return new ContentType("gzip", false);
        if (head.StartsWith((ReadOnlySpan<byte>)[(byte)'7', (byte)'z', 0xBC, 0xAF]))
            return new ContentType("7z", false);
        return head.StartsWith("Rar!"u8) ? new ContentType("RAR", false) : OfText(head);
    }

    private static bool IsArchive(ReadOnlySpan<byte> head) => head.StartsWith("PK\u0003\u0004"u8) || head.StartsWith("PK\u0005\u0006"u8);

    private static bool IsCompound(ReadOnlySpan<byte> head) => head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);

    /// <summary>Pages and markup that call themselves .xls: brokers' systems write them. In UTF-16 the zero bytes are left out.</summary>
    private static ContentType OfText(ReadOnlySpan<byte> head)
    {
        Span<char> text = stackalloc char[HeadBytes];
        var length = 0;
        foreach (var b in head[..int.Min(head.Length, HeadBytes)])
        {
            if (b is > (byte)' ' and < 0x7F || (b == ' ' && length > 0))
                text[length++] = char.ToLowerInvariant((char)b);
        }

        var said = text[..length].ToString();
        if (said.StartsWith("<?xml", StringComparison.Ordinal))
            return new ContentType(said.Contains("spreadsheet", StringComparison.Ordinal) ? "XML (Excel 2003)" : "XML", false);
        return Array.Exists(Markup, mark => said.StartsWith(mark, StringComparison.Ordinal)) ? new ContentType("HTML", false) : default;
    }

    private static ContentType OfArchive(byte[] bytes)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
            if (archive.GetEntry("xl/workbook.bin") is not null)
                return new ContentType("xlsb", false);
            if (archive.GetEntry("mimetype") is not null)
                return new ContentType("OpenDocument (.ods)", false);
            return archive.GetEntry("[Content_Types].xml") is null || archive.Entries.Any(entry => entry.FullName.StartsWith("word/", StringComparison.Ordinal))
                ? new ContentType("ZIP", false)
                : new ContentType("xlsx", true);
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException)
        {
            // An archive without its end: whoever sends one as a register sends a workbook.
            return new ContentType("xlsx", true);
        }
    }
}
