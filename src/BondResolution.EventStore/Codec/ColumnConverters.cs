using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using BondResolution.Domain.Bonds;

namespace BondResolution.EventStore.Codec;

/// <summary>A column of lines as a JSON array, read and written value by value without an object a row.</summary>
internal abstract class ColumnConverter<T> : JsonConverter<ImmutableArray<T>>
{
    private const int UsualRows = Domain.Limits.LinesPerChunk;

    public override ImmutableArray<T> Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            throw new JsonException("an array was expected");
        var values = ArrayPool<T>.Shared.Rent(UsualRows);
        var count = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (count == values.Length)
            {
                var larger = ArrayPool<T>.Shared.Rent(count * 2);
                values.CopyTo(larger, 0);
                ArrayPool<T>.Shared.Return(values, clearArray: true);
                values = larger;
            }

            values[count++] = ReadValue(ref reader);
        }

        var column = values.AsSpan(0, count).ToArray();
        ArrayPool<T>.Shared.Return(values, clearArray: true);
        return ImmutableCollectionsMarshal.AsImmutableArray(column);
    }

    public override void Write(Utf8JsonWriter writer, ImmutableArray<T> value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var item in value)
            WriteValue(writer, item);
        writer.WriteEndArray();
    }

    protected abstract T ReadValue(ref Utf8JsonReader reader);

    protected abstract void WriteValue(Utf8JsonWriter writer, T value);
}

internal sealed class AccountColumnConverter : ColumnConverter<AccountNumber>
{
    protected override AccountNumber ReadValue(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String)
            throw new JsonException("an account was expected");
        return reader.ValueIsEscaped ? reader.GetString()! : AccountNumber.Of(reader.ValueSpan);
    }

    protected override void WriteValue(Utf8JsonWriter writer, AccountNumber value)
    {
        Span<byte> text = stackalloc byte[value.MaxUtf8Bytes];
        writer.WriteStringValue(text[..value.WriteUtf8(text)]);
    }
}

/// <summary>Person tokens; null where no person is known.</summary>
internal sealed class PersonColumnConverter : ColumnConverter<PersonToken>
{
    protected override PersonToken ReadValue(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Null => default,
        JsonTokenType.String => reader.ValueIsEscaped ? reader.GetString() : PersonToken.Of(reader.ValueSpan),
        _ => throw new JsonException("a person token was expected")
    };

    protected override void WriteValue(Utf8JsonWriter writer, PersonToken value)
    {
        if (value.IsNone)
        {
            writer.WriteNullValue();
            return;
        }

        Span<byte> text = stackalloc byte[value.MaxUtf8Bytes];
        writer.WriteStringValue(text[..value.WriteUtf8(text)]);
    }
}
