using System.Diagnostics.CodeAnalysis;
using System.IO.Compression;
using System.Xml;

namespace BondResolution.Files.Workbooks.OpenXml;

/// <summary>The parts of a package (.xlsx) by their names, and how they point to each other (Open Packaging Conventions, ISO/IEC 29500-2).</summary>
internal sealed class PackageParts : IDisposable
{
    private readonly ZipArchive _archive;
    private readonly Dictionary<string, ZipArchiveEntry> _parts = new(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="InvalidDataException">It is no archive, or one of its parts is there twice.</exception>
    public PackageParts(byte[] bytes)
    {
        _archive = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
        foreach (var entry in _archive.Entries)
        {
            if (entry.FullName is not ([] or [.., '/' or '\\']) && !_parts.TryAdd(Resolve("", entry.FullName), entry))
                throw new InvalidDataException($"the part {entry.FullName} is there twice");
        }
    }

    public IReadOnlyCollection<ZipArchiveEntry> Entries => _archive.Entries;

    /// <summary>Whether a part is encrypted by the archive.</summary>
    public bool IsEncrypted => _archive.Entries.Any(entry => entry.IsEncrypted);

    /// <summary>Whether there is a part of that name, in whatever case.</summary>
    public bool Has([NotNullWhen(true)] string? part) => part is not null && _parts.ContainsKey(part);

    /// <summary>Reads a part that there is as XML. A document type in it is refused.</summary>
    public XmlReader Read(string part) => XmlReader.Create(_parts[part].Open(), new XmlReaderSettings
    {
        IgnoreComments = true, IgnoreProcessingInstructions = true, DtdProcessing = DtdProcessing.Prohibit, CloseInput = true, NameTable = XmlText.Names()
    });

    /// <summary>What a part points to; "" is the package.</summary>
    public IReadOnlyList<Relationship> RelationshipsOf(string part)
    {
        var name = part[(part.LastIndexOf('/') + 1)..];
        var list = $"{part[..^name.Length]}_rels/{name}.rels";
        var found = new List<Relationship>();
        if (!Has(list))
            return found;
        using var xml = Read(list);
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "Relationship")
                found.Add(RelationshipAt(xml, part));
        }

        return found;
    }

    public void Dispose() => _archive.Dispose();

    private static Relationship RelationshipAt(XmlReader xml, string part)
    {
        var type = xml.GetAttribute("Type") ?? "";
        var target = xml.GetAttribute("Target") ?? "";
        var isOutside = xml.GetAttribute("TargetMode") == "External" || target.Contains("://", StringComparison.Ordinal);
        return new Relationship(xml.GetAttribute("Id") ?? "", type[(type.LastIndexOf('/') + 1)..], isOutside ? null : Resolve(part, target));
    }

    /// <summary>The part that a reference in another names: relative to that one, or from the package on; percent-encoded or not.</summary>
    private static string Resolve(string from, string target)
    {
        var end = target.AsSpan().IndexOfAny('#', '?');
        var path = (end < 0 ? target : target[..end]).Replace('\\', '/');
        var names = new List<string>(path.StartsWith('/') ? [] : from.Split('/')[..^1]);
        foreach (var name in path.Split('/'))
        {
            if (name is "..")
                names.RemoveRange(int.Max(0, names.Count - 1), int.Min(1, names.Count));
            else if (name is not ("" or "."))
                names.Add(Uri.UnescapeDataString(name));
        }

        return string.Join('/', names);
    }
}
