using System.Collections.Immutable;
using System.Text;
using BondResolution.Files.Tables;

namespace BondResolution.Files.Text;

/// <summary>A file whose bytes are known to be text, and in which encoding. The text itself is not held.</summary>
public sealed class TextFile : TableSource
{
    /// <summary>A row has an account of ten characters, a delimiter, a digit and a line end.</summary>
    private const int FewestRowBytes = 13;

    private static readonly ImmutableArray<TableForm> AllForms = [.. ",\t;|".Select(delimiter => new TableForm(delimiter, null, false))];

    private readonly FileContent _content;
    private readonly Encoding _encoding;
    private readonly TextFacts _facts;

    internal TextFile(FileContent content, Encoding encoding, string encodingName, TextFacts facts)
        : base(content.Name, encodingName) => (_content, _encoding, _facts) = (content, encoding, facts);

    /// <summary>A text can be read with any of four delimiters.</summary>
    internal override ImmutableArray<TableForm> Forms => AllForms;

    /// <summary>Whether the quotation marks of the whole text are odd in number: then one of them is never closed.</summary>
    internal bool HasOddQuotes => _facts.HasOddQuotes;

    internal override bool IsUnterminated => _facts.IsUnterminated;

    internal override TextMarks Marks => _facts.Marks;

    internal override TextPart Whole => _facts.Whole;

    internal override ImmutableArray<TextPart> Parts => _facts.Parts;

    /// <summary>Never fewer than it has rows: its lines, but no more than rows of the fewest bytes would be, for blank lines are none.</summary>
    internal override int EstimateRecords(TextPart part) => (int)long.Min(part.Lines, part.Bytes / FewestRowBytes + 1);

    internal override Records Records(TableForm form, TextPart part) => new CsvRows(this, form.Delimiter!.Value, part);

    /// <summary>Reads a part of the text, which its maker must close.</summary>
    internal TextReader Open(TextPart part) =>
        new StreamReader(_content.OpenRead(part.From, part.To), _encoding, detectEncodingFromByteOrderMarks: false, bufferSize: 64 * 1024);
}
