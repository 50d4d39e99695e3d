using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using BondResolution.Domain;
using BondResolution.Domain.Recording;
using BondResolution.Integrity;

namespace BondResolution.EventStore.Codec.Lines;

/// <summary>
/// The lines of an event as columns: what its payload holds packed, what its lines are hashed as, and what people are shown. A payload is
/// one line of JSON: <c>{"secret":"64 hex digits","lines":512,"columns":{"accounts":"a…","units":"n…"}}</c>, each column a letter for its
/// form and base64 (docs/events.md, "Lines").
/// </summary>
public sealed class LineTable
{
    private static readonly JsonWriterOptions Shown = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _payload;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _packed;

    internal LineTable(int lines, IReadOnlyList<LineColumn> columns) => (Lines, Columns) = (lines, columns);

    /// <summary>Lines, from 1 to <see cref="Limits.LinesPerChunk"/> in what is recorded.</summary>
    public int Lines { get; }

    /// <summary>The columns, in the order of docs/events.md; a column that says nothing is left out.</summary>
    public IReadOnlyList<LineColumn> Columns { get; }

    /// <summary>The lines of an event; null where it holds none.</summary>
    public static LineTable? Of(IDomainEvent happened) => LineShapes.TableOf(happened);

    /// <summary>The lines of a payload of an event that holds lines, and their secret.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    /// <exception cref="FormatException">A column is not packed as it must be.</exception>
    public static LineTable Decode(ReadOnlySpan<byte> payload, out byte[] secret)
    {
        var reader = new Utf8JsonReader(payload);
        Expect(reader.Read() && reader.TokenType == JsonTokenType.StartObject);
        ExpectField(ref reader, "secret"u8, JsonTokenType.String);
        secret = SecretOf(reader.ValueSpan);
        ExpectField(ref reader, "lines"u8, JsonTokenType.Number);
        Expect(reader.TryGetInt32(out var lines) && lines is > 0 and <= Limits.LinesPerChunk);
        ExpectField(ref reader, "columns"u8, JsonTokenType.StartObject);
        var columns = new List<LineColumn>(12);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            Expect(reader.Read() && reader.TokenType == JsonTokenType.String && !reader.ValueIsEscaped && reader.ValueSpan.Length > 0);
            columns.Add(Unpack(name, reader.ValueSpan, lines));
        }

