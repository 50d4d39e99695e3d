using System.IO.Compression;
using BondResolution.Domain;

namespace BondResolution.Files.Workbooks.OpenXml;

/// <summary>How far the parts of a package inflate, before anything in them is believed.</summary>
internal static class PackageLimits
{
    private const int BlockBytes = 64 * 1024;

    /// <summary>Inflates every part once and keeps nothing: the part that is larger than it may be and the limit, or null.</summary>
    /// <exception cref="InvalidDataException">A part is not what its check sum says.</exception>
    public static (string Part, long Limit)? Check(IReadOnlyCollection<ZipArchiveEntry> entries)
    {
        if (entries.Count > Limits.MaxWorkbookParts)
            return ("the package", Limits.MaxWorkbookParts);
        var total = 0L;
        var block = new byte[BlockBytes];
        foreach (var entry in entries)
        {
            // Sheets are read row by row; all else is held in memory.
            var limit = IsSheet(entry) ? Limits.MaxInflatedBytes : Limits.MaxInflatedPartBytes;
            using var part = entry.Open();
            long size = 0, sinceTag = 0;
            var sum = 0U;
            for (int read; (read = part.Read(block)) > 0;)
            {
                size += read;
                total += read;
                sum = Crc32.Append(sum, block.AsSpan(0, read));
                sinceTag = SinceTag(block.AsSpan(0, read), sinceTag);
                if (size > limit || total > Limits.MaxInflatedBytes)
                    return (entry.FullName, limit);
                if (sinceTag > Limits.MaxMarkupBytes && IsMarkup(entry))
                    return (entry.FullName, Limits.MaxMarkupBytes);
            }

            if (sum != entry.Crc32)
                throw new InvalidDataException($"the part {entry.FullName} is not what its check sum says");
        }

        return null;
    }

    private static bool IsSheet(ZipArchiveEntry entry) => entry.FullName.Contains("worksheets/", StringComparison.OrdinalIgnoreCase);

    private static bool IsMarkup(ZipArchiveEntry entry) =>
        entry.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || entry.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);

    /// <summary>Bytes since the last tag began, the longest such stretch of a block that passes the limit included.</summary>
    private static long SinceTag(ReadOnlySpan<byte> block, long before)
    {
        for (var rest = block; ;)
        {
            var tag = rest.IndexOf((byte)'<');
            if (tag < 0)
                return before + rest.Length;
            if (before + tag > Limits.MaxMarkupBytes)
                return before + tag;
            rest = rest[(tag + 1)..];
            before = 0;
        }
    }
}
