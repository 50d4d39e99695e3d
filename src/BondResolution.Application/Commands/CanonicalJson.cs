using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using BondResolution.Domain;

namespace BondResolution.Application.Commands;

/// <summary>
/// One form for a command whoever wrote it how: fields sorted by name (ordinal), no blanks, numbers as they were
/// written. Ids and digests of commands are made of it (<see cref="CommandDigest"/>).
/// </summary>
internal static class CanonicalJson
{
    /// <summary>Fields that are names, so that the same act is the same command in whatever width they are typed.</summary>
    private static readonly string[] NameFields = ["account", "number", "offer", "plan", "suit"];

    /// <summary>Fields that may list one text or several: a list of one is that text.</summary>
    private static readonly string[] ListFields = ["file", "sheet"];

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>
    /// The canonical bytes of a command: its id left out, its case as resolved, a file's path as null: the file's bytes stand for it, and a
    /// list of files is one of nulls.
    /// </summary>
    /// <param name="command">The command.</param>
    /// <param name="code">Its case.</param>
    /// <param name="files">Fields that name a file, those whose path is content left out.</param>
    public static byte[] Of(JsonElement command, string code, params IEnumerable<string> files)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            var fields = command.EnumerateObject().Where(p => p.Name is not ("id" or "case")).Select(p => (p.Name, (JsonElement?)p.Value));
            foreach (var (name, given) in fields.Append(("case", null)).OrderBy(p => p.Item1, StringComparer.Ordinal))
            {
                writer.WritePropertyName(name);
                var isFile = files.Contains(name, StringComparer.Ordinal);
                var value = ListFields.Contains(name, StringComparer.Ordinal) ? Only(given) : given;
                if (isFile && value is { ValueKind: JsonValueKind.Array } list)
                    WriteNulls(writer, list.GetArrayLength());
                else if (isFile && value is not null)
                    writer.WriteNullValue();
                else if (value is { ValueKind: JsonValueKind.String } text && NameFields.Contains(name, StringComparer.Ordinal))
                    writer.WriteStringValue(Names.Narrow(text.GetString()!));
                else if (value is { } element)
                    Write(writer, element);
                else
                    writer.WriteStringValue(code);
            }

            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>The only entry of a list; anything else as it is.</summary>
    private static JsonElement? Only(JsonElement? given) => given is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() == 1 ? list[0] : given;

    private static void WriteNulls(Utf8JsonWriter writer, int count)
    {
        writer.WriteStartArray();
        for (var i = 0; i < count; i++)
            writer.WriteNullValue();
        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var property in element.EnumerateObject().OrderBy(p => p.Name, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(property.Name);
                    Write(writer, property.Value);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in element.EnumerateArray())
                    Write(writer, item);
                writer.WriteEndArray();
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }
}
