using System.Globalization;
using System.Xml;
using BondResolution.Domain;
using BondResolution.Domain.Problems;

namespace BondResolution.Files.Workbooks.OpenXml;

/// <summary>
/// Reads one cell after the other: its value by its kind, a formula by the value that it stores. What it cannot place is an exception, never an
/// empty cell.
/// </summary>
/// <param name="texts">Texts that the workbook's sheets share; a cell names one by its number.</param>
/// <param name="areDates">For each format of cells whether it shows dates.</param>
/// <param name="has1904Dates">Whether days are counted from 1904.</param>
internal sealed class XlsxCell(IReadOnlyList<string> texts, IReadOnlyList<bool> areDates, bool has1904Dates)
{
    /// <summary>Days from the beginning of a spreadsheet's calendar to 1904.</summary>
    private const int DaysTo1904 = 1462;

    /// <summary>Characters of a value that are kept: one more than a cell may have here.</summary>
    private readonly char[] _value = new char[Limits.MaxTextLength + 1];

    private int _length;
    private bool _hasValue;
    private string? _runs;

    /// <summary>Whether the cell that was read last is a formula.</summary>
    public bool IsFormula { get; private set; }

    private ReadOnlySpan<char> Value => _value.AsSpan(0, _length);

    /// <summary>Reads a cell to the end of its element: its text, "" where it is empty, and why it does not hold what it shows, or null.</summary>
    /// <param name="xml">At the beginning of the cell's element, which is not empty.</param>
    /// <param name="type">Its kind; null: a number.</param>
    /// <param name="format">Its format, by its place.</param>
    /// <exception cref="InvalidDataException">It is not built as a cell is, or names a text that there is not.</exception>
    public (string Text, ProblemKind? Fault) Read(XmlReader xml, string? type, int format)
    {
        ReadParts(xml);
        if (IsFormula && (_hasValue ? _length == 0 && type != "str" : _runs is null))
            return ("=", RowProblems.CellFormula);
        if (_hasValue && _runs is not null)
            throw new InvalidDataException("a cell has two values");
        return _runs is not null ? (_runs, null) : _length == 0 ? ("", null) : Of(type, format);
    }

    private (string, ProblemKind?) Of(string? type, int format)
    {
        // What is cut off is a fault whatever it was; as a number it would be another one.
        if (_length == _value.Length)
            return (Value.ToString(), RowProblems.CellTooLong);
        switch (type)
        {
            case null or "n":
                var (number, fault) = NumberText.Of(Value);
                return fault is null && format < areDates.Count && areDates[format] ? (DateOf(number), RowProblems.CellKind) : (number, fault);
            case "s":
                return Value.IsWhiteSpace() ? ("", null) : (TextOf(Value), null);
            case "str" or "inlineStr":
                return (XmlText.Decode(Value.ToString()), null);
            case "b":
                return (TruthOf(Value), RowProblems.CellKind);
            case "e":
                return (Value[0] == '#' ? Value.ToString() : "#" + Value.ToString(), RowProblems.CellError);
            case "d":
                return (Value.ToString(), RowProblems.CellKind);
            default:
                throw new InvalidDataException($"a cell is of the unknown kind {type}");
        }
    }

    private void ReadParts(XmlReader xml)
    {
        (_length, _hasValue, _runs, IsFormula) = (0, false, null, false);
        var depth = xml.Depth;
        xml.Read();
        while (!(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth))
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "v" && !_hasValue && XmlText.IsOwn(xml))
                ReadValue(xml);
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "is" && _runs is null && XmlText.IsOwn(xml))
                ReadRuns(xml);
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName is "f" or "extLst" && XmlText.IsOwn(xml))
                Pass(xml);
            else if (xml.NodeType is XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace)
                xml.Read();
            else
                throw new InvalidDataException($"a cell holds what no cell does: {xml.NodeType} {xml.Name}");
        }
    }

    private void Pass(XmlReader xml)
    {
        IsFormula |= xml.LocalName == "f";
        xml.Skip();
    }

    private void ReadRuns(XmlReader xml)
    {
        _runs = XmlText.ReadRuns(xml);
        xml.Read();
    }

    /// <summary>Reads a value, which may come in pieces, without making a text of it.</summary>
    private void ReadValue(XmlReader xml)
    {
        _hasValue = true;
        var (isEmpty, depth) = (xml.IsEmptyElement, xml.Depth);
        while (xml.Read() && !isEmpty && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth))
        {
            if (xml.NodeType == XmlNodeType.Element)
                throw new InvalidDataException($"a value holds the element {xml.Name}");
            for (int read; _length < _value.Length && (read = xml.ReadValueChunk(_value, _length, _value.Length - _length)) > 0;)
                _length += read;
        }

        if (!isEmpty)
            xml.Read();
    }

    private static string TruthOf(ReadOnlySpan<char> value) => value switch
    {
        "1" or "true" => "TRUE",
        "0" or "false" => "FALSE",
        _ => throw new InvalidDataException("a cell is neither true nor false")
    };

    private string TextOf(ReadOnlySpan<char> number) =>
        int.TryParse(number, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var text) && text < texts.Count
            ? texts[text]
            : throw new InvalidDataException("a cell names a text that is not there");

    /// <summary>The date that a number of days shows as; the number where it is none.</summary>
    private string DateOf(string number)
    {
        var days = double.Parse(number, CultureInfo.InvariantCulture) + (has1904Dates ? DaysTo1904 : 0);
        if (days is < 0 or >= 2_958_466)
            return number;
        var date = DateTime.FromOADate(days);
        return date.ToString(date.TimeOfDay == default ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
    }
}
