using System.Collections.Immutable;
using System.Text;
using BondResolution.Files.Tables;

namespace BondResolution.Files.Text;

/// <summary>A file's bytes that are known to be text, and in which encoding.</summary>
public sealed class TextFile : TableSource
{
    private readonly byte[] _bytes;
    private readonly Encoding _encoding;
    private readonly int _preamble;

    private static readonly ImmutableArray<TableForm> AllForms = [.. ",\t;|".Select(delimiter => new TableForm(delimiter, null, false))];

    internal TextFile(string name, byte[] bytes, Encoding encoding, string encodingName, int preamble, bool hasOddQuotes)
        : base(name, encodingName)
    {
        (_bytes, _encoding, _preamble, HasOddQuotes) = (bytes, encoding, preamble, hasOddQuotes);
    }

    /// <summary>A text can be read with any of four delimiters.</summary>
    internal override ImmutableArray<TableForm> Forms => AllForms;

    /// <summary>Whether the quotation marks of the whole text are odd in number: then one of them is never closed.</summary>
    internal bool HasOddQuotes { get; }

    /// <summary>
    /// About how many records there are, so that columns need not grow: the line feeds, but no more than records of 16
    /// bytes would be, lest a file of blank lines asks for memory it has no use for.
    /// </summary>
    internal override int EstimateRecords(TextPart part)
    {
        var bytes = _bytes.AsSpan(part.From, part.To - part.From);
        return int.Min(bytes.Count((byte)'\n'), bytes.Length / 16) + 1;
    }

    /// <summary>Whether the text ends without a line end: it may have been cut off.</summary>
    internal override bool IsUnterminated => EncodingName switch
    {
        "utf-16le" => _bytes[^1] != 0 || _bytes[^2] is not ((byte)'\n' or (byte)'\r'),
        "utf-16be" => _bytes[^2] != 0 || _bytes[^1] is not ((byte)'\n' or (byte)'\r'),
        _ => _bytes[^1] is not ((byte)'\n' or (byte)'\r')
    };

    /// <summary>The whole text.</summary>
    internal override TextPart Whole => new(_preamble, _bytes.Length, 0);

    internal override Records Records(TableForm form, TextPart part) => new CsvRows(this, form.Delimiter!.Value, part);

    /// <summary>Reads the text from its beginning, without the byte order mark.</summary>
    public TextReader Open() => Open(Whole);

    internal TextReader Open(TextPart part) =>
        new StreamReader(new MemoryStream(_bytes, part.From, part.To - part.From, writable: false), _encoding,
            detectEncodingFromByteOrderMarks: false, bufferSize: 64 * 1024);

    /// <summary>
    /// Parts of about so many bytes that can be read each by itself: every line break in the text ends a record, because
    /// nothing in it is quoted, and every line ends in a line feed. Otherwise the whole text is the only part.
    /// </summary>
    internal override List<TextPart> Parts(int bytesPerPart)
    {
        var bytes = _bytes.AsSpan();
        if (bytes.Length - _preamble <= bytesPerPart || EncodingName.StartsWith("utf-16", StringComparison.Ordinal)
            || bytes.Contains((byte)'"') || HasLoneReturn(bytes))
            return [Whole];
        var parts = new List<TextPart>();
        for (int from = _preamble, lines = 0; from < bytes.Length;)
        {
            var near = int.Min(from + bytesPerPart, bytes.Length);
            var feed = bytes[near..].IndexOf((byte)'\n');
            var to = feed < 0 ? bytes.Length : near + feed + 1;
            parts.Add(new TextPart(from, to, lines));
            lines += bytes[from..to].Count((byte)'\n');
            from = to;
        }

        return parts;
    }

    private static bool HasLoneReturn(ReadOnlySpan<byte> bytes)
    {
        for (var rest = bytes; rest.IndexOf((byte)'\r') is var at and >= 0; rest = rest[(at + 1)..])
        {
            if (at + 1 == rest.Length || rest[at + 1] != '\n')
                return true;
        }

        return false;
    }
}
