using System.Text.Json.Nodes;
using BondResolution.Domain.Problems;

namespace BondResolution.Application.Reporting;

/// <summary>Refusals and warnings as JSON, in one language.</summary>
public static class ProblemJson
{
    /// <summary><c>{"code","message","details":[{…}]}</c>; of many faults at once a detail each, with code and message of its own.</summary>
    public static JsonObject Of(Problem problem, bool chinese) => new()
    {
        ["code"] = problem.Code,
        ["message"] = problem.Message(chinese),
        ["details"] = Details(problem, chinese)
    };

    /// <summary>What a problem's text names; of many faults at once each of them.</summary>
    public static JsonArray Details(Problem problem, bool chinese) =>
        new([.. problem.Parts.Select(part => (JsonNode)Of(part, chinese)), .. problem.Parts.IsEmpty ? [Named(problem)] : Array.Empty<JsonNode>()]);

    /// <summary>Warnings: code and message of each.</summary>
    public static JsonArray Of(IEnumerable<Problem> warnings, bool chinese) =>
        new([.. warnings.Select(w => (JsonNode)new JsonObject { ["code"] = w.Code, ["message"] = w.Message(chinese) })]);

    private static JsonObject Named(Problem problem)
    {
        var details = new JsonObject();
        foreach (var (name, value) in problem.Details)
            details[name] = value;
        return details;
    }
}
