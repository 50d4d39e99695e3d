using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;

namespace BondResolution.EventStore.Codec;

/// <summary>
/// A record as a JSON object: a field a parameter of its constructor, in their order, in camel case; what is null, or an array that says
/// nothing, is left out. Read and written value by value as objects: events that are no lines are few, and a command reads some of many
/// types, for each of which a serializer's generic code would be compiled while it starts.
/// </summary>
internal sealed class RecordJson : ValueJson
{
    private static readonly ConcurrentDictionary<Type, RecordJson> All = new();

    private readonly ConstructorInfo _constructor;
    private readonly Field[] _fields;

    private RecordJson(Type type)
    {
        _constructor = type.GetConstructors().Single();
        _fields = [.. _constructor.GetParameters().Select(parameter => Field.Of(type, parameter))];
    }

    /// <summary>A field of a record.</summary>
    /// <param name="Name">In camel case.</param>
    /// <param name="Parameter">Of the constructor.</param>
    /// <param name="Property">Its value.</param>
    /// <param name="Form">How that is written.</param>
    private sealed record Field(JsonEncodedText Name, ParameterInfo Parameter, PropertyInfo Property, ValueJson Form)
    {
        public static Field Of(Type record, ParameterInfo parameter)
        {
            var (type, name) = (parameter.ParameterType, parameter.Name!);
            return new(JsonEncodedText.Encode(char.ToLowerInvariant(name[0]) + name[1..]), parameter, record.GetProperty(name)!,
                ValueJson.Of(Nullable.GetUnderlyingType(type) ?? type));
        }

        /// <summary>What the field is where it is left out.</summary>
        /// <exception cref="JsonException">It may not be.</exception>
        public object? Absent() => Form is ArrayJson array ? array.Default : IsNullable() ? null : throw new JsonException($"field {Name} is missing");

        private bool IsNullable() => Parameter.ParameterType.IsValueType
            ? Nullable.GetUnderlyingType(Parameter.ParameterType) is not null
            : new NullabilityInfoContext().Create(Parameter).WriteState is NullabilityState.Nullable;
    }

    /// <summary>The form of a record.</summary>
    public static RecordJson OfRecord(Type type) => All.GetOrAdd(type, static type => new RecordJson(type));

    /// <exception cref="JsonException">A field is missing, unknown, twice or not of its form.</exception>
    public override object Read(ref Utf8JsonReader reader)
    {
        Expect(reader.TokenType == JsonTokenType.StartObject, "an object");
        var values = new object?[_fields.Length];
        var isThere = new bool[_fields.Length];
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var at = 0;
            while (at < _fields.Length && !reader.ValueTextEquals(_fields[at].Name.EncodedUtf8Bytes))
                at++;
            if (at == _fields.Length)
                throw new JsonException($"field {reader.GetString()} is unknown");
            if (isThere[at])
                throw new JsonException($"field {_fields[at].Name} is there twice");
            isThere[at] = true;
            reader.Read();
            try
            {
                values[at] = _fields[at].Form.Read(ref reader);
            }
            catch (JsonException broken)
            {
                throw new JsonException($"{_fields[at].Name}: {broken.Message}", broken);
            }
        }

        for (var at = 0; at < _fields.Length; at++)
        {
            if (!isThere[at])
                values[at] = _fields[at].Absent();
        }

        return _constructor.Invoke(BindingFlags.DoNotWrapExceptions, null, values, null);
    }

    public override void Write(Utf8JsonWriter to, object value)
    {
        to.WriteStartObject();
        foreach (var field in _fields)
        {
            if (field.Property.GetValue(value) is not { } said || (field.Form is ArrayJson array && said.Equals(array.Default)))
                continue;
            to.WritePropertyName(field.Name);
            field.Form.Write(to, said);
        }

        to.WriteEndObject();
    }
}
