using System.Collections.Immutable;
using System.IO.Compression;
using System.Xml;
using BondResolution.Domain;

namespace BondResolution.Files.Workbooks;

/// <summary>
/// The package of an .xlsx before anything in it is believed: how far its parts inflate, and what the reader of sheets does not tell,
/// that is, formulas, and rows and cells that stand in one place twice.
/// </summary>
internal sealed class WorkbookPackage(byte[] bytes) : IDisposable
{
    private readonly ZipArchive _archive = new(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);

    /// <summary>Inflates every part once and keeps nothing: the part that is larger than it may be and the limit, or null.</summary>
    public (string Part, long Limit)? Check()
    {
        if (_archive.Entries.Count > Limits.MaxWorkbookParts)
            return ("the package", Limits.MaxWorkbookParts);
        var total = 0L;
        var block = new byte[64 * 1024];
        foreach (var entry in _archive.Entries)
        {
            // Sheets are read row by row; all else is held in memory.
            var limit = IsSheet(entry) ? Limits.MaxInflatedBytes : Limits.MaxInflatedPartBytes;
            using var part = entry.Open();
            long size = 0, sinceTag = 0;
            for (int read; (read = part.Read(block)) > 0;)
            {
                size += read;
                total += read;
                sinceTag = SinceTag(block.AsSpan(0, read), sinceTag);
                if (size > limit || total > Limits.MaxInflatedBytes)
                    return (entry.FullName, limit);
                if (sinceTag > Limits.MaxMarkupBytes && IsMarkup(entry))
                    return (entry.FullName, Limits.MaxMarkupBytes);
            }
        }

        return null;
    }

    /// <summary>What is to be known of every sheet beside its rows, by the sheet's name.</summary>
    /// <exception cref="InvalidDataException">Rows or cells stand in one place twice or out of order, or name a text that there is not.</exception>
    public ImmutableDictionary<string, SheetMarks> Marks()
    {
        var found = ImmutableDictionary.CreateBuilder<string, SheetMarks>(StringComparer.Ordinal);
        var texts = Elements("xl/sharedStrings.xml", "si").Count;
        foreach (var (name, path) in Sheets())
        {
            if (Entry(path) is { } entry)
                found[name] = SheetScan.Of(entry, texts);
        }

        return found.ToImmutable();
    }

    public void Dispose() => _archive.Dispose();

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

    private IEnumerable<(string Name, string Path)> Sheets()
    {
        var targets = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var relation in Elements("xl/_rels/workbook.xml.rels", "Relationship"))
            targets[relation.GetValueOrDefault("Id", "")] = relation.GetValueOrDefault("Target", "");
        foreach (var sheet in Elements("xl/workbook.xml", "sheet"))
        {
            var target = targets.GetValueOrDefault(sheet.GetValueOrDefault("id", ""), "");
            yield return (sheet.GetValueOrDefault("name", ""), target.StartsWith('/') ? target[1..] : "xl/" + target);
        }
    }

    private ZipArchiveEntry? Entry(string path) =>
        _archive.Entries.FirstOrDefault(entry => entry.FullName.Replace('\\', '/').Equals(path, StringComparison.OrdinalIgnoreCase));

    /// <summary>The attributes, by local name, of each element of that name in a part; none where the part is not there.</summary>
    private List<Dictionary<string, string>> Elements(string path, string name)
    {
        var elements = new List<Dictionary<string, string>>();
        if (Entry(path) is not { } entry)
            return elements;
        using var part = entry.Open();
        using var xml = XmlReader.Create(part);
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != name)
                continue;
            var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
            while (xml.MoveToNextAttribute())
            {
                // r:id names the part; an id without its prefix is something else.
                if (xml.LocalName != "id" || xml.NamespaceURI.EndsWith("/relationships", StringComparison.Ordinal))
                    attributes[xml.LocalName] = xml.Value;
            }

            elements.Add(attributes);
        }

        return elements;
    }
}
