using System.Globalization;
using System.Text.Json;
using BondResolution.Application.Reporting;
using BondResolution.Domain.Problems;
using BondResolution.Views.Reports;

namespace BondResolution.Application.Replay;

/// <summary>
/// Finds figures by path: <c>exposure.outstanding.units</c> (the first word may be left out),
/// <c>payout[1].totals.units_paid</c>, <c>holder[0100000001].units</c>, <c>lawsuit[S].claims[0].amount</c>, <c>screen.totals.holders</c>. In brackets behind the first word
/// stands an instalment, an account or a suit; elsewhere a place in a list, from 0. Reports are read once a scope.
/// </summary>
public sealed class FigurePath(Reports reports, Scope scope)
{
    private readonly Dictionary<string, JsonElement?> _reports = new(StringComparer.Ordinal);

    /// <summary>The value a path leads to, or null where it leads nowhere.</summary>
    public async Task<JsonElement?> FindAsync(string path, CancellationToken cancel = default)
    {
        if (PathWords.Of(path) is not { Count: > 0 } words)
            return null;
        var (root, key) = words[0];
        var isReport = root is "exposure" or "payout" or "holder" or "lawsuit" or "screen" or "series";
        var report = await ReportAsync(isReport ? root : "exposure", isReport ? key : null, cancel);
        foreach (var (name, at) in isReport ? words.Skip(1) : words)
        {
            if (report is not { ValueKind: JsonValueKind.Object } node || !node.TryGetProperty(name, out var next))
                return null;
            report = next;
            if (at is null)
                continue;
            if (next.ValueKind != JsonValueKind.Array || !int.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var index) || index >= next.GetArrayLength())
                return null;
            report = next[index];
        }

        return report;
    }

    private async Task<JsonElement?> ReportAsync(string root, string? key, CancellationToken cancel)
    {
        var name = $"{root}[{key}]";
        if (_reports.TryGetValue(name, out var known))
            return known;
        JsonElement? report = root switch
        {
            "exposure" => Json(await reports.ExposureAsync(scope, cancel)),
            "series" => Json(await reports.SeriesAsync(scope, null, cancel)),
            "screen" => Json(await reports.ScreenAsync(scope, cancel)),
            "holder" when key is not null => Json(await reports.HolderAsync(scope, key, cancel)),
            "payout" when int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var no) => Totals(await reports.PayoutAsync(scope, no, cancel)),
            "lawsuit" => Suit(await reports.LawsuitAsync(scope, key, cancel), key),
            _ => null
        };
        return _reports[name] = report;
    }

    private static JsonElement? Json<T>(Outcome<T> report) =>
        report.Problem is null ? JsonSerializer.SerializeToElement(ReportJson.Of(report.Value)) : null;

    private static JsonElement? Totals(Outcome<PayoutList> list) => list.Problem is null
        ? JsonSerializer.SerializeToElement(new System.Text.Json.Nodes.JsonObject { ["totals"] = ReportJson.Totals(ReportJson.Columns(list.Value), list.Value.Fee) })
        : null;

    private static JsonElement? Suit(Outcome<LawsuitReport> report, string? key) =>
        Json(report) is { } json ? key is null ? json : json.GetProperty("suits")[0] : null;
}
