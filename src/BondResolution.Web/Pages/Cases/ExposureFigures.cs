using System.Text.Json.Nodes;
using BondResolution.Application.Reporting;
using System.Text.RegularExpressions;
using BondResolution.Web.Pages.Shared;

namespace BondResolution.Web.Pages.Cases;

/// <summary>One figure of the exposure report.</summary>
/// <param name="Path">Its path, such as <c>instalments[0].paid</c>.</param>
/// <param name="Value">Its value; null: unknown.</param>
/// <param name="Label">reported, computed, inferred or assumed: the weakest of what it stands on.</param>
public sealed record Figure(string Path, JsonNode? Value, string Label);

/// <summary>
/// The figures of an exposure report in groups, whatever members it has: a member that comes later is shown without a change here.
/// </summary>
internal static partial class ExposureFigures
{
    private static readonly string[] NoFigures = ["case", "asOf", "asKnown", "labels", "facts"];

    private static readonly string[] First =
        ["outstanding", "investors", "purchasers", "unallocated", "atDefault", "repaid", "cancelled", "deferred", "frozen"];

    /// <summary>Groups by the path of the object they stand in, those a reader looks for first before the others.</summary>
    public static IEnumerable<(string Path, List<Figure> Figures)> Groups(JsonNode report)
    {
        var labels = report.At("labels");
        var groups = new List<(string Path, List<Figure> Figures)>();
        foreach (var (name, node) in report.Members().Where(member => !NoFigures.Contains(member.Key)))
            Walk(name, node, labels, groups);
        return groups.OrderBy(group => Array.IndexOf(First, group.Path) is var at and >= 0 ? at : First.Length);
    }

    /// <summary>A path without its indexes: what the vocabulary knows it by.</summary>
    public static string Name(string path) => Index().Replace(path, "");

    /// <summary>The label of a path: that of the longest part of it which has one; a sum over recorded facts is computed.</summary>
    public static string LabelOf(JsonNode? labels, string path) => FigureLabel.At(labels as JsonObject, path);

    private static void Walk(string path, JsonNode? node, JsonNode? labels, List<(string, List<Figure>)> groups)
    {
        switch (node)
        {
            case JsonObject members:
                var figures = members.Where(member => member.Value is not (JsonObject or JsonArray))
                    .Select(member => new Figure($"{path}.{member.Key}", member.Value, LabelOf(labels, $"{path}.{member.Key}"))).ToList();
                if (figures.Count > 0)
                    groups.Add((path, figures));
                foreach (var (name, inner) in members.Where(member => member.Value is JsonObject or JsonArray))
                    Walk($"{path}.{name}", inner, labels, groups);
                break;
            case JsonArray list:
                for (var i = 0; i < list.Count; i++)
                    Walk($"{path}[{i}]", list[i], labels, groups);
                break;
            default:
                groups.Add((path, [new Figure(path, node, LabelOf(labels, path))]));
                break;
        }
    }

    [GeneratedRegex(@"\[\d+\]")]
    private static partial Regex Index();
}
