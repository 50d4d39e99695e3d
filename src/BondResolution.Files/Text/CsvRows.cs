using System.Globalization;
using BondResolution.Domain;
using BondResolution.Domain.Problems;
using CsvHelper;
using CsvHelper.Configuration;

namespace BondResolution.Files.Text;

/// <summary>
/// The records of a delimited text, one after the other, each with the physical line it begins on. Nothing is trimmed,
/// skipped or guessed at here.
/// </summary>
internal sealed class CsvRows : IDisposable
{
    private const int BufferChars = 64 * 1024;

    private readonly TextFile _text;
    private readonly CsvParser _parser;
    private readonly int _linesBefore;
    private bool _hasBadQuotes;
    private bool _hadBadQuotes;
    private bool _isLeftOpen;

    public CsvRows(TextFile text, char delimiter)
        : this(text, delimiter, text.Whole)
    {
    }

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

    /// <summary>Why reading had to stop before the end of the text, once <see cref="Read"/> has said false.</summary>
    public Problem? Problem { get; private set; }

    /// <summary>Physical line, from 1, on which the record begins.</summary>
    public int Line { get; private set; }

    /// <summary>Fields of the record; a blank line has one, which is empty.</summary>
    public int Count => _parser.Count;

    /// <summary>Whether a field of the record that was asked for has quotes in the wrong places.</summary>
    public bool HasBadQuotes => _hasBadQuotes;

    public string this[int field] => _parser[field];

    public bool Read()
    {
        var isLastLeftOpen = _isLeftOpen;
        _hadBadQuotes |= _hasBadQuotes;
        (_hasBadQuotes, _isLeftOpen) = (false, false);
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

    public void Dispose() => _parser.Dispose();

    private void NoteBadQuotes(BadDataFoundArgs bad)
    {
        _hasBadQuotes = true;
        _isLeftOpen |= bad.Field.StartsWith('"') && (bad.Field.AsSpan().Count('"') & 1) == 1;
    }
}
