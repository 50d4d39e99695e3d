using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace BondResolution.Docs.Tests.Schemas;

/// <summary>
/// As much of JSON Schema (draft 2020-12) as docs/schemas uses: type, properties, required, additionalProperties, items, enum,
/// pattern, anyOf, $ref to its own $defs, and bounds of lengths and numbers. A keyword it does not know is an exception, so
/// that none goes unchecked.
/// </summary>
internal sealed class JsonSchema(JsonObject root)
{
    private static readonly string[] Remarks = ["$schema", "$defs", "title", "description", "examples"];

    public JsonObject Root => root;

    public static JsonSchema Read(string folder, string name) =>
        new(JsonNode.Parse(Repository.Read("docs", "schemas", folder, name + ".json"))!.AsObject());

    public static IEnumerable<string> Names(string folder) =>
        Directory.GetFiles(Repository.At("docs", "schemas", folder), "*.json").Select(Path.GetFileNameWithoutExtension).OfType<string>().Order(StringComparer.Ordinal);

    /// <summary>Everything about a value that does not fit, each with its place.</summary>
    public IReadOnlyList<string> Misfits(JsonNode? value)
    {
        var misfits = new List<string>();
        Check(root, value, "", misfits);
        return misfits;
    }

    /// <summary>The schema itself, or its alternatives where it has some; references followed.</summary>
    public IReadOnlyList<JsonObject> Alternatives(JsonObject schema)
    {
        var own = Follow(schema);
        return own["anyOf"] is JsonArray any ? [.. any.SelectMany(a => Alternatives(a!.AsObject()))] : [own];
    }

    public bool Fits(JsonObject schema, JsonNode? value)
    {
        var misfits = new List<string>();
        Check(schema, value, "", misfits);
        return misfits.Count == 0;
    }

    private JsonObject Follow(JsonObject schema) =>
        schema["$ref"] is { } reference ? Follow(root["$defs"]![reference.GetValue<string>().Split('/')[^1]]!.AsObject()) : schema;

    private void Check(JsonObject schema, JsonNode? value, string at, List<string> misfits)
    {
        foreach (var (keyword, rule) in schema)
        {
            if (!Remarks.Contains(keyword) && !Holds(schema, keyword, rule!, value, at, misfits))
                misfits.Add($"{at}: {value?.ToJsonString() ?? "null"} against {keyword} {rule!.ToJsonString()}");
        }
    }

    private bool Holds(JsonObject schema, string keyword, JsonNode rule, JsonNode? value, string at, List<string> misfits)
    {
        switch (keyword)
        {
            case "$ref":
                Check(Follow(schema), value, at, misfits);
                return true;
            case "type":
                return (rule is JsonArray kinds ? kinds.Select(k => k!.GetValue<string>()) : [rule.GetValue<string>()]).Any(kind => Is(kind, value));
            case "anyOf":
                return rule.AsArray().Any(alternative => Fits(alternative!.AsObject(), value));
            case "enum":
                return rule.AsArray().Any(word => JsonNode.DeepEquals(word, value));
            case "pattern":
                return value is not JsonValue text || !Is("string", value) || Regex.IsMatch(text.GetValue<string>(), rule.GetValue<string>());
            case "properties":
                foreach (var (name, own) in rule.AsObject())
                {
                    if (value is JsonObject o && o.ContainsKey(name))
                        Check(own!.AsObject(), o[name], $"{at}.{name}", misfits);
                }

                return true;
            case "required":
                return value is not JsonObject whole || rule.AsArray().All(name => whole.ContainsKey(name!.GetValue<string>()));
            case "additionalProperties":
                return CheckOthers(schema, rule, value, at, misfits);
            case "items":
                for (var i = 0; value is JsonArray list && i < list.Count; i++)
                    Check(rule.AsObject(), list[i], $"{at}[{i}]", misfits);
                return true;
            default:
                return WithinBounds(keyword, rule.GetValue<long>(), value);
        }
    }

    private bool CheckOthers(JsonObject schema, JsonNode rule, JsonNode? value, string at, List<string> misfits)
    {
        if (value is not JsonObject o)
            return true;
        var others = o.Where(p => schema["properties"]?.AsObject().ContainsKey(p.Key) != true).ToList();
        if (rule is JsonObject theirs)
        {
            foreach (var (name, other) in others)
                Check(theirs, other, $"{at}.{name}", misfits);
            return true;
        }

        return rule.GetValue<bool>() || others.Count == 0;
    }

    private static bool WithinBounds(string keyword, long bound, JsonNode? value) => keyword switch
    {
        "minItems" => value is not JsonArray list || list.Count >= bound,
        "maxItems" => value is not JsonArray list || list.Count <= bound,
        "minLength" => !Is("string", value) || value!.GetValue<string>().Length >= bound,
        "maxLength" => !Is("string", value) || value!.GetValue<string>().Length <= bound,
        "minimum" => !Is("integer", value) || value!.GetValue<long>() >= bound,
        "maximum" => !Is("integer", value) || value!.GetValue<long>() <= bound,
        _ => throw new NotSupportedException($"the keyword {keyword}")
    };

    private static bool Is(string kind, JsonNode? value) => kind switch
    {
        "null" => value is null,
        "object" => value is JsonObject,
        "array" => value is JsonArray,
        "string" => value is JsonValue && value.GetValueKind() == JsonValueKind.String,
        "boolean" => value is JsonValue && value.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
        "number" => value is JsonValue && value.GetValueKind() == JsonValueKind.Number,
        "integer" => value is JsonValue number && value.GetValueKind() == JsonValueKind.Number && number.TryGetValue<long>(out _),
        _ => throw new NotSupportedException($"the type {kind}")
    };
}
