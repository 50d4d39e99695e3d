using System.Text.Json;
using System.Text.Json.Serialization;
using BondResolution.Domain;

namespace BondResolution.EventStore.Codec;

/// <summary>Writes and reads enumerations by their words.</summary>
internal sealed class WordConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type type) => type.IsEnum;

    public override JsonConverter CreateConverter(Type type, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(WordConverter<>).MakeGenericType(type))!;

    private sealed class WordConverter<T> : JsonConverter<T> where T : struct, Enum
    {
        public override T Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            Words.TryParse<T>(reader.GetString() ?? "", out var value)
                ? value
                : throw new JsonException($"one of {string.Join(", ", Words.All<T>())} was expected");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(Words.Of(value));
    }
}
