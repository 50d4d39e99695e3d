using System.Globalization;
using System.Text;
using System.Xml;

namespace BondResolution.Files.Workbooks.OpenXml;

/// <summary>Texts in the XML of a workbook.</summary>
internal static class XmlText
{
    private const string Transitional = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Strict = "http://purl.oclc.org/ooxml/spreadsheetml/main";
    private const int EscapeLength = 7;

    /// <summary>The names that are asked for, so that a reader gives the same strings back and they compare at once.</summary>
    public static NameTable Names()
    {
        var names = new NameTable();
        foreach (var name in (ReadOnlySpan<string>)[Transitional, Strict, "row", "c", "v", "is", "f", "r", "s", "t", "si"])
            names.Add(name);
        return names;
    }

    /// <summary>Whether an element is one of a workbook's own, of the usual kind or of Strict Open XML.</summary>
    public static bool IsOwn(XmlReader xml) => xml.NamespaceURI is Transitional or Strict;

    /// <summary>Whether an attribute says yes.</summary>
    public static bool IsTrue(string? attribute) => attribute is "1" or "true" or "on";

    /// <summary>
    /// The text of an element (si, is) whose runs may be formatted each by itself, without how it is pronounced. The reader is then at the
    /// element's end.
    /// </summary>
    public static string ReadRuns(XmlReader xml)
    {
        if (xml.IsEmptyElement)
            return "";
        var depth = xml.Depth;
        var text = "";
        xml.Read();
        while (!(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth) && !xml.EOF)
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName == "r")
                xml.Read();
            else if (xml.LocalName == "t")
                text += Decode(xml.ReadElementContentAsString());
            else
                xml.Skip();
        }

        return text;
    }

    /// <summary>Characters that XML has no place for are written as <c>_x001B_</c>.</summary>
    public static string Decode(string text)
    {
        if (!text.Contains("_x", StringComparison.Ordinal))
            return text;
        var decoded = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var isEscape = at + EscapeLength <= text.Length && text[at] == '_' && text[at + 1] == 'x' && text[at + EscapeLength - 1] == '_';
            if (isEscape && ushort.TryParse(text.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit))
            {
                decoded.Append((char)unit);
                at += EscapeLength;
            }
            else
            {
                decoded.Append(text[at++]);
            }
        }

        return decoded.ToString();
    }
}
