using System.Text;
using System.Text.Json;

namespace BondResolution.EventStore.Codec;

/// <summary>
/// The lines of a payload as the texts their tree is made of: the columns of <c>rows</c> in the payload's order, each as
/// <c>name:value</c> and a line feed. A column that is one text (classes) gives a letter a line; an absent value is left out.
/// </summary>
public static class LineTexts
{
    /// <summary>The texts of all lines, in order.</summary>
    /// <exception cref="JsonException">The payload holds no lines, or columns of different length.</exception>
    public static string[] Of(ReadOnlyMemory<byte> payload)
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

        return [.. (lines ?? []).Select(line => line.ToString())];
    }

    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => value.GetString(),
        _ => value.GetRawText()
    };
}
