using System.Text;

namespace BondResolution.Files.Text;

/// <summary>A file's bytes that are known to be text, and in which encoding.</summary>
public sealed class TextFile
{
    private readonly byte[] _bytes;
    private readonly Encoding _encoding;
    private readonly int _preamble;

    internal TextFile(string name, byte[] bytes, Encoding encoding, string encodingName, int preamble, bool hasOddQuotes)
    {
        (Name, _bytes, _encoding, EncodingName, _preamble, HasOddQuotes) = (name, bytes, encoding, encodingName, preamble, hasOddQuotes);
    }

    /// <summary>The file as the caller calls it; for messages.</summary>
    public string Name { get; }

    /// <summary><c>utf-8</c>, <c>utf-8-bom</c>, <c>utf-16le</c>, <c>utf-16be</c> or <c>gb18030</c>; ASCII is utf-8, GBK is gb18030.</summary>
    public string EncodingName { get; }

    /// <summary>Whether the quotation marks of the whole text are odd in number: then one of them is never closed.</summary>
    internal bool HasOddQuotes { get; }

    /// <summary>
    /// About how many records there are, so that columns need not grow: the line feeds, but no more than records of 16
    /// bytes would be, lest a file of blank lines asks for memory it has no use for.
    /// </summary>
    internal int EstimateRecords() => Math.Min(_bytes.AsSpan().Count((byte)'\n'), _bytes.Length / 16) + 1;

    /// <summary>Reads the text from its beginning, without the byte order mark.</summary>
    public TextReader Open() =>
        new StreamReader(new MemoryStream(_bytes, _preamble, _bytes.Length - _preamble, writable: false), _encoding,
            detectEncodingFromByteOrderMarks: false, bufferSize: 64 * 1024);
}
