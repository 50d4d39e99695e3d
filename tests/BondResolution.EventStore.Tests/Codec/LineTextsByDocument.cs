using System.Text;
using System.Text.Json;

namespace BondResolution.EventStore.Tests.Codec;

/// <summary>The texts of lines, made the plain way from a whole document: what the fast way is held against.</summary>
internal static class LineTextsByDocument
{
    public static byte[][] Of(byte[] payload)
    {
        using var json = JsonDocument.Parse(payload);
        if (!json.RootElement.TryGetProperty("rows", out var rows))
            throw new JsonException("a payload with rows was expected");
        StringBuilder[]? lines = null;
        foreach (var column in rows.EnumerateObject())
        {
            var values = column.Value.ValueKind == JsonValueKind.String
                ? [.. column.Value.GetString()!.Select(letter => letter.ToString())]
                : column.Value.EnumerateArray().Select(Text).ToList();
            lines ??= [.. values.Select(_ => new StringBuilder())];
            if (values.Count != lines.Length)
                throw new JsonException($"column {column.Name} has {values.Count} values; {lines.Length} were expected");
            for (var i = 0; i < lines.Length; i++)
            {
                if (values[i] is { } value)
                    lines[i].Append(column.Name).Append(':').Append(value).Append('\n');
            }
        }

        return [.. (lines ?? []).Select(line => Encoding.UTF8.GetBytes(line.ToString()))];
    }

    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => value.GetString(),
        _ => value.GetRawText()
    };
}
