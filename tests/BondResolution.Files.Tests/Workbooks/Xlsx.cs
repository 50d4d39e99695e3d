using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace BondResolution.Files.Tests.Workbooks;

/// <summary>Writes workbooks (.xlsx) for tests, proper and otherwise: the XML of sheets is given or made from cells.</summary>
internal static class Xlsx
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";

    /// <summary>A workbook of one sheet: its rows from 1, each an array of texts, numbers, truth values, raw cells or nothing.</summary>
    public static byte[] Of(params object?[][] rows) => Of(new Sheet("Sheet1", Data(rows)));

    public static byte[] Of(params Sheet[] sheets) => Pack(sheets, []);

    /// <summary>Rows of cells as XML, the first in row 1.</summary>
    public static string Data(params object?[][] rows) =>
        string.Concat(rows.Select((cells, row) => Row(row + 1, string.Concat(cells.Select((cell, column) => Cell(row + 1, column, cell))))));

    public static string Row(int number, string cells, string attributes = "") =>
        string.Create(CultureInfo.InvariantCulture, $"<row r=\"{number}\" {attributes}>{cells}</row>");

    public static string Cell(int row, int column, object? value)
    {
        var at = string.Create(CultureInfo.InvariantCulture, $"r=\"{(char)('A' + column)}{row}\"");
        return value switch
        {
            null => "",
            Raw raw => $"<c {at} {raw.Attributes}>{raw.Content}</c>",
            bool truth => $"<c {at} t=\"b\"><v>{(truth ? 1 : 0)}</v></c>",
            string text => $"<c {at} t=\"inlineStr\"><is><t xml:space=\"preserve\">{SecurityElement.Escape(text)}</t></is></c>",
            _ => $"<c {at}><v>{Convert.ToString(value, CultureInfo.InvariantCulture)}</v></c>"
        };
    }

    public static byte[] With(Sheet sheet, params (string Path, byte[] Content)[] parts) => Pack([sheet], parts);

    /// <summary>The workbook with one of its parts changed; what becomes null is left out, and what was not there is "" before.</summary>
    public static byte[] Changed(byte[] workbook, string path, Func<string, string?> change) => Changed(workbook, path, path, change);

    /// <summary>The same, the part being called otherwise thereafter.</summary>
    public static byte[] Changed(byte[] workbook, string path, string pathThen, Func<string, string?> change)
    {
        using var stream = new MemoryStream();
        stream.Write(workbook);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            var before = "";
            if (zip.GetEntry(path) is { } entry)
            {
                using (var reader = new StreamReader(entry.Open()))
                    before = reader.ReadToEnd();
                entry.Delete();
            }

            if (change(before) is { } after)
                Put(zip, pathThen, after);
        }

        return stream.ToArray();
    }

    /// <summary>The workbook with other bytes for one of its parts.</summary>
    public static byte[] WithBytes(byte[] workbook, string path, byte[] content)
    {
        using var stream = new MemoryStream();
        stream.Write(Changed(workbook, path, _ => null));
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        using (var part = zip.CreateEntry(path).Open())
            part.Write(content);
        return stream.ToArray();
    }

    private static byte[] Pack(Sheet[] sheets, (string Path, byte[] Content)[] parts)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Put(zip, "[Content_Types].xml", $"<Types xmlns=\"{Package}/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>");
            Put(zip, "_rels/.rels", $"<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"r1\" Type=\"{Relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
            Put(zip, "xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><sheets>"
                + string.Concat(sheets.Select((s, i) => $"<sheet name=\"{s.Name}\" sheetId=\"{i + 1}\" {(s.IsHidden ? "state=\"hidden\"" : "")} r:id=\"s{i + 1}\"/>")) + "</sheets></workbook>");
            Put(zip, "xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"{Package}/relationships\">"
                + string.Concat(sheets.Select((_, i) => $"<Relationship Id=\"s{i + 1}\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet{i + 1}.xml\"/>"))
                + $"<Relationship Id=\"styles\" Type=\"{Relations}/styles\" Target=\"styles.xml\"/><Relationship Id=\"texts\" Type=\"{Relations}/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>");
            Put(zip, "xl/styles.xml", $"<styleSheet xmlns=\"{Main}\"><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>");
            for (var i = 0; i < sheets.Length; i++)
                Put(zip, $"xl/worksheets/sheet{i + 1}.xml", $"<worksheet xmlns=\"{Main}\"><sheetData>{sheets[i].Data}</sheetData>{sheets[i].Behind}</worksheet>");
            foreach (var (path, content) in parts)
            {
                using var part = zip.CreateEntry(path, CompressionLevel.Fastest).Open();
                part.Write(content);
            }
        }

        return stream.ToArray();
    }

    private static void Put(ZipArchive zip, string path, string content)
    {
        using var part = zip.CreateEntry(path, CompressionLevel.Fastest).Open();
        part.Write(Encoding.UTF8.GetBytes(content));
    }

    /// <param name="Data">Rows as XML.</param>
    /// <param name="Behind">XML behind the rows, such as merged cells.</param>
    internal sealed record Sheet(string Name, string Data, bool IsHidden = false, string Behind = "");

    /// <summary>A cell of which the XML is given.</summary>
    internal sealed record Raw(string Attributes, string Content);

    /// <summary>A formula with the value it stores, or none.</summary>
    public static Raw Formula(string? value) => new("", "<f>1+1</f>" + (value is null ? "" : $"<v>{value}</v>"));

    public static Raw Error(string text) => new("t=\"e\"", $"<v>{text}</v>");

    /// <summary>A number that the sheet shows as a date.</summary>
    public static Raw Date(int days) => new("s=\"1\"", $"<v>{days}</v>");
}
