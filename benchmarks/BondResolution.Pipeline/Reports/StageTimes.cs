using System.Globalization;
using BondResolution.Pipeline.Processes;

namespace BondResolution.Pipeline.Reports;

/// <summary>The stages a program times itself: a line on stderr like <c>seconds: read 1.234, write 0.567</c>.</summary>
internal static class StageTimes
{
    private const string Mark = "seconds: ";

    /// <summary>Medians of one process over its runs, in the order it tells them; empty where it tells none.</summary>
    public static string Of(IEnumerable<Measured> runs)
    {
        var told = runs.SelectMany(r => r.Error.Split('\n')).Where(l => l.StartsWith(Mark, StringComparison.Ordinal)).SelectMany(l => l[Mark.Length..].Split(", "));
        return string.Join(", ", told.Select(Stage).GroupBy(s => s.Name, s => s.Seconds)
            .Select(g => string.Create(CultureInfo.InvariantCulture, $"{g.Key} {Median.Of(g).Middle:0.000}")));
    }

    /// <summary>What does not end in a number is no stage, and shows as NaN rather than be passed over.</summary>
    private static (string Name, double Seconds) Stage(string text)
    {
        var space = text.Trim().LastIndexOf(' ');
        return space > 0 && double.TryParse(text.Trim().AsSpan(space), CultureInfo.InvariantCulture, out var seconds) ? (text.Trim()[..space], seconds) : (text.Trim(), double.NaN);
    }
}
