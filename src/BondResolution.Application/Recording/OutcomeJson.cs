using System.Globalization;
using System.Text.Json.Nodes;
using BondResolution.Application.Registers;
using BondResolution.Application.Reporting;

namespace BondResolution.Application.Recording;

/// <summary>What became of a command, as <c>bondres do --format json</c> prints it.</summary>
public static class OutcomeJson
{
    public static JsonObject Of(CommandOutcome outcome, bool dryRun, bool chinese) => new()
    {
        ["recorded"] = !dryRun && !outcome.Again && !outcome.Events.IsEmpty,
        ["again"] = outcome.Again,
        ["dryRun"] = dryRun,
        ["warnings"] = ProblemJson.Of(outcome.Warnings, chinese),
        ["passedOver"] = RegisterJson.Of(outcome.Passed),
        ["passedOverCount"] = outcome.Passed.Count,
        ["events"] = new JsonArray([.. outcome.Events.Select(Of)])
    };

    private static JsonObject Of(RecordedEvent recorded) => new()
    {
        ["sequence"] = recorded.Sequence, ["stream"] = recorded.Stream, ["type"] = recorded.Type,
        ["on"] = recorded.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), ["payload"] = JsonNode.Parse(recorded.Json)
    };
}
