using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using BondResolution.Domain.Recording;
using BondResolution.EventStore.Codec.Lines;

namespace BondResolution.EventStore.Codec;

/// <summary>
/// Events to and from the bytes the ledger keeps: UTF-8 JSON, one line, fields in the order of the record, money as
/// yuan strings, absent values left out; lines as packed columns (<see cref="LineTable"/>), money in them in fen, named so.
/// </summary>
public static class EventJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.General)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        Converters =
        {
            new WordConverterFactory(), new FenConverter(), new PriceConverter(), new RateConverter(), new RateStepsConverter(), new SchemeConverter(),
            new AccountColumnConverter(), new PersonColumnConverter()
        },
        TypeInfoResolver = EventShapes.Default.WithAddedModifier(LeaveOutWhatIsAbsent)
    };

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
            return JsonSerializer.Deserialize(payload, known.Type, Options) is IDomainEvent happened && EventVersions.Fits(type, happened)
                ? happened
                : throw new UnreadableEventException(type, null);
        }
        catch (Exception broken) when (broken is JsonException or FormatException or ArgumentException or InvalidOperationException or OverflowException or NotSupportedException)
        {
            throw new UnreadableEventException(type, broken);
        }
    }

    private static byte[] Plain(IDomainEvent happened) => JsonSerializer.SerializeToUtf8Bytes(happened, happened.GetType(), Options);

    /// <summary>Only what a record is made of is a field; what is computed from it is neither written nor read.</summary>
    private static void LeaveOutWhatIsAbsent(JsonTypeInfo info)
    {
        for (var i = info.Properties.Count - 1; i >= 0; i--)
        {
            var property = info.Properties[i];
            if (property.AssociatedParameter is null)
                info.Properties.RemoveAt(i);
            else if (property.PropertyType.IsGenericType && property.PropertyType.GetGenericTypeDefinition() == typeof(ImmutableArray<>))
                property.ShouldSerialize = (_, value) => value is not null && !value.Equals(Activator.CreateInstance(value.GetType()));
            else if (property.IsGetNullable || Nullable.GetUnderlyingType(property.PropertyType) is not null)
                property.ShouldSerialize = (_, value) => value is not null;
            else
                property.IsRequired = true;
        }
    }
}
