using System.Text;
using BondResolution.Domain.Time;

namespace BondResolution.Domain;

/// <summary>Enumerations as the command language and the events write them: lower case, words joined by hyphens; year bases as the market names them.</summary>
public static class Words
{
    public static string Of<T>(T value) where T : struct, Enum => Names<T>.ByValue[value];

    public static bool TryParse<T>(string word, out T value) where T : struct, Enum => Names<T>.ByName.TryGetValue(word, out value);

    /// <summary>All words of an enumeration, in its order.</summary>
    public static IEnumerable<string> All<T>() where T : struct, Enum => Enum.GetValues<T>().Select(Of);

    private static class Names<T> where T : struct, Enum
    {
        public static readonly Dictionary<T, string> ByValue = Enum.GetValues<T>().ToDictionary(v => v, v => Word(v));

        public static readonly Dictionary<string, T> ByName = ByValue.ToDictionary(p => p.Value, p => p.Key, StringComparer.Ordinal);

        private static string Word(T value) => value switch
        {
            YearBasis.Act365 => "365",
            YearBasis.Act360 => "360",
            YearBasis.ActAct => "act/act",
            YearBasis.NoLeap365 => "nl365",
            YearBasis.PerDay => "day",
            _ => Hyphenated(value.ToString())
        };

        private static string Hyphenated(string name)
        {
            var word = new StringBuilder();
            foreach (var c in name)
            {
                if (char.IsUpper(c) && word.Length > 0)
                    word.Append('-');
                word.Append(char.ToLowerInvariant(c));
            }

            return word.ToString();
        }
    }
}
