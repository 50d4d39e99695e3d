using System.Collections;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace BondResolution.EventStore.Codec;

/// <summary>An immutable array as a JSON array.</summary>
/// <param name="type">The array's type.</param>
internal sealed class ArrayJson(Type type) : ValueJson
{
    private readonly Type _item = type.GetGenericArguments()[0];
    private readonly MethodInfo _of = typeof(ImmutableCollectionsMarshal).GetMethod(nameof(ImmutableCollectionsMarshal.AsImmutableArray))!
        .MakeGenericMethod(type.GetGenericArguments());

    /// <summary>One that says nothing.</summary>
    public object Default { get; } = Activator.CreateInstance(type)!;

    public override object Read(ref Utf8JsonReader reader)
    {
        Expect(reader.TokenType == JsonTokenType.StartArray, "an array");
        var (form, read) = (Of(_item), new ArrayList());
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            read.Add(form.Read(ref reader));
        return _of.Invoke(null, [read.ToArray(_item)])!;
    }

    public override void Write(Utf8JsonWriter to, object value)
    {
        var form = Of(_item);
        to.WriteStartArray();
        foreach (var item in (IEnumerable)value)
            form.Write(to, item);
        to.WriteEndArray();
    }
}
