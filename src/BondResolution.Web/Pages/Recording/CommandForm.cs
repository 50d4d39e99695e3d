using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json.Nodes;
using BondResolution.Web.Pages.Shared;

namespace BondResolution.Web.Pages.Recording;

/// <summary>
/// The form of a command, made from its schema in docs/schemas/commands: a field more in the schema is a field more in the form. Files
/// are what a schema cannot tell from a text, so they are named here.
/// </summary>
/// <param name="Do">The command.</param>
/// <param name="Description">What the schema says of it.</param>
/// <param name="Root">An object, or a variant of objects.</param>
public sealed record CommandForm(string Do, string Description, FormField Root)
{
    private static readonly string[] FileFields = ["file", "holders"];
    private static readonly ConcurrentDictionary<string, CommandForm?> Made = new(StringComparer.Ordinal);

    /// <summary>Names of all commands that have a form.</summary>
    public static ImmutableArray<string> Names { get; } =
    [
        .. Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(name => name.StartsWith("schemas/", StringComparison.Ordinal)).Select(name => name["schemas/".Length..^".json".Length])
            .Where(name => name != "expect").Order(StringComparer.Ordinal)
    ];

    /// <summary>The form of a command; null: there is no such command, or it has none.</summary>
    public static CommandForm? Of(string name) => Names.Contains(name) ? Made.GetOrAdd(name, Make) : null;

    private static CommandForm Make(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"schemas/{name}.json")!;
        var schema = JsonNode.Parse(stream)!;
        return new CommandForm(name, schema.Text("description") ?? "", Field("", schema, schema.At("$defs"), required: true));
    }

    private static FormField Field(string name, JsonNode? schema, JsonNode? defs, bool required)
    {
        var reference = schema.Text("$ref")?["#/$defs/".Length..];
        var own = schema.Text("description");
        var meant = reference is null ? schema : defs.At(reference);
        if (reference is not null && meant.Text("$ref") is not null)
            return Field(name, meant, defs, required);
        var field = Shape(name, meant, defs);
        return field with { Required = required, Description = own ?? meant.Text("description") };
    }

    private static FormField Shape(string name, JsonNode? schema, JsonNode? defs)
    {
        if (FileFields.Contains(name))
            return new FormField(name, FieldKind.File) { Many = schema.At("anyOf") is not null };
        if (schema.At("anyOf") is JsonArray forms)
            return OneOf(name, forms, defs);
        if (schema.At("enum") is not null)
            return new FormField(name, FieldKind.Choice) { Options = [.. schema.List("enum").Select(word => word.Exact()!)] };
        switch (schema.Text("type"))
        {
            case "object" when schema.At("properties") is JsonObject properties:
                var needed = schema.List("required").Select(word => word.Exact()).ToHashSet();
                return new FormField(name, FieldKind.Object)
                {
                    Inner =
                    [
                        .. properties.Where(member => member.Key is not ("do" or "case"))
                            .Select(member => Field(member.Key, member.Value, defs, needed.Contains(member.Key)))
                    ]
                };
            case "object":
                return new FormField(name, FieldKind.Map) { Options = Field("", schema.At("additionalProperties"), defs, true).Options };
            case "array":
                var element = Field("", schema.At("items"), defs, true);
                return schema.Number("maxItems") is { } items and < 10 && schema.Number("minItems") == items
                    ? new FormField(name, FieldKind.Tuple) { Inner = [.. Enumerable.Repeat(element, (int)items)] }
                    : new FormField(name, FieldKind.List) { Inner = [element] };
            case "integer":
                return new FormField(name, FieldKind.Integer);
            case "boolean":
                return new FormField(name, FieldKind.YesNo) { Options = ["true", "false"] };
            default:
                var pattern = schema.Text("pattern");
                var kind = pattern is null || pattern.StartsWith("^[^", StringComparison.Ordinal) ? FieldKind.Text
                    : pattern.Contains("{4}-", StringComparison.Ordinal) ? FieldKind.Date : FieldKind.Decimal;
                var most = (int?)schema.Number("maxLength");
                return new FormField(name, kind) { Pattern = pattern, MaxLength = most, OrFile = name == "layout" };
        }
    }

    private static FormField OneOf(string name, JsonArray forms, JsonNode? defs)
    {
        var fields = forms.Select(form => Field(Key(form, defs), form, defs, true)).ToList();
        // One or several of the same: several sheets, say. One is what a form asks for.
        if (fields is [{ Kind: FieldKind.Text } text, { Kind: FieldKind.List, Inner: [{ Kind: FieldKind.Text }] }])
            return text with { Name = name };
        // A number or the word for it: the words are plainer.
        if (fields is [{ Kind: FieldKind.Integer }, { Kind: FieldKind.Choice } words])
            return words with { Name = name };
        var areKeyed = fields.All(field => field.Kind == FieldKind.Object && field.Inner.Any(IsKey));
        var apart = areKeyed ? fields[0].Inner.First(IsKey).Name : null;
        if (apart is not null)
            fields = [.. fields.Select(f => f with { Name = f.Inner.First(IsKey).Options[0], Inner = f.Inner.RemoveAll(IsKey) })];
        for (var i = 1; i < fields.Count; i++)
        {
            if (fields.Take(i).Any(field => field.Name == fields[i].Name))
                fields[i] = fields[i] with { Name = $"{fields[i].Name}-{i + 1}" };
        }

        return new FormField(name, FieldKind.Variant) { Inner = [.. fields], Discriminator = apart };
    }

    private static bool IsKey(FormField field) => field is { Kind: FieldKind.Choice, Options.Length: 1 };

    /// <summary>What one of several forms is chosen by: what its definition is called, else what it is.</summary>
    private static string Key(JsonNode? form, JsonNode? defs) => form.Text("$ref")?["#/$defs/".Length..] switch
    {
        "statedClaim" => "stated",
        "computedClaim" => "computed-claim",
        "byFile" => "by-file",
        "byHand" => "by-hand",
        { } other => defs.At(other).Text("type") == "integer" || other is "date" ? other : other is "rate" ? "single" : other,
        null => (form.Text("type"), form.At("properties").Members().FirstOrDefault().Key) switch
        {
            ("array", _) => "steps",
            ("object", "by") => "by-date",
            ("object", "days") => "by-days",
            ("object", _) => "share",
            _ => "single"
        }
    };
}
