using System.Collections.Concurrent;
using System.Text;
using BondResolution.Domain.Time;

namespace BondResolution.Domain;

/// <summary>Enumerations as the command language and the events write them: lower case, words joined by hyphens; year bases as the market names them.</summary>
public static class Words
{
    public static string Of<T>(T value) where T : struct, Enum => Names<T>.ByValue[Convert.ToInt32(value, null)];

    public static bool TryParse<T>(string word, out T value) where T : struct, Enum
    {
        var at = Array.IndexOf(Names<T>.ByValue, word);
        value = at < 0 ? default : (T)Enum.ToObject(typeof(T), at);
        return at >= 0;
    }

    /// <summary>All words of an enumeration, in its order.</summary>
    public static IEnumerable<string> All<T>() where T : struct, Enum => Names<T>.ByValue;

    /// <summary>All words of an enumeration, by value.</summary>
    public static IReadOnlyList<string> All(Type enumeration) => OfType(enumeration);

    /// <summary>The value of a word in an enumeration; null: it has none such.</summary>
    public static object? Find(Type enumeration, string word) => Array.IndexOf(OfType(enumeration), word) is >= 0 and var at ? Enum.ToObject(enumeration, at) : null;

    /// <summary>Little is compiled for each enumeration: every command meets some twenty of them.</summary>
    private static class Names<T> where T : struct, Enum
    {
        public static readonly string[] ByValue = OfType(typeof(T));
    }

    private static readonly ConcurrentDictionary<Type, string[]> Known = new();

    /// <summary>Words by value: the values of an enumeration are 0, 1, 2 and so on.</summary>
    private static string[] OfType(Type enumeration) => Known.GetOrAdd(enumeration, Make);

    private static string[] Make(Type enumeration)
    {
        var values = Enum.GetValues(enumeration);
        var words = new string[values.Length];
        foreach (var value in values)
            words[Convert.ToInt32(value, null)] = Word(value);
        return words;
    }

    private static string Word(object value) => value switch
    {
        YearBasis.Act365 => "365",
        YearBasis.Act360 => "360",
        YearBasis.ActAct => "act/act",
        YearBasis.NoLeap365 => "nl365",
        YearBasis.PerDay => "day",
        _ => Hyphenated(value.ToString()!)
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
