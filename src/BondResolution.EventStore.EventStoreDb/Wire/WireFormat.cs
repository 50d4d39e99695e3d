using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using BondResolution.Integrity;
using EventStore.Client;

namespace BondResolution.EventStore.EventStoreDb.Wire;

/// <summary>
/// Events to the cluster and back. The payload is the event's data, byte for byte. What else is hashed is in the event's
/// metadata, one JSON object: <c>on</c>, <c>recordedAt</c>, <c>command</c>, <c>append</c> (not hashed) and last
/// <c>metadata</c>, the ledger's own metadata byte for byte, left out where it is empty.
/// </summary>
internal static class WireFormat
{
    /// <summary>The type of the one event that says which id a ledger has.</summary>
    private const string IdType = "bondres.ledger-id/1";

    /// <summary>Every event of a ledger is in a stream that begins so.</summary>
    public static string Prefix(string ledger) => $"bondres/{ledger}/";

    /// <summary>The stream with a ledger's id. It does not begin as its events' streams do, so that it takes no place in their sequence.</summary>
    public static string IdStream(string ledger) => $"bondres-id/{ledger}";

    /// <summary>The event that gives a ledger its id: <c>{"ledger":"32 hex digits"}</c>.</summary>
    public static EventData EncodeId(LedgerId ledger) =>
        new(Uuid.FromGuid(new Guid(ledger.ToBytes(), bigEndian: true)), IdType, Encoding.UTF8.GetBytes($"{{\"ledger\":\"{ledger}\"}}"));

    /// <exception cref="LedgerAlteredException">Nothing this program can have written.</exception>
    public static LedgerId DecodeId(EventRecord record)
    {
        var text = Encoding.UTF8.GetString(record.Data.Span);
        return record.EventType == IdType && text.Length == 13 + 2 * LedgerId.Bytes && LedgerId.Parse(text[11..^2]) is { } ledger && text == $"{{\"ledger\":\"{ledger}\"}}"
            ? ledger
            : throw new LedgerAlteredException($"event {record.EventNumber} of {record.EventStreamId} ({record.EventType}) gives no ledger its id");
    }

    // strict: a lone surrogate replaced by U+FFFD would come back as another command
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <exception cref="ArgumentException">A text that is not Unicode, or metadata that is not one JSON value without space around it.</exception>
    public static EventData Encode(NewEvent e, DateTimeOffset recordedAt, Guid append)
    {
        _ = Utf8.GetByteCount(e.Type) + Utf8.GetByteCount(e.CommandId);
        var to = new ArrayBufferWriter<byte>(256 + e.Metadata.Length);
        using (var json = new Utf8JsonWriter(to, Options))
        {
            json.WriteStartObject();
            json.WriteString("on", e.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            json.WriteString("recordedAt", InstantText.Format(recordedAt));
            json.WriteString("command", e.CommandId);
            json.WriteString("append", append.ToString("N"));
            if (!e.Metadata.IsEmpty)
            {
                json.WritePropertyName("metadata");
                WriteRaw(json, e.Metadata.Span);
            }

            json.WriteEndObject();
        }

        return new EventData(Uuid.FromGuid(e.Id), e.Type, e.Payload, to.WrittenMemory);
    }

    /// <summary>What the server counts of an event against its append limit, or more.</summary>
    public static long BytesOf(EventData e) => e.Data.Length + e.Metadata.Length + 2L * e.Type.Length;

    /// <exception cref="LedgerAlteredException">Nothing this program can have written.</exception>
    public static ClusterEvent Decode(EventRecord record, string prefix)
    {
        try
        {
            var (on, recordedAt, command, append, metadata) = Parts(record.Metadata);
            return new(
                record.EventStreamId[prefix.Length..], checked((long)record.EventNumber.ToUInt64()), record.EventId.ToGuid(), record.EventType, on, recordedAt, command,
                append, metadata, record.Data, new(checked((long)record.Position.CommitPosition), checked((long)record.Position.PreparePosition)));
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException or KeyNotFoundException)
        {
            throw new LedgerAlteredException(
                $"event {record.EventNumber} of {record.EventStreamId} ({record.EventType}) is none this program can have written: {e.Message}", e);
        }
    }

    private static void WriteRaw(Utf8JsonWriter json, ReadOnlySpan<byte> metadata)
    {
        if (metadata[0] <= ' ' || metadata[^1] <= ' ')
            throw new ArgumentException("Metadata begins or ends with white space, which would be lost.");
        try
        {
            json.WriteRawValue(metadata);
        }
        catch (JsonException e)
        {
            throw new ArgumentException($"Metadata is not JSON: {e.Message}", e);
        }
    }

    private static (DateOnly On, DateTimeOffset RecordedAt, string Command, Guid Append, ReadOnlyMemory<byte> Metadata) Parts(ReadOnlyMemory<byte> bytes)
    {
        var json = new Utf8JsonReader(bytes.Span);
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        var metadata = ReadOnlyMemory<byte>.Empty;
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = json.GetString()!;
            json.Read();
            var from = (int)json.TokenStartIndex;
            if (name != "metadata")
            {
                if (json.TokenType == JsonTokenType.String)
                    texts[name] = json.GetString()!;
                json.Skip();
                continue;
            }

            json.Skip();
            metadata = bytes[from..(int)json.BytesConsumed];
        }

        return (DateOnly.ParseExact(texts["on"], "yyyy-MM-dd", CultureInfo.InvariantCulture), InstantText.Parse(texts["recordedAt"]), texts["command"],
            Guid.ParseExact(texts["append"], "N"), metadata);
    }
}
