using System.Text.Json;
using System.Text.Json.Nodes;

namespace BondResolution.Docs.Tests.Schemas;

/// <summary>Copies of an example with one thing wrong each, as its schema tells what would be wrong.</summary>
internal static class Spoilt
{
    /// <returns>What is wrong, the copy, and the code it must be refused with; null: any that says it cannot be read.</returns>
    public static IEnumerable<(string What, JsonObject Copy, string? Code)> Of(JsonSchema schema, JsonObject alternative, JsonObject example)
    {
        foreach (var (what, path, change, code) in Changes(schema, alternative, example, []))
        {
            var copy = example.DeepClone().AsObject();
            JsonNode at = copy;
            foreach (var step in path)
                at = step is int i ? at[i]! : at[(string)step]!;
            change(at);
            yield return ($"{what} at {string.Join('.', path)}", copy, code);
        }
    }

    private static IEnumerable<(string What, object[] Path, Action<JsonNode> Change, string? Code)> Changes(
        JsonSchema schema, JsonObject own, JsonNode? value, object[] path)
    {
        var isTop = path.Length == 0;
        switch (value)
        {
            case JsonObject o when own["properties"] is JsonObject properties:
                yield return ("an unknown field", path, at => at["zzz"] = 1, isTop ? "command.unknown-field" : null);
                foreach (var name in own["required"]?.AsArray().Select(r => r!.GetValue<string>()) ?? [])
                    yield return ($"without {name}", path, at => at.AsObject().Remove(name), isTop ? "command.missing-field" : null);
                foreach (var (name, inner) in o)
                {
                    yield return ($"{name} of another type", path, at => at[name] = Other(schema, properties[name]!.AsObject(), inner), null);
                    var alternative = schema.Alternatives(properties[name]!.AsObject()).First(a => schema.Fits(a, inner));
                    foreach (var change in Changes(schema, alternative, inner, [.. path, name]))
                        yield return change;
                }

                break;
            case JsonArray list when own["items"] is JsonObject items:
                for (var i = 0; i < list.Count; i++)
                {
                    foreach (var change in Changes(schema, schema.Alternatives(items).First(a => schema.Fits(a, list[i])), list[i], [.. path, i]))
                        yield return change;
                }

                break;
        }
    }

    /// <summary>A value no field takes in this one's place.</summary>
    private static JsonNode Other(JsonSchema schema, JsonObject property, JsonNode? value) =>
        value?.GetValueKind() == JsonValueKind.String || schema.Fits(property, "no such thing") ? true : "no such thing";
}
