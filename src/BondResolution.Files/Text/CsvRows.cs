using System.Globalization;
using BondResolution.Domain;
using BondResolution.Domain.Problems;
using BondResolution.Files.Tables;
using CsvHelper;
using CsvHelper.Configuration;

namespace BondResolution.Files.Text;

/// <summary>
/// The records of a delimited text, one after the other, each with the physical line it begins on. Nothing is trimmed,
/// skipped or guessed at here.
/// </summary>
internal sealed class CsvRows : Records
{
    private const int BufferChars = 64 * 1024;

    private readonly TextFile _text;
    private readonly CsvParser _parser;
    private readonly int _linesBefore;
    private bool _hadBadQuotes;
    private bool _isLeftOpen;

    public CsvRows(TextFile text, char delimiter, TextPart part)
    {
        _text = text;
        _linesBefore = part.LinesBefore;
        var settings = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = delimiter.ToString(),
            DetectDelimiter = false,
            Mode = CsvMode.RFC4180,
            HasHeaderRecord = false,
            AllowComments = false,
            IgnoreBlankLines = false,
            TrimOptions = TrimOptions.None,
            MaxFieldSize = Limits.MaxTextLength,
            BufferSize = BufferChars,
            ExceptionMessagesContainRawData = false,
            BadDataFound = NoteBadQuotes
        };
        _parser = new CsvParser(text.Open(part), settings);
    }

    public override int Count => _parser.Count;

    public override string this[int field] => _parser[field];

    public override bool Read()
    {
        var isLastLeftOpen = _isLeftOpen;
        _hadBadQuotes |= HasBadQuotes;
        (HasBadQuotes, _isLeftOpen) = (false, false);
        var next = _linesBefore + _parser.RawRow + 1;
        try
        {
            if (_parser.Read())
            {
                Line = next;
                return true;
            }
        }
        catch (MaxFieldSizeException)
        {
            Problem = FileProblems.FieldTooLong.With(("file", _text.Name), ("line", next), ("limit", Limits.MaxTextLength));
            return false;
        }

        // Where no record is at fault and one quotation mark is left over, the text has ended after a doubled quote, as
        // "a"" does, which passes for a closed field.
        if (isLastLeftOpen || (_text.HasOddQuotes && !_hadBadQuotes))
            Problem = FileProblems.Truncated.With(("file", _text.Name), ("line", Line));
        return false;
    }

    public override void Dispose() => _parser.Dispose();

    private void NoteBadQuotes(BadDataFoundArgs bad)
    {
        // A spreadsheet's ="0123" has its quotes in the right places.
        if (WrittenForm.IsFormulaText(bad.Field))
            return;
        HasBadQuotes = true;
        _isLeftOpen |= bad.Field.StartsWith('"') && (bad.Field.AsSpan().Count('"') & 1) == 1;
    }
}
