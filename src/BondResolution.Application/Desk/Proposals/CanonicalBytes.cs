using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace BondResolution.Application.Desk.Proposals;

/// <summary>
/// JSON in one form, so that another program comes to the same bytes: no blanks, members in the order of their names, numbers as they
/// stand, texts in UTF-8 with
/// <c>"</c>, <c>\</c> and control characters below U+0020 escaped and nothing else (docs/integrity.md §7).
/// </summary>
internal static class CanonicalBytes
{
    public static void Write(IBufferWriter<byte> to, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                Put(to, '{');
                var isFirst = true;
                foreach (var member in element.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal))
                {
                    Next(to, ref isFirst);
                    Text(to, member.Name);
                    Put(to, ':');
                    Write(to, member.Value);
                }

                Put(to, '}');
                break;
            case JsonValueKind.Array:
                Put(to, '[');
                var first = true;
                foreach (var item in element.EnumerateArray())
                {
                    Next(to, ref first);
                    Write(to, item);
                }

                Put(to, ']');
                break;
            case JsonValueKind.String:
                Text(to, element.GetString()!);
                break;
            default:
                Put(to, element.GetRawText());
                break;
        }
    }

    private static void Next(IBufferWriter<byte> to, ref bool isFirst)
    {
        if (!isFirst)
            Put(to, ',');
        isFirst = false;
    }

    private static void Text(IBufferWriter<byte> to, string text)
    {
        var escaped = new StringBuilder(text.Length + 2).Append('"');
        foreach (var letter in text)
        {
            escaped.Append(letter switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\b' => "\\b",
                '\f' => "\\f",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                < ' ' => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}"),
                _ => letter.ToString()
            });
        }

        Put(to, escaped.Append('"').ToString());
    }

    private static void Put(IBufferWriter<byte> to, char sign) => to.Write([(byte)sign]);

    private static void Put(IBufferWriter<byte> to, string text) => Encoding.UTF8.GetBytes(text, to);
}
