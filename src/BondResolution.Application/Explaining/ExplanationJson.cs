using System.Text.Json.Nodes;
using BondResolution.Application.Reporting;
using BondResolution.Views.Explaining;
using BondResolution.Views.Reports;

namespace BondResolution.Application.Explaining;

/// <summary>An explanation as JSON: docs/schemas/output/explain.json. Sentences are in the language asked for.</summary>
public static class ExplanationJson
{
    /// <param name="path">As it was asked for.</param>
    /// <param name="e">The explanation.</param>
    /// <param name="chinese">The language of sentences.</param>
    public static JsonObject Of(string path, Explanation e, bool chinese) => new()
    {
        ["case"] = e.Case, ["asOf"] = e.AsOf.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), ["asKnown"] = ReportJson.Of(e.AsKnown), ["path"] = path,
        ["unit"] = Unit(e.Unit), ["value"] = Value(e, e.Sum, e.Text), ["label"] = e.Label, ["meaning"] = e.Meaning.In(chinese), ["unknown"] = e.Unknown?.In(chinese),
        ["steps"] = new JsonArray([.. e.Steps.Select(s => (JsonNode)Step(e, s, chinese))]),
        ["policies"] = new JsonArray([.. e.Policies.Select(p => (JsonNode)new JsonObject
        {
            ["of"] = p.Of, ["name"] = p.Name, ["value"] = p.Value.In(chinese), ["sequence"] = p.Fact.Sequence, ["source"] = p.Fact.Source, ["label"] = p.Label
        })]),
        ["others"] = new JsonArray([.. e.Others.Select(o => (JsonNode)new JsonObject
        {
            ["do"] = o.Do, ["count"] = o.Count, ["first"] = o.First, ["last"] = o.Last, ["label"] = o.Label
        })]),
        ["deeper"] = e.Deeper?.In(chinese)
    };

    private static JsonObject Step(Explanation e, Explanation.Step s, bool chinese) => new()
    {
        ["sequence"] = s.Fact.Sequence, ["on"] = s.Fact.On, ["between"] = s.Fact.Metadata.Between is { } between ? ReportJson.Of(between) : null, ["recordedAt"] = s.Fact.RecordedAt,
        ["event"] = s.Fact.Type, ["stream"] = s.Fact.Stream, ["do"] = s.Fact.Do, ["by"] = s.Fact.Metadata.By, ["command"] = s.Fact.Command, ["digest"] = s.Fact.Metadata.Digest,
        ["file"] = s.File, ["part"] = s.Part, ["line"] = s.Line, ["lines"] = s.Lines, ["arithmetic"] = s.How?.In(chinese), ["change"] = Value(e, s.Change), ["sum"] = Value(e, s.Sum),
        ["source"] = s.Fact.Source, ["label"] = s.Fact.Label, ["labels"] = s.Fact.Metadata.Labels is { } labels ? ReportJson.Of(labels) : null
    };

    /// <summary>As the report writes it: bonds and counts integers, money yuan.</summary>
    private static JsonNode? Value(Explanation e, long? amount, string? text = null) =>
        text ?? (amount is not { } known ? null : e.Unit == FigureUnit.Yuan ? (JsonNode?)e.Written(known) : known);

    public static string Unit(FigureUnit unit) => Domain.Words.Of(unit);
}
