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

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The canonical bytes of a command: its id left out, its case as resolved, a file's path as null: the file's bytes stand for it.</summary>
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
            foreach (var (name, value) in fields.Append(("case", null)).OrderBy(p => p.Item1, StringComparer.Ordinal))
            {
                writer.WritePropertyName(name);
                if (value is not null && files.Contains(name, StringComparer.Ordinal))
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
