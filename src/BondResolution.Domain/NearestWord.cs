using BondResolution.Domain.Problems;

namespace BondResolution.Domain;

/// <summary>Finds the word that somebody who mistyped it probably meant.</summary>
public static class NearestWord
{
    /// <summary>
    /// The word that takes the fewest letters put in, left out or changed, the first of several in ordinal order; null where none is near.
    /// A word of which no letter stays is not near.
    /// </summary>
    public static string? To(string typed, IEnumerable<string> words) => words.Order(StringComparer.Ordinal)
        .Select(word => (Word: word, Steps: Distance(typed.ToLowerInvariant(), word)))
        .Where(found => found.Steps <= int.Max(2, found.Word.Length / 3) && found.Steps < int.Min(found.Word.Length, typed.Length))
        .OrderBy(found => found.Steps).Select(found => found.Word).FirstOrDefault();

    /// <summary>A refusal of a missing field, its remedy naming a field that is there and was probably meant; else as it is.</summary>
    /// <param name="kind">That the field is missing.</param>
    /// <param name="field">The field.</param>
    /// <param name="there">Fields that are there and nobody asked for.</param>
    public static ProblemKind Hint(ProblemKind kind, string field, IEnumerable<string> there) => To(field, there) is { } near
        ? kind with { Remedy = $"Write {field} in place of {near}, if that is meant", RemedyChinese = $"如指该字段，请将 {near} 改为 {field}" }
        : kind;

    /// <summary>How many letters must be put in, left out or changed to make one of the other.</summary>
    public static int Distance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var changed = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = int.Min(changed, int.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
