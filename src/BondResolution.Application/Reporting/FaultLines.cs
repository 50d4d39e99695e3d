using System.Globalization;
using BondResolution.Domain;
using BondResolution.Domain.Problems;

namespace BondResolution.Application.Reporting;

/// <summary>Many faults as lines for people: equal ones in one line with their count, and of each kind no more than <see
/// cref="Limits.MaxFaultsShown"/>.</summary>
public static class FaultLines
{
    /// <summary>Equal faults from which on they are told in one line.</summary>
    private const int FewestTogether = 3;

    /// <summary>Stretches of lines that are named.</summary>
    private const int MostStretches = 6;

    /// <summary>The lines, in the order of the file: one fault in every row does not hide the others.</summary>
    public static IEnumerable<string> Of(Problem problem, bool chinese)
    {
        var shown = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var equal in problem.Parts.Where(part => !IsTold(problem, part)).GroupBy(KeyOf, StringComparer.Ordinal))
        {
            var all = equal.ToList();
            foreach (var text in all.Count >= FewestTogether && LineOf(all[0]) is not null ? [Together(all, chinese)]
                : all.Select(part => part.Message(chinese)))
            {
                var code = all[0].Code;
                shown[code] = shown.GetValueOrDefault(code) + 1;
                if (shown[code] <= Limits.MaxFaultsShown)
                    yield return $"{code}: {text}";
            }
        }

        foreach (var (code, _) in shown.Where(kind => kind.Value > Limits.MaxFaultsShown))
            yield return chinese ? $"…… {code}：只显示前 {Limits.MaxFaultsShown} 条" : $"… {code}: the first {Limits.MaxFaultsShown} are shown";
    }

    /// <summary>Whether a part is what the problem itself says.</summary>
    private static bool IsTold(Problem problem, Problem part) => part.Kind == problem.Kind && part.Details.SequenceEqual(problem.Details);

    /// <summary>The line of a file that a fault is of; null: of none.</summary>
    private static long? LineOf(Problem part) =>
        long.TryParse(part.Details.FirstOrDefault(d => d.Key == "line").Value, NumberStyles.None, CultureInfo.InvariantCulture, out var line) ? line : null;

    private static string KeyOf(Problem part) => string.Join('\u001f', part.Details.Where(d => d.Key != "line").Select(d => d.Value).Prepend(part.Code));

    private static string Together(List<Problem> faults, bool chinese)
    {
        var lines = faults.Select(LineOf).OfType<long>().ToList();
        var stretches = new List<(long From, long To)>();
        foreach (var line in lines)
        {
            if (stretches.Count > 0 && stretches[^1].To == line - 1)
                stretches[^1] = (stretches[^1].From, line);
            else
                stretches.Add((line, line));
        }

        var named = string.Join(chinese ? "、" : ", ", stretches.Take(MostStretches).Select(s => s.From == s.To ? $"{s.From}" : $"{s.From}–{s.To}"));
        var all = $"{named}{(stretches.Count > MostStretches ? " …" : "")}{(chinese ? $"（共 {lines.Count} 行）" : $" ({lines.Count} rows)")}";
        return (faults[0] with { Details = [.. faults[0].Details.Select(d => d.Key == "line" ? KeyValuePair.Create(d.Key, all) : d)] }).Message(chinese);
    }
}
