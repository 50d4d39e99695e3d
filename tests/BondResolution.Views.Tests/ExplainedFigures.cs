using System.Globalization;
using System.Text.Json;
using BondResolution.Application.Explaining;
using BondResolution.Application.Reporting;
using BondResolution.Domain.Money;
using BondResolution.Views.Explaining;
using BondResolution.Views.Reports;

namespace BondResolution.Views.Tests;

/// <summary>Holds every explanation of a scope to its report.</summary>
public static class ExplainedFigures
{
    private static readonly string[] Weakness = ["reported", "computed", "inferred", "assumed", "unlabelled"];

    private static readonly (string Figure, string As)[] Likewise = [("cancelled", "outstanding"), ("repaid", "outstanding"), ("instalments", "reduction.instalments")];

    /// <summary>Explains every leaf of the exposure report; answers how many there were.</summary>
    public static async Task<int> HoldAsync(Reports.Reports reports, Scope scope, string where)
    {
        var report = JsonSerializer.SerializeToElement(ReportJson.Of((await reports.ExposureAsync(scope)).Value));
        var explainer = new Explainer(reports, scope);
        var paths = await explainer.PathsAsync();
        foreach (var path in paths)
        {
            var explained = await explainer.ExplainAsync(path);
            Assert.True(explained.Problem is null, $"{where}: {path}: {explained.Problem}");
            Hold(explained.Value, Leaf(report, path), LabelOf(report, path), $"{where}: {path}");
        }

        return paths.Count;
    }

    /// <summary>Explains what the report of a holder says of him, and of each instalment.</summary>
    public static async Task HoldAsync(Reports.Reports reports, Scope scope, string account, string where)
    {
        if (await reports.HolderAsync(scope, account) is not { Problem: null, Value: var holder })
            return;
        var explainer = new Explainer(reports, scope);
        await HeldAsync($"holder {account}", $"{holder.Units}");
        await HeldAsync($"holder[{account}].frozen", $"{holder.Frozen}");
        await HeldAsync($"holder[{account}].deferredUnits", $"{holder.DeferredUnits}");
        await HeldAsync($"holder[{account}].deferredAmount", $"{holder.DeferredAmount}");
        await HeldAsync($"holder[{account}].principalOwed", $"{holder.PrincipalOwed}");
        foreach (var no in holder.Payments.Where(p => p.Kind == "pay").Select(p => p.No))
        {
            var given = holder.Payments.Where(p => p.No == no && p.Kind is "pay" or "release").ToList();
            await HeldAsync($"holder {account} instalment {no}", $"{Fen.Sum(given.Select(p => p.Gross))}");
            await HeldAsync($"holder[{account}].instalments[{no}].paid", $"{given.Sum(p => p.UnitsPaid)}");
            await HeldAsync($"holder[{account}].instalments[{no}].deferred", $"{given.Sum(p => p.UnitsDeferred)}");
        }

        async Task HeldAsync(string path, string figure)
        {
            var explained = await explainer.ExplainAsync(path);
            Assert.True(explained.Problem is null, $"{where}: {path}: {explained.Problem}");
            Hold(explained.Value, figure, null, $"{where}: {path}");
        }
    }

    /// <summary>The sum grows by its changes and ends in the figure; no event behind it is weaker than its label.</summary>
    private static void Hold(Explanation e, string? figure, string? label, string where)
    {
        Assert.True(e.Value == figure, $"{where}: explained as {e.Value}, reported as {figure}");
        Assert.True(figure is not null == e.Unknown is null, where);
        if (e.Unit != FigureUnit.Text && figure is not null)
        {
            var sum = 0L;
            foreach (var step in e.Steps.Where(s => s.Change is not null))
                Assert.True(step.Sum == (sum += step.Change!.Value), where);
            var written = e.Unit == FigureUnit.Yuan ? new Fen(sum).ToString() : sum.ToString(CultureInfo.InvariantCulture);
            Assert.True(written == figure, $"{where}: steps come to {written}, reported as {figure}");
        }

        if (label is not null)
            Assert.Equal(label, e.Label);
        Assert.All(e.Steps.Where(s => e.Label is not null && s.Change is not (null or 0)), s =>
            Assert.True(Array.IndexOf(Weakness, s.Fact.Label ?? "unlabelled") <= Array.IndexOf(Weakness, e.Label), $"{where}: {e.Label} stands on {s.Fact.Do} {s.Fact.Label}"));
        Assert.True(e.Label is not null || !e.Steps.Any(s => s.Change is not (null or 0)), $"{where}: no label");
    }

    private static string? Leaf(JsonElement report, string path)
    {
        foreach (var word in path.Replace("[", ".[", StringComparison.Ordinal).Split('.'))
            report = word[0] == '[' ? report[int.Parse(word[1..^1], CultureInfo.InvariantCulture)] : report.GetProperty(word);
        return report.ValueKind switch { JsonValueKind.Null => null, JsonValueKind.String => report.GetString(), _ => report.GetRawText() };
    }

    private static string? LabelOf(JsonElement report, string path)
    {
        if (report.GetProperty("labels").TryGetProperty(path.Split('.')[0], out var own) && path.Contains('[', StringComparison.Ordinal))
            return own.GetString();
        var name = string.Join('.', path.Split('.').Select(w => w.Split('[')[0]));
        name = Array.Find(Likewise, l => name.StartsWith(l.Figure + ".", StringComparison.Ordinal)).As ?? name;
        return report.GetProperty("labels").EnumerateObject().FirstOrDefault(l => name == l.Name || name.StartsWith(l.Name + ".", StringComparison.Ordinal)) is { Value.ValueKind: JsonValueKind.String } found
            ? found.Value.GetString()
            : null;
    }
}
