using System.Buffers;
using System.Runtime.Intrinsics;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace BondResolution.EventStore.Codec;

/// <summary>
/// The columns of a payload's <c>rows</c>, value by value: where each stands in the payload, or, where it is written there
/// otherwise than it is read, in a buffer beside it. Columns come one after the other and lines are wanted, so the places
/// are kept until all columns are known.
/// </summary>
internal sealed class LineColumns : IDisposable
{
    /// <summary>Where a value's bytes stand.</summary>
    /// <param name="From">In the payload; below 0, its complement in <see cref="_beside"/>.</param>
    /// <param name="Length">In bytes; below 0 where the value is absent.</param>
    private readonly record struct Cell(int From, int Length)
    {
        public bool IsAbsent => Length < 0;
    }

    private static readonly Cell Absent = new(0, -1);

    private readonly List<Cell> _heads = []; // a column's name and a colon
    private Cell[] _cells = ArrayPool<Cell>.Shared.Rent(4096); // all lines of the first column, then of the second, …
    private int _cellCount;
    private byte[] _beside;
    private int _besideLength;
    private long _textBytes;
    private int _readerFrom; // where in the payload the reader's bytes begin

    // nothing read grows but a character of four bytes in a column of letters, to two replacements of three
    private LineColumns(int payloadLength) => _beside = ArrayPool<byte>.Shared.Rent(checked(payloadLength + payloadLength / 2));

    /// <summary>How many values every column has.</summary>
    public int Lines { get; private set; }

    /// <summary>Bytes of all lines' texts.</summary>
    public int TextBytes => checked((int)_textBytes);

    /// <summary>Finds all values of a payload.</summary>
    /// <exception cref="JsonException">The payload is no JSON in UTF-8, holds no lines, or columns of different length.</exception>
    public static LineColumns Read(ReadOnlySpan<byte> payload)
    {
        if (!Utf8.IsValid(payload)) // the reader checks only what it is asked to make strings of
            throw new JsonException("UTF-8 was expected");
        var columns = new LineColumns(payload.Length);
        try
        {
            columns.ReadPayload(payload);
            return columns;
        }
        catch (Exception broken)
        {
            columns.Dispose();
            if (broken is InvalidOperationException) // what the reader says of half a surrogate pair in an escape
                throw new JsonException(broken.Message, broken);
            throw;
        }
    }

    /// <summary>Writes the texts of all lines.</summary>
    /// <param name="payload">The bytes that were read.</param>
    /// <param name="texts">Receives <see cref="TextBytes"/>.</param>
    /// <param name="ends">Receives where each of the <see cref="Lines"/> ends.</param>
    public void WriteTexts(ReadOnlySpan<byte> payload, Span<byte> texts, Span<int> ends)
    {
        var at = 0;
        for (var line = 0; line < ends.Length; line++)
        {
            var cell = line;
            foreach (var head in _heads)
            {
                var value = _cells[cell];
                cell += ends.Length;
                if (value.IsAbsent)
                    continue;
                at += Copy(_beside, ~head.From, head.Length, texts[at..]);
                at += value.From >= 0 ? Copy(payload, value.From, value.Length, texts[at..]) : Copy(_beside, ~value.From, value.Length, texts[at..]);
                texts[at++] = (byte)'\n';
            }

            ends[line] = at;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<Cell>.Shared.Return(_cells);
        ArrayPool<byte>.Shared.Return(_beside);
        (_cells, _beside) = ([], []);
    }

    /// <summary>Copies so many bytes, and may write others behind them that are written over later.</summary>
    private static int Copy(ReadOnlySpan<byte> from, int at, int length, Span<byte> to)
    {
        // names and values are short: one move of a fixed length is faster than a call that looks for the right ones
        if (length <= Vector256<byte>.Count && from.Length - at >= Vector256<byte>.Count && to.Length >= Vector256<byte>.Count)
            Vector256.Create(from.Slice(at, Vector256<byte>.Count)).CopyTo(to);
        else
            from.Slice(at, length).CopyTo(to);
        return length;
    }

    private void ReadPayload(ReadOnlySpan<byte> payload)
    {
        var reader = new Utf8JsonReader(payload);
        reader.Read();
        Expect(reader.TokenType == JsonTokenType.StartObject);
        var found = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isRows = reader.ValueTextEquals("rows"u8);
            reader.Read();
            if (isRows)
                ReadRows(payload, ref reader);
            else
                reader.Skip();
            found |= isRows;
        }

        Expect(found);
        reader.Read(); // nothing may follow
    }

