using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Xml;
using BondResolution.Domain;
using BondResolution.Domain.Problems;
using BondResolution.Files.Text;

namespace BondResolution.Files.Workbooks.OpenXml;

/// <summary>An .xlsx, of the usual kind or Strict Open XML. What it inflates to is bounded before anything in it is believed.</summary>
internal sealed class XlsxWorkbook : WorkbookFile
{
    private const string Kind = "xlsx";

    private readonly PackageParts _parts;
    private readonly ImmutableArray<string?> _parted;
    private readonly XlsxCell _cell;
    private readonly int[] _formulas;

    static XlsxWorkbook() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance); // a part may name its code page

    private XlsxWorkbook(string name, PackageParts parts, ImmutableArray<SheetInfo> sheets, ImmutableArray<string?> parted, XlsxCell cell)
        : base(name, Kind, sheets) => (_parts, _parted, _cell, _formulas) = (parts, parted, cell, new int[sheets.Length]);

    /// <summary>Opens a workbook.</summary>
    /// <exception cref="InvalidDataException">It does not hold together; other exceptions say the same.</exception>
    public static Outcome<WorkbookFile> Open(byte[] bytes, string name)
    {
        var parts = new PackageParts(bytes);
        if (parts.IsEncrypted)
            return FileProblems.WorkbookProtected.With(("file", name), ("kind", Kind));
        if (PackageLimits.Check(parts.Entries) is { } limit)
            return TooLarge(name, limit.Part, limit.Limit.ToString(CultureInfo.InvariantCulture));
        var main = parts.RelationshipsOf("").FirstOrDefault(relationship => relationship.Type == "officeDocument")?.Target ?? "xl/workbook.xml";
        if (!parts.Has(main))
            throw new InvalidDataException($"its part {main} is missing");
        var relationships = parts.RelationshipsOf(main);
        var texts = Task.Run(() => Texts(bytes, Target("sharedStrings")));
        var opened = OpenSheets(name, parts, main, relationships, out var sheets, out var parted, out var has1904Dates);
        var cell = new XlsxCell(texts.GetAwaiter().GetResult(), AreDates(parts, Target("styles")), has1904Dates);
        return opened is not null ? opened : new XlsxWorkbook(name, parts, sheets, parted, cell);

        string? Target(string type) => relationships.FirstOrDefault(relationship => relationship.Type == type)?.Target;
    }

    protected override SheetRows Rows(SheetInfo sheet)
    {
        var part = _parted[sheet.Index];
        return new XlsxRows(this, sheet, part is null ? null : _parts.Read(part), _cell, formulas => _formulas[sheet.Index] = formulas);
    }

    protected override int FormulasIn(SheetInfo sheet) => _formulas[sheet.Index];

    /// <summary>Goes through the list of sheets and each sheet in it; the sheet that cannot be read, or null.</summary>
    /// <param name="parted">The part of each sheet; null: it has no rows.</param>
    private static Problem? OpenSheets(string name, PackageParts parts, string main, IReadOnlyList<Relationship> relationships,
        out ImmutableArray<SheetInfo> sheets, out ImmutableArray<string?> parted, out bool has1904Dates)
    {
        var (infos, names) = (ImmutableArray.CreateBuilder<SheetInfo>(), ImmutableArray.CreateBuilder<string?>());
        (sheets, parted) = ([], []);
        var listed = Listed(parts, main, out has1904Dates);
        if (listed.Count > Limits.MaxSheets)
            return TooLarge(name, "list of sheets", string.Create(CultureInfo.InvariantCulture, $"{Limits.MaxSheets} sheets"));
        foreach (var (sheet, id, isHidden) in listed)
        {
            var target = relationships.FirstOrDefault(relationship => relationship.Id == id)?.Target;
            if (Outline(parts, target) is not { } outline || names.Contains(target, StringComparer.OrdinalIgnoreCase))
                return FileProblems.SheetUnreadable.With(("file", name), ("sheet", CellText.Quote(sheet)), ("part", CellText.Quote(target ?? "")));
            infos.Add(new SheetInfo(sheet, infos.Count, isHidden, outline.Merged));
            names.Add(outline.HasRows ? target : null);
        }

        (sheets, parted) = (infos.ToImmutable(), names.ToImmutable());
        return null;
    }

    private static SheetOutline? Outline(PackageParts parts, string? target)
    {
        if (!parts.Has(target))
            return null;
        using var xml = parts.Read(target);
        return SheetOutline.Of(xml);
    }

    /// <summary>The sheets that the workbook lists.</summary>
    private static List<(string Name, string? Id, bool IsHidden)> Listed(PackageParts parts, string main, out bool has1904Dates)
    {
        has1904Dates = false;
        var listed = new List<(string, string?, bool)>();
        using var xml = parts.Read(main);
        xml.MoveToContent();
        if (xml.LocalName != "workbook" || !XmlText.IsOwn(xml))
            throw new InvalidDataException($"its part {main} is no workbook but {xml.Name} of {xml.NamespaceURI}");
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element || !XmlText.IsOwn(xml))
                continue;
            if (xml.LocalName == "workbookPr")
                has1904Dates = XmlText.IsTrue(xml.GetAttribute("date1904"));
            else if (xml.LocalName == "sheet")
                listed.Add((xml.GetAttribute("name") ?? "", PartIdOf(xml), xml.GetAttribute("state") is not (null or "visible")));
        }

        return listed;
    }

    /// <summary>Of the attributes called id the one that names a relationship.</summary>
    private static string? PartIdOf(XmlReader sheet)
    {
        string? id = null;
        while (sheet.MoveToNextAttribute())
            id = sheet.LocalName == "id" && sheet.NamespaceURI.EndsWith("/relationships", StringComparison.Ordinal) ? sheet.Value : id;
        sheet.MoveToElement();
        return id;
    }

    /// <summary>The texts that sheets share, read from an archive of its own: it is done beside the sheets.</summary>
    private static List<string> Texts(byte[] bytes, string? target)
    {
        var texts = new List<string>();
        using var parts = new PackageParts(bytes);
        if (!parts.Has(target))
            return texts;
        using var xml = parts.Read(target);
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "si" && XmlText.IsOwn(xml))
                texts.Add(XmlText.ReadRuns(xml));
        }

        return texts;
    }

    private static ImmutableArray<bool> AreDates(PackageParts parts, string? target)
    {
        if (!parts.Has(target))
            return [];
        using var xml = parts.Read(target);
        return CellFormats.AreDates(xml);
    }
}
