using System.Globalization;
using System.Text.Json.Nodes;

namespace BondResolution.Web.Pages.Recording;

/// <summary>
/// Writes the command object of a form. What cannot be read as its field wants it is handed on as it was typed: the command's own reader
/// says what is wrong with it, in the same words as everywhere.
/// </summary>
internal static class CommandWriter
{
    public static JsonObject Write(CommandForm form, string? code, FormState state)
    {
        var command = new JsonObject { ["do"] = form.Do };
        if (code is not null)
            command["case"] = code;
        if (Of(form.Root, "", state) is JsonObject fields)
        {
            foreach (var (name, value) in fields.ToList())
            {
                fields.Remove(name);
                command[name] = value;
            }
        }

        return command;
    }

    /// <summary>The form of a variant that is chosen; the first where none is.</summary>
    public static FormField Chosen(FormField variant, string path, FormState state) =>
        variant.Inner.FirstOrDefault(form => form.Name == state[variant.ChoiceName(path)]) ?? variant.Inner[0];

    public static string Inside(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    private static JsonNode? Of(FormField field, string path, FormState state)
    {
        switch (field.Kind)
        {
            case FieldKind.Object:
                return Members(field, path, state);
            case FieldKind.List:
                var elements = Enumerable.Range(0, state.Count(path, 1))
                    .Select(i => Of(field.Inner[0], $"{path}[{i}]", state)).OfType<JsonNode>().ToArray();
                return elements.Length == 0 ? null : new JsonArray(elements);
            case FieldKind.Tuple:
                var parts = field.Inner.Select((inner, i) => Of(inner, $"{path}[{i}]", state)).ToArray();
                return parts.All(part => part is null) ? null : new JsonArray([.. parts.Select(part => part ?? "")]);
            case FieldKind.Map:
                var map = new JsonObject();
                for (var i = 0; i < state.Count(path, 1); i++)
                {
                    if (state[$"{path}[{i}].key"] is { Length: > 0 } key)
                        map[key.Trim()] = state[$"{path}[{i}].value"];
                }

                return map.Count == 0 ? null : map;
            case FieldKind.Variant:
                return OneOf(field, path, state);
            case FieldKind.File:
                var names = (state[path] ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries);
                return names.Length switch { 0 => null, 1 => names[0], _ => new JsonArray([.. names.Select(name => (JsonNode)name)]) };
            default:
                return Scalar(field, state[path]?.Trim());
        }
    }

    private static JsonObject? Members(FormField field, string path, FormState state)
    {
        var members = new JsonObject();
        foreach (var inner in field.Inner)
        {
            if (Of(inner, Inside(path, inner.Name), state) is { } value)
                members[inner.Name] = value;
        }

        return members.Count == 0 ? null : members;
    }

    private static JsonNode? OneOf(FormField field, string path, FormState state)
    {
        var chosen = Chosen(field, path, state);
        if (field.Discriminator is { } apart)
        {
            // An optional variant that nobody touched is left out; its word alone says nothing.
            var members = Members(chosen, path, state);
            if (members is null && !field.Required)
                return null;
            var whole = new JsonObject { [apart] = chosen.Name };
            foreach (var (name, value) in (members ?? []).ToList())
            {
                members!.Remove(name);
                whole[name] = value;
            }

            return whole;
        }

        return Of(chosen, path, state);
    }

    private static JsonNode? Scalar(FormField field, string? text)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        if (field.Kind is FieldKind.Integer or FieldKind.Decimal)
            text = text.Replace(",", "", StringComparison.Ordinal).Replace("，", "", StringComparison.Ordinal);
        return field.Kind switch
        {
            FieldKind.Integer when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
            FieldKind.YesNo => text switch { "true" => true, "false" => false, _ => text },
            // Whole yuan are written with their fen.
            FieldKind.Decimal when field.Pattern is { } pattern && pattern.EndsWith(@"\.[0-9]{2}$", StringComparison.Ordinal)
                && text.All(char.IsAsciiDigit) => text + ".00",
            _ => text
        };
    }
}
