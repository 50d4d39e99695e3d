using System.Text.Json.Nodes;
using BondResolution.Views.Reports;

namespace BondResolution.Application.Reporting;

/// <summary>The label of a figure of the exposure report's JSON: its own, or that of the figure it stands on.</summary>
public static class FigureLabel
{
    /// <param name="labels">The report's member <c>labels</c>.</param>
    /// <param name="path">E.g. <c>repaid.principal</c>, <c>instalments[0].paid</c>.</param>
    /// <returns>The label; <c>unlabelled</c> where nothing behind it has one.</returns>
    public static string At(JsonObject? labels, string path) => ExposureReport.LabelOf(
        (labels ?? []).Where(label => label.Value is not null).ToDictionary(label => label.Key, label => label.Value!.GetValue<string>(), StringComparer.Ordinal), path) ?? "unlabelled";
}
