using BondResolution.Domain;
using BondResolution.Views.Explaining;

namespace BondResolution.Application.Explaining;

/// <summary>Names of figures, and which of them somebody may have meant.</summary>
internal static class FigureNames
{
    /// <summary>Figures of one holder, brackets taken out.</summary>
    public static IReadOnlyList<string> OfHolder { get; } = [.. HolderPaths.Names];

    /// <summary>The same as paths.</summary>
    public static IEnumerable<string> OfHolderAsPaths => OfHolder.Select(name => name
        .Replace("holder.", "holder[ACCOUNT].", StringComparison.Ordinal).Replace("instalments.", "instalments[NO].", StringComparison.Ordinal));

    /// <summary>The names nearest to a word by letters added, left out or replaced; those that begin with it first.</summary>
    public static IEnumerable<string> Nearest(string path, IEnumerable<string> known, int count) => known
        .OrderBy(name => name.StartsWith(path, StringComparison.Ordinal) || name.EndsWith("." + path, StringComparison.Ordinal) ? 0 : NearestWord.Distance(path, name)).ThenBy(name => name, StringComparer.Ordinal)
        .Take(count);
}
