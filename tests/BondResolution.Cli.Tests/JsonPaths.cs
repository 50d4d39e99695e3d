using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace BondResolution.Cli.Tests;

/// <summary>Reads figures out of reports, and compares reports.</summary>
public static class JsonPaths
{
    /// <summary>What differs between two ledgers that say the same: where and when things were recorded.</summary>
    private static readonly string[] OfTheLedger = ["sequence", "asKnown", "root", "at", "recordedAt", "seconds"];

    /// <summary>The value at a path such as <c>instalments[0].cash</c>, as text.</summary>
    public static string At(this JsonElement report, string path)
    {
        foreach (var word in path.Split(['.', '['], StringSplitOptions.RemoveEmptyEntries))
            report = word.EndsWith(']') ? report[int.Parse(word[..^1], CultureInfo.InvariantCulture)] : report.GetProperty(word);
        return report.ToString();
    }

    public static long Units(this JsonElement report, string path) => long.Parse(report.At(path), CultureInfo.InvariantCulture);

    /// <summary>Yuan as fen.</summary>
    public static long Fen(this JsonElement report, string path) => (long)(decimal.Parse(report.At(path), CultureInfo.InvariantCulture) * 100);

    /// <summary>A report without sequence, instants and roots.</summary>
    public static string Content(this JsonElement report) => Strip(JsonNode.Parse(report.GetRawText()))!.ToJsonString();

    private static JsonNode? Strip(JsonNode? node)
    {
        if (node is JsonArray list)
            foreach (var item in list)
                Strip(item);
        if (node is JsonObject fields)
        {
            foreach (var name in OfTheLedger)
                fields.Remove(name);
            foreach (var (_, value) in fields)
                Strip(value);
        }

        return node;
    }
}
