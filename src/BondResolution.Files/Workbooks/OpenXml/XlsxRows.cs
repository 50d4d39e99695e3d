using System.Globalization;
using System.Xml;

namespace BondResolution.Files.Workbooks.OpenXml;

/// <summary>The rows of a sheet of an .xlsx, read once from its XML; blank ones as far as the sheet has them.</summary>
/// <param name="xml">The sheet's part; null: a sheet that has no rows, such as a chart.</param>
/// <param name="endAt">Told, at the end of the rows, how many formulas they have.</param>
internal sealed class XlsxRows(WorkbookFile file, SheetInfo sheet, XmlReader? xml, XlsxCell cell, Action<int> endAt) : SheetRows(file, sheet)
{
    private const int MostColumns = 1 << 14;

    private bool _isInData;
    private bool _isAtEnd = xml is null;
    private long _row;
    private int _column = -1;
    private int _formulas;

    public override void Dispose() => xml?.Dispose();

    protected override bool ReadRow()
    {
        if (_isAtEnd)
            return false;
        if (!_isInData)
            EnterData();
        while (!_isAtEnd && xml!.Read() && xml.NodeType != XmlNodeType.EndElement)
        {
            if (xml.NodeType is XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace)
                continue;
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "row" || !XmlText.IsOwn(xml))
                throw new InvalidDataException($"among the rows stands what is none: {xml.NodeType} {xml.Name}");
            BeginRow();
            if (!xml.IsEmptyElement)
                ReadCells();
            return true;
        }

        End();
        return false;
    }

    private void EnterData()
    {
        _isInData = true;
        xml!.MoveToContent();
        xml.Read();
        while (!(xml.NodeType == XmlNodeType.Element && SheetOutline.IsData(xml)) && !xml.EOF)
        {
            if (xml.NodeType == XmlNodeType.Element)
                xml.Skip();
            else
                xml.Read();
        }

        _isAtEnd = xml.EOF || xml.IsEmptyElement;
    }

    private void End()
    {
        _isAtEnd = true;
        endAt(_formulas);
    }

    private void BeginRow()
    {
        var (row, isHidden) = (_row + 1, false);
        while (xml!.MoveToNextAttribute())
        {
            if (xml.NamespaceURI.Length > 0)
                continue;
            if (xml.LocalName == "r")
                row = long.Parse(xml.Value, NumberStyles.None, CultureInfo.InvariantCulture);
            else if (xml.LocalName == "hidden")
                isHidden |= XmlText.IsTrue(xml.Value);
            else if (xml.LocalName == "ht")
                isHidden |= double.TryParse(xml.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var height) && height == 0;
        }

        xml.MoveToElement();
        if (row <= _row)
            throw new InvalidDataException($"row {row} stands after row {_row}");
        (_row, _column) = (row, -1);
        Begin(row, isHidden);
    }

    private void ReadCells()
    {
        var depth = xml!.Depth;
        while (xml.Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth))
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "c" && XmlText.IsOwn(xml))
                ReadCell();
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "extLst" && XmlText.IsOwn(xml))
                PassOver();
            else if (xml.NodeType is not (XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace))
                throw new InvalidDataException($"row {_row} holds what no row does: {xml.NodeType} {xml.Name}");
        }
    }

    /// <summary>Goes to the end of an element.</summary>
    private void PassOver()
    {
        var (isEmpty, depth) = (xml!.IsEmptyElement, xml.Depth);
        while (!isEmpty && xml.Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth))
        {
        }
    }

    private void ReadCell()
    {
        var (column, format) = (_column + 1, 0);
        string? type = null;
        while (xml!.MoveToNextAttribute())
        {
            if (xml.NamespaceURI.Length > 0)
                continue;
            if (xml.LocalName == "r")
                column = ColumnOf(xml.Value);
            else if (xml.LocalName == "t")
                type = xml.Value;
            else if (xml.LocalName == "s")
                format = int.Parse(xml.Value, NumberStyles.None, CultureInfo.InvariantCulture);
        }

        xml.MoveToElement();
        if (column <= _column || column >= MostColumns)
            throw new InvalidDataException($"two cells of row {_row} stand in one place, or out of order");
        _column = column;
        if (xml.IsEmptyElement)
            return;
        try
        {
            var (text, fault) = cell.Read(xml, type, format);
            _formulas += cell.IsFormula ? 1 : 0;
            Set(column, text, fault);
        }
        catch (InvalidDataException broken)
        {
            throw new InvalidDataException($"row {_row}, column {column + 1}: {broken.Message}", broken);
        }
    }

    /// <summary>The column, from 0, of a cell's name such as AB12, which must name its row.</summary>
    private int ColumnOf(string name)
    {
        var column = 0;
        var at = 0;
        for (; at < name.Length && char.IsAsciiLetter(name[at]) && column < MostColumns; at++)
            column = column * 26 + (char.ToUpperInvariant(name[at]) - 'A' + 1);
        return at is > 0 and <= 3 && long.TryParse(name.AsSpan(at), NumberStyles.None, CultureInfo.InvariantCulture, out var row) && row == _row
            ? column - 1
            : throw new InvalidDataException($"a cell of row {_row} is called {name[..int.Min(name.Length, 20)]}");
    }
}
