using System.Globalization;
using BondResolution.Pipeline.Processes;
using BondResolution.Pipeline.Variants;

namespace BondResolution.Pipeline.Reports;

/// <summary>The tables at the end.</summary>
internal static class Report
{
    /// <summary>A row a variant, and below it a row for each of its processes where it has several.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="runs">Of each variant its runs, of each run its processes.</param>
    public static void Times(TextWriter output, IReadOnlyList<(IVariant Variant, List<IReadOnlyList<Measured>> Runs)> runs)
    {
        output.WriteLine($"{"",-34} {"wall s",8} {"min – max",17} {"user s",8} {"sys s",8} {"peak MiB",9}");
        foreach (var (variant, of) in runs)
        {
            Row(output, $"({variant.Letter}) {variant.Title}", of);
            for (var i = 0; i < of[0].Count && of[0].Count > 1; i++)
                Row(output, $"      {of[0][i].Name}", [.. of.Select(r => (IReadOnlyList<Measured>)[r[i]])]);
        }

        foreach (var (variant, _) in runs.Where(r => r.Variant.Remark.Length > 0))
            output.WriteLine($"({variant.Letter}) {variant.Remark}");
    }

    /// <summary>Of the first variant to each other, pair by pair: the median of the runs' ratios, not the ratio of the medians.</summary>
    public static void Ratios(TextWriter output, IReadOnlyList<(IVariant Variant, List<IReadOnlyList<Measured>> Runs)> runs)
    {
        if (runs.Count < 2 || runs[0].Variant.Letter != 'a')
            return;
        output.WriteLine("wall ratios, medians of the runs' pairs:");
        foreach (var (variant, of) in runs.Skip(1))
        {
            var ratio = Median.Of(of.Zip(runs[0].Runs, (other, ours) => Seconds(ours) / Seconds(other)));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  (a)/({variant.Letter}) {ratio.Middle:0.00}  ({ratio.Lowest:0.00} – {ratio.Highest:0.00})"));
        }
    }

    /// <summary>What the processes of a variant told about their stages.</summary>
    public static void Stages(TextWriter output, List<IReadOnlyList<Measured>> runs)
    {
        for (var i = 0; i < runs[0].Count; i++)
        {
            if (StageTimes.Of(runs.Select(r => r[i])) is { Length: > 0 } stages)
                output.WriteLine($"  {runs[0][i].Name}, told by itself, medians in seconds: {stages}");
        }
    }

    private static void Row(TextWriter output, string title, List<IReadOnlyList<Measured>> runs)
    {
        var wall = Median.Of(runs.Select(Seconds));
        var user = Median.Of(runs.Select(r => r.Sum(p => p.User.TotalSeconds)));
        var system = Median.Of(runs.Select(r => r.Sum(p => p.System.TotalSeconds)));
        var peak = Median.Of(runs.Select(r => r.Max(p => p.PeakKiB) / 1024.0));
        var range = string.Create(CultureInfo.InvariantCulture, $"{wall.Lowest:0.000} – {wall.Highest:0.000}");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{title,-34} {wall.Middle,8:0.000} {range,17} {user.Middle,8:0.00} {system.Middle,8:0.00} {peak.Middle,9:0.0}"));
    }

    private static double Seconds(IReadOnlyList<Measured> run) => run.Sum(p => p.Wall.TotalSeconds);
}
