using System.Globalization;
using System.Text.Json;
using BondResolution.Application.Replay;
using BondResolution.Application.Reporting;
using BondResolution.Domain.Problems;
using BondResolution.Views.Explaining;
using BondResolution.Views.Reports;

namespace BondResolution.Application.Explaining;

/// <summary>
/// Explains figures by path, and holds each explanation to the report: where its last sum is not the figure the report gives, that is
/// said and nothing else.
/// </summary>
public sealed class Explainer(Reports reports, Scope scope)
{
    private const int Named = 8;

    private readonly FigurePath _figures = new(reports, scope);

    /// <param name="path">
    /// A path of the exposure report; <c>holder[ACCOUNT].units</c>, <c>holder[ACCOUNT].instalments[NO].paid</c>, or in words <c>holder ACCOUNT</c> and
    /// <c>holder ACCOUNT instalment NO</c>.
    /// </param>
    /// <param name="cancel">Cancels.</param>
    public async Task<Outcome<Explanation>> ExplainAsync(string path, CancellationToken cancel = default)
    {
        path = FromWords(path);
        if (PlaceOf(path) is not { } place)
            return await NoFigureAsync(path, cancel);
        var explained = await reports.ExplainAsync(scope, place, cancel);
        if (explained.Problem is { } problem)
            return problem;
        if (explained.Value is not { } explanation)
            return await NoFigureAsync(path, cancel);
        return Differing(explanation, path, await ReportedAsync(path, place, cancel)) is { } differs ? differs : explanation;
    }

    /// <summary>The refusal of an explanation that does not end in the figure the report gives (null: unknown), or null.</summary>
    public static Problem? Differing(Explanation explanation, string path, string? reported) => explanation.Value == reported
        ? null
        : ExplainProblems.Differs.With(("path", path), ("sum", explanation.Value ?? "null"), ("figure", reported ?? "null"));

    /// <summary>Every path of the exposure report that can be explained, as it stands in the scope.</summary>
    public async Task<IReadOnlyList<string>> PathsAsync(CancellationToken cancel = default)
    {
        var report = await reports.ExposureAsync(scope, cancel);
        return report.Problem is not null
            ? []
            : [.. Leaves(JsonSerializer.SerializeToElement(ReportJson.Of(report.Value)), "").Where(p => !p.StartsWith("labels", StringComparison.Ordinal) && !p.StartsWith("facts", StringComparison.Ordinal))];
    }

    /// <summary>A place of the path, its brackets taken out; the word <c>exposure</c> may stand before it.</summary>
    private static FigurePlace? PlaceOf(string path)
    {
        if (PathWords.Of(path) is not { Count: > 0 } words)
            return null;
        if (words is [("exposure", null), _, ..])
            words.RemoveAt(0);
        return new(string.Join('.', words.Select(w => w.Name)), [.. words.Select(w => w.Key).OfType<string>()]);
    }

    private static string FromWords(string path) => path.Split(' ', StringSplitOptions.RemoveEmptyEntries) switch
    {
        ["holder", var account] => $"holder[{account}].units",
        ["holder", var account, var figure] => $"holder[{account}].{figure}",
        ["holder", var account, "instalment", var no] => $"holder[{account}].instalments[{no}].gross",
        ["holder", var account, "instalment", var no, var figure] => $"holder[{account}].instalments[{no}].{figure}",
        _ => path
    };

    /// <summary>The figure as the report has it.</summary>
    private async Task<string?> ReportedAsync(string path, FigurePlace place, CancellationToken cancel)
    {
        if (place.Name.StartsWith("holder.instalments.", StringComparison.Ordinal))
            return Instalment((await reports.HolderAsync(scope, place.Keys[0], cancel)).Value, place.Index(1), place.Name["holder.instalments.".Length..]);
        return await _figures.FindAsync(path, cancel) is { } found
            ? found.ValueKind == JsonValueKind.Null ? null : Figure.Text(found)
            : null;
    }

    /// <summary>What an instalment gave a holder, from the entries of his report.</summary>
    private static string Instalment(HolderReport holder, int no, string figure)
    {
        var given = holder.Payments.Where(p => p.No == no && p.Kind is "pay" or "release").ToList();
        string Bonds(Func<HolderReport.Payment, long> of) => given.Sum(of).ToString(CultureInfo.InvariantCulture);
        string Yuan(Func<HolderReport.Payment, Domain.Money.Fen> of) => Domain.Money.Fen.Sum(given.Select(of)).ToString();
        return figure switch
        {
            "units" => Bonds(p => p.Units),
            "base" => Bonds(p => p.Base),
            "entitled" => Bonds(p => p.Kind == "pay" ? p.UnitsPaid + p.UnitsDeferred : 0),
            "paid" => Bonds(p => p.UnitsPaid),
            "deferred" => Bonds(p => p.UnitsDeferred),
            "principal" => Yuan(p => p.Principal),
            "interest" => Yuan(p => p.Interest),
            "gross" => Yuan(p => p.Gross),
            "tax" => Yuan(p => p.Tax),
            "net" => Yuan(p => p.Net),
            "heldBack" => Yuan(p => p.Deferred),
            _ => throw new ArgumentOutOfRangeException(nameof(figure))
        };
    }

    private async Task<Problem> NoFigureAsync(string path, CancellationToken cancel)
    {
        if (PlaceOf(path) is { Keys: [var account, ..] } place && place.Name.StartsWith("holder.", StringComparison.Ordinal))
        {
            var holder = await reports.HolderAsync(scope, account, cancel);
            if (holder.Problem is { } unknown)
                return unknown;
            if (FigureNames.OfHolder.Contains(place.Name) && place.Keys.Count == 2)
                return ExplainProblems.NotPaid.With(("account", account), ("no", place.Keys[1]), ("date", scope.AsOf));
        }

        var known = (await PathsAsync(cancel)).Concat(FigureNames.OfHolderAsPaths);
        return ExplainProblems.NoFigure.With(("path", path), ("nearest", string.Join(", ", FigureNames.Nearest(path, known, Named))));
    }

    private static IEnumerable<string> Leaves(JsonElement node, string path) => node.ValueKind switch
    {
        JsonValueKind.Object => node.EnumerateObject().SelectMany(p => Leaves(p.Value, path.Length == 0 ? p.Name : $"{path}.{p.Name}")),
        JsonValueKind.Array => node.EnumerateArray().SelectMany((item, i) => Leaves(item, string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"))),
        _ => [path]
    };
}
