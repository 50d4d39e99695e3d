using System.Globalization;
using System.IO.Compression;
using System.Xml;

namespace BondResolution.Files.Workbooks;

/// <summary>Goes once through the XML of a sheet for what the reader of its rows passes over.</summary>
internal sealed class SheetScan
{
    private readonly SheetMarks _marks = new();
    private readonly int _texts;
    private long _row = -1;
    private int _column = -1;
    private bool _isFormula, _isInCell, _isInValue;
    private string? _type;
    private string _value = "";

    private SheetScan(int texts) => _texts = texts;

    /// <param name="texts">Texts that the workbook's sheets share; a cell names one by its number.</param>
    /// <exception cref="InvalidDataException">A row or a cell does not stand behind the one before it (one of two would be lost), or it names a text that there is not.</exception>
    public static SheetMarks Of(ZipArchiveEntry sheet, int texts)
    {
        using var part = sheet.Open();
        using var xml = XmlReader.Create(part, new XmlReaderSettings { IgnoreComments = true, IgnoreWhitespace = true });
        var scan = new SheetScan(texts);
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element)
                scan.Begin(xml);
            else if (xml.NodeType == XmlNodeType.EndElement)
                scan.End(xml.LocalName);
            else if (scan._isInValue && xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
                scan._value = xml.Value;
        }

        return scan._marks;
    }

    private void Begin(XmlReader xml)
    {
        switch (xml.LocalName)
        {
            case "row":
                var row = xml.GetAttribute("r") is { } number ? long.Parse(number, NumberStyles.None, CultureInfo.InvariantCulture) - 1 : _row + 1;
                if (row <= _row)
                    throw new InvalidDataException($"row {row + 1} stands behind row {_row + 1}");
                (_row, _column) = (row, -1);
                break;
            case "c":
                var column = xml.GetAttribute("r") is { } name ? ColumnOf(name, _row) : _column + 1;
                if (column <= _column)
                    throw new InvalidDataException($"two cells stand in one place of row {_row + 1}");
                _column = column;
                (_isFormula, _value, _isInCell, _type) = (false, "", true, xml.GetAttribute("t"));
                if (xml.IsEmptyElement)
                    End("c");
                break;
            case "f" when _isInCell:
                _isFormula = true;
                break;
            case "v" or "t" when _isInCell:
                _isInValue = !xml.IsEmptyElement;
                break;
        }
    }

    private void End(string element)
    {
        _isInValue = false;
        if (element != "c")
            return;
        _isInCell = false;
        _marks.Formulas += _isFormula ? 1 : 0;
        if (_type == "e")
            _marks.Empty[SheetMarks.Key(_row, _column)] = _value.StartsWith('#') ? _value : "#" + _value;
        else if (_isFormula && _value.Length == 0 && _type != "str")
            _marks.Empty[SheetMarks.Key(_row, _column)] = SheetMarks.NotComputed;
        else if (_type == "s" && !(int.TryParse(_value, NumberStyles.None, CultureInfo.InvariantCulture, out var text) && text < _texts))
            throw new InvalidDataException($"a cell of row {_row + 1} names a text that is not there");
    }

    /// <summary>The column, from 0, of a cell's name such as AB12, which must name its row.</summary>
    private static int ColumnOf(string name, long row)
    {
        var column = 0;
        var at = 0;
        for (; at < name.Length && char.IsAsciiLetter(name[at]) && column < 1 << 14; at++)
            column = column * 26 + (char.ToUpperInvariant(name[at]) - 'A' + 1);
        return at > 0 && column <= 1 << 14 && name.AsSpan(at).Equals((row + 1).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            ? column - 1
            : throw new InvalidDataException($"a cell of row {row + 1} is called {name[..int.Min(name.Length, 20)]}");
    }
}
