using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using BondResolution.Domain.Recording;
using BondResolution.EventStore.Codec.Lines;

namespace BondResolution.EventStore.Codec;

/// <summary>
/// Events to and from the bytes the ledger keeps: UTF-8 JSON, one line, fields in the order of the record, money as
/// yuan strings, absent values left out; lines as packed columns (<see cref="LineTable"/>), money in them in fen, named so.
/// </summary>
public static class EventJson
{
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The bytes of an event.</summary>
    /// <param name="happened">The event.</param>
    /// <param name="secret">Of an event that holds lines: their secret, 32 bytes.</param>
    public static byte[] Encode(IDomainEvent happened, ReadOnlySpan<byte> secret = default) =>
        LineTable.Of(happened) is { } lines ? lines.Encode(secret) : Plain(happened);

    /// <summary>An event as people are shown it: its bytes, but lines by name and value.</summary>
    public static byte[] Show(IDomainEvent happened) => LineTable.Of(happened)?.Show() ?? Plain(happened);

    /// <summary>The event in stored bytes.</summary>
    /// <exception cref="UnreadableEventException">The type is unknown or the bytes do not fit it: written by a newer program, or altered.</exception>
    public static IDomainEvent Decode(string type, ReadOnlySpan<byte> payload)
    {
        var known = EventCatalogue.Find(type) ?? throw new UnreadableEventException(type, null);
        try
        {
            if (known.HoldsLines)
                return LineTable.Decode(payload, out _).EventOf(known);
            var happened = Read(payload, known.Type);
            return EventVersions.Fits(type, happened) ? happened : throw new UnreadableEventException(type, null);
        }
        catch (Exception broken) when (broken is JsonException or FormatException or ArgumentException or InvalidOperationException or OverflowException or NotSupportedException)
        {
            throw new UnreadableEventException(type, broken);
        }
    }

    private static IDomainEvent Read(ReadOnlySpan<byte> payload, Type type)
    {
        var reader = new Utf8JsonReader(payload);
        reader.Read();
        var happened = (IDomainEvent)RecordJson.OfRecord(type).Read(ref reader);
        return reader.Read() ? throw new JsonException("something stands behind the event") : happened;
    }

    private static byte[] Plain(IDomainEvent happened)
    {
        var to = new ArrayBufferWriter<byte>(512);
        using var json = new Utf8JsonWriter(to, Relaxed);
        RecordJson.OfRecord(happened.GetType()).Write(json, happened);
        json.Flush();
        return to.WrittenSpan.ToArray();
    }
}