        Expect(reader.TokenType == JsonTokenType.EndObject && reader.Read() && reader.TokenType == JsonTokenType.EndObject && !reader.Read() && payload[^1] == '}');
        return new LineTable(lines, columns);
    }

    /// <summary>The event that holds these lines.</summary>
    /// <param name="entry">Its entry.</param>
    /// <exception cref="FormatException">Columns are missing, unknown or not in their order.</exception>
    /// <exception cref="OverflowException">A line number that is none.</exception>
    public IDomainEvent EventOf(EventEntry entry) => LineShapes.EventOf(entry.Type, this);

    /// <summary>The payload of these lines.</summary>
    /// <param name="secret">The chunk's secret, 32 bytes.</param>
    public byte[] Encode(ReadOnlySpan<byte> secret)
    {
        var to = _payload ??= new ArrayBufferWriter<byte>(64 * 1024);
        var packed = _packed ??= new ArrayBufferWriter<byte>(16 * 1024);
        to.ResetWrittenCount();
        to.Write("{\"secret\":\""u8);
        to.Write(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(secret)));
        to.Write("\",\"lines\":"u8);
        to.Write(Encoding.ASCII.GetBytes(Lines.ToString(CultureInfo.InvariantCulture)));
        to.Write(",\"columns\":{"u8);
        for (var i = 0; i < Columns.Count; i++)
        {
            packed.ResetWrittenCount();
            var form = Columns[i].Pack(packed);
            to.Write(i == 0 ? "\""u8 : ",\""u8);
            to.Write(Encoding.UTF8.GetBytes(Columns[i].Name));
            to.Write([(byte)'"', (byte)':', (byte)'"', form]);
            var text = to.GetSpan(Base64.GetMaxEncodedToUtf8Length(packed.WrittenCount));
            Base64.EncodeToUtf8(packed.WrittenSpan, text, out _, out var written);
            to.Advance(written);
            to.Write("\""u8);
        }

        to.Write("}}"u8);
        return to.WrittenSpan.ToArray();
    }

    /// <summary>The root over the lines, before they are bound to their event (<see cref="LineChunk"/>).</summary>
    public byte[] Root(ReadOnlySpan<byte> secret) => WithValues(secret, static (secret, values, ends) => LineTree.Root(secret, values, ends));

    /// <summary>The leaves of all lines, 32 bytes each.</summary>
    public byte[] Leaves(ReadOnlySpan<byte> secret) => WithValues(secret, static (secret, values, ends) =>
    {
        var leaves = new byte[ends.Length * MerkleTree.HashBytes];
        LineTree.Leaves(secret, values, ends, leaves);
        return leaves;
    });

    /// <summary>What the lines are bound to, in an event of this type, stream and command.</summary>
    /// <param name="type">The event's type.</param>
    /// <param name="stream">Its stream.</param>
    /// <param name="commandId">Its command.</param>
    /// <param name="place">The chunk's place in its act, from 0.</param>
    public LineChunk Chunk(string type, string stream, string commandId, int place) =>
        new(type, stream, commandId, place, Lines, [.. Columns.Select(c => (c.Name, c.Kind))]);

    /// <summary>The column of a name; null where there is none.</summary>
    public LineColumn? Find(string name) => Columns.FirstOrDefault(c => c.Name == name);

    /// <summary>A line as text: each column as <c>name:value</c> and a line feed; what is absent is left out.</summary>
    public string TextOf(int row)
    {
        var text = new StringBuilder();
        foreach (var column in Columns)
        {
            if (column.TextAt(row) is { } value)
                text.Append(column.Name).Append(':').Append(value).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>The lines as people are shown them: JSON, <c>{"rows":{"accounts":["0100000001"],"units":[520]}}</c>.</summary>
    public byte[] Show()
    {
        var to = new ArrayBufferWriter<byte>(1024);
        using var json = new Utf8JsonWriter(to, Shown);
        json.WriteStartObject();
        json.WriteStartObject("rows");
        foreach (var column in Columns)
            column.Show(json, Lines);
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        return to.WrittenSpan.ToArray();
    }

    private delegate byte[] OfValues(ReadOnlySpan<byte> secret, ReadOnlySpan<byte> values, ReadOnlySpan<int> ends);

    private byte[] WithValues(ReadOnlySpan<byte> secret, OfValues make)
    {
        // A number is written in 8 bytes and the next value over those it does not need.
        var values = ArrayPool<byte>.Shared.Rent(Lines * Columns.Sum(c => c.MaxValueBytes) + LineValue.MaxNumberBytes);
        var ends = ArrayPool<int>.Shared.Rent(Lines);
        var at = 0;
        for (var row = 0; row < Lines; row++)
        {
            foreach (var column in Columns)
                at += column.WriteValue(row, values.AsSpan(at));
            ends[row] = at;
        }

        var made = make(secret, values.AsSpan(0, at), ends.AsSpan(0, Lines));
        ArrayPool<byte>.Shared.Return(values);
        ArrayPool<int>.Shared.Return(ends);
        return made;
    }

    private static LineColumn Unpack(string name, ReadOnlySpan<byte> text, int lines)
    {
        var base64 = text[1..];
        var bytes = ArrayPool<byte>.Shared.Rent(Base64.GetMaxDecodedFromUtf8Length(base64.Length));
        try
        {
            var padding = base64.EndsWith("=="u8) ? 2 : base64.EndsWith("="u8) ? 1 : 0;
            if (base64.Length % 4 != 0 || Base64.DecodeFromUtf8(base64, bytes, out _, out var length) != OperationStatus.Done || length != base64.Length / 4 * 3 - padding)
                throw new FormatException($"column {name}: base64 was expected");
            return LineColumn.Unpack(name, text[0], bytes.AsSpan(0, length), lines);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private static byte[] SecretOf(ReadOnlySpan<byte> hex)
    {
        var secret = new byte[LineTree.SecretBytes];
        Expect(hex.Length == 2 * secret.Length && !hex.ContainsAnyInRange((byte)'A', (byte)'F')
            && Convert.FromHexString(hex, secret, out _, out _) == OperationStatus.Done);
        return secret;
    }

    private static void ExpectField(ref Utf8JsonReader reader, ReadOnlySpan<byte> name, JsonTokenType value) =>
        Expect(reader.Read() && reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals(name) && reader.Read() && reader.TokenType == value);

    private static void Expect(bool isSo)
    {
        if (!isSo)
            throw new JsonException("secret, lines and columns of an event that holds lines were expected");
    }
}
