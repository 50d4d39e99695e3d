using System.IO.Compression;
using BondResolution.Files.Workbooks.Binary;

namespace BondResolution.Files.Workbooks;

/// <summary>What a file's bytes say that it is.</summary>
/// <param name="Name">What it is called; null: perhaps a text.</param>
/// <param name="IsProtected">Whether it is a workbook behind a password.</param>
internal readonly record struct ContentType(string? Name, bool IsWorkbook = false, bool IsProtected = false)
{
    /// <summary>Bytes from the beginning that say what a file is; of an archive, or a compound file, all of it does.</summary>
    public const int HeadBytes = 512;

    private static readonly ContentType Xlsx = new("xlsx", IsWorkbook: true), Xls = new("xls", IsWorkbook: true);

    /// <summary>Streams and storages of compound files that tell what they are.</summary>
    private static readonly (string Stream, ContentType Type)[] Compounds =
    [
        ("EncryptedPackage", new ContentType("xlsx", IsWorkbook: true, IsProtected: true)), ("Workbook", Xls), ("Book", Xls),
        ("WordDocument", new ContentType("Word (.doc)")), ("PowerPoint Document", new ContentType("PowerPoint (.ppt)")), ("__properties_version1.0", new ContentType("Outlook (.msg)"))
    ];

    /// <summary>Parts of archives that tell what they are.</summary>
    private static readonly (string Part, ContentType Type)[] Archives =
    [
        ("xl/workbook.bin", new ContentType("xlsb")), ("mimetype", new ContentType("OpenDocument (.ods)")), ("OFD.xml", new ContentType("OFD")),
        ("Index/Document.iwa", new ContentType("Numbers (.numbers)")), ("word/", new ContentType("Word (.docx)")),
        ("ppt/", new ContentType("PowerPoint (.pptx)")), ("xl/", Xlsx), ("[Content_Types].xml", Xlsx)
    ];

    /// <summary>Whether a file that begins so is read as a whole: it may be a workbook.</summary>
    public static bool IsHeld(ReadOnlySpan<byte> head) => IsArchive(head) || IsCompound(head);

    /// <param name="bytes">The beginning of the file, or all of it where <see cref="IsHeld"/> says so.</param>
    public static ContentType Of(byte[] bytes)
    {
        if (IsArchive(bytes))
            return OfArchive(bytes);
        return IsCompound(bytes) ? OfCompound(bytes) : new ContentType(ForeignFile.NameOf(bytes.AsSpan(0, int.Min(bytes.Length, HeadBytes))));
    }

    private static bool IsArchive(ReadOnlySpan<byte> head) => head.StartsWith("PK\u0003\u0004"u8) || head.StartsWith("PK\u0005\u0006"u8);

    private static bool IsCompound(ReadOnlySpan<byte> head) => head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);

    private static ContentType OfCompound(byte[] bytes)
    {
        try
        {
            var file = new CompoundFile(bytes);
            var found = Array.Find(Compounds, known => file.Has(known.Stream)).Type;
            return found.Name is null ? new ContentType("OLE compound file (such as .et, .wps, .msi)") : found;
        }
        catch (Exception broken) when (WorkbookFile.IsDamage(broken))
        {
            // Without its directory: whoever sends one as a register sends a workbook.
            return Xls;
        }
    }

    private static ContentType OfArchive(byte[] bytes)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
            var found = Array.Find(Archives, known => archive.Entries.Any(entry => IsOrIsIn(entry.FullName.Replace('\\', '/'), known.Part))).Type;
            return found.Name is null ? new ContentType("ZIP") : found;
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException)
        {
            // An archive without its end: whoever sends one as a register sends a workbook.
            return Xlsx;
        }
    }

    /// <summary>Whether a part of an archive is this one, or, where this is a folder, in it.</summary>
    private static bool IsOrIsIn(string part, string known) => known.EndsWith('/')
        ? part.StartsWith(known, StringComparison.OrdinalIgnoreCase)
        : part.Equals(known, StringComparison.OrdinalIgnoreCase);
}
