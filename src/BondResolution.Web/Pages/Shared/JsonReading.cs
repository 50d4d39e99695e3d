using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace BondResolution.Web.Pages.Shared;

/// <summary>Reads the JSON that the use cases answer with: by path, and null where a part is not there.</summary>
internal static class JsonReading
{
    /// <summary>What stands at a path of names, such as <c>outstanding.units</c>; null: nothing.</summary>
    public static JsonNode? At(this JsonNode? node, string path)
    {
        foreach (var name in path.Split('.'))
            node = node is JsonObject members && members.TryGetPropertyValue(name, out var found) ? found : null;
        return node;
    }

    /// <summary>The text or number there, exactly as the JSON has it; null: nothing.</summary>
    public static string? Text(this JsonNode? node, string path) => node.At(path).Exact();

    /// <summary>A value exactly as the JSON has it, without quotes; null: nothing, or no single value.</summary>
    public static string? Exact(this JsonNode? node) =>
        node is JsonValue value ? value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString() : null;

    public static long? Number(this JsonNode? node, string path) =>
        long.TryParse(node.Text(path), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A yuan amount; zero where there is none.</summary>
    public static decimal Yuan(this JsonNode? node, string path) =>
        decimal.TryParse(node.Text(path), NumberStyles.Number, CultureInfo.InvariantCulture, out var amount) ? amount : 0;

    public static bool Is(this JsonNode? node, string path) => node.Text(path) == "true";

    /// <summary>The elements of a list; none where there is no list.</summary>
    public static IEnumerable<JsonNode?> List(this JsonNode? node, string path) => node.At(path) is JsonArray list ? list : [];

    public static IEnumerable<KeyValuePair<string, JsonNode?>> Members(this JsonNode? node) => node is JsonObject members ? members : [];
}