    private void ReadRows(ReadOnlySpan<byte> payload, ref Utf8JsonReader reader)
    {
        Expect(reader.TokenType == JsonTokenType.StartObject);
        _heads.Clear(); // of two by that name the last one counts, as everywhere in System.Text.Json
        (Lines, _cellCount, _besideLength, _textBytes) = (0, 0, 0, 0);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var head = Beside(ref reader);
            _beside[_besideLength++] = (byte)':';
            head = head with { Length = head.Length + 1 };
            _heads.Add(head);
            var before = _cellCount;
            reader.Read();
            Expect(reader.TokenType is JsonTokenType.String or JsonTokenType.StartArray);
            if (reader.TokenType == JsonTokenType.String)
                ReadLetters(ref reader, head);
            else if (!TryReadPlain(payload, ref reader, head))
                ReadValues(ref reader, head);
            var values = _cellCount - before;
            if (_heads.Count == 1)
                Lines = values;
            else if (values != Lines)
                throw new JsonException($"column {Encoding.UTF8.GetString(_beside, ~head.From, head.Length - 1)} has {values} values; {Lines} were expected");
        }
    }

    /// <summary>Reads an array of plain values, or nothing of it where one is not plain.</summary>
    private bool TryReadPlain(ReadOnlySpan<byte> payload, ref Utf8JsonReader reader, Cell head)
    {
        var before = (_cellCount, _textBytes);
        var at = _readerFrom + (int)reader.BytesConsumed;
        for (int end; (end = PlainJson.EndOfValue(payload, at)) >= 0 && end < payload.Length && payload[end] is (byte)',' or (byte)']'; at = end + 1)
        {
            Add(head, payload[at] switch
            {
                (byte)'n' => Absent,
                (byte)'"' => new Cell(at + 1, end - at - 2),
                _ => new Cell(at, end - at)
            });
            if (payload[end] == ',')
                continue;
            // To the reader the array begins where it ends, and so is an empty one: it goes on from there. A position in a
            // message of the reader's then counts without the values.
            reader = new Utf8JsonReader(payload[end..], isFinalBlock: true, reader.CurrentState);
            _readerFrom = end;
            return reader.Read();
        }

        (_cellCount, _textBytes) = before;
        return false;
    }

    private void ReadValues(ref Utf8JsonReader reader, Cell head)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var from = _readerFrom + (int)reader.TokenStartIndex;
            switch (reader.TokenType)
            {
                case JsonTokenType.Null:
                    Add(head, Absent);
                    break;
                case JsonTokenType.String:
                    Add(head, reader.ValueIsEscaped ? Beside(ref reader) : new Cell(from + 1, reader.ValueSpan.Length));
                    break;
                case JsonTokenType.StartObject or JsonTokenType.StartArray:
                    reader.Skip();
                    Add(head, new Cell(from, _readerFrom + (int)reader.BytesConsumed - from));
                    break;
                default:
                    Add(head, new Cell(from, reader.ValueSpan.Length));
                    break;
            }
        }
    }

    private void ReadLetters(ref Utf8JsonReader reader, Cell head)
    {
        var from = _readerFrom + (int)reader.TokenStartIndex + 1;
        if (!reader.ValueIsEscaped && Ascii.IsValid(reader.ValueSpan))
        {
            for (var i = 0; i < reader.ValueSpan.Length; i++)
                Add(head, new Cell(from + i, 1));
            return;
        }

        foreach (var letter in reader.GetString()!)
        {
            var length = Encoding.UTF8.GetBytes([letter], _beside.AsSpan(_besideLength));
            Add(head, new Cell(~_besideLength, length));
            _besideLength += length;
        }
    }

    /// <summary>Puts a name or an escaped text into the buffer beside the payload, as it reads.</summary>
    private Cell Beside(ref Utf8JsonReader reader)
    {
        var cell = new Cell(~_besideLength, reader.CopyString(_beside.AsSpan(_besideLength)));
        _besideLength += cell.Length;
        return cell;
    }

    private void Add(Cell head, Cell value)
    {
        if (_cellCount == _cells.Length)
        {
            var larger = ArrayPool<Cell>.Shared.Rent(2 * _cellCount);
            _cells.CopyTo(larger, 0);
            ArrayPool<Cell>.Shared.Return(_cells);
            _cells = larger;
        }

        _cells[_cellCount++] = value;
        if (!value.IsAbsent)
            _textBytes += head.Length + value.Length + 1;
    }

    private static void Expect(bool rows)
    {
        if (!rows)
            throw new JsonException("a payload with rows was expected");
    }
}
