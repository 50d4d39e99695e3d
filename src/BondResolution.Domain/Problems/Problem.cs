using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace BondResolution.Domain.Problems;

/// <summary>
/// A refusal or a warning as a value: its kind, the details its text names, and, where many things were wrong at once
/// (the rows of a file), each of them.
/// </summary>
public sealed record Problem(ProblemKind Kind, ImmutableArray<KeyValuePair<string, string>> Details, ImmutableArray<Problem> Parts)
{
    public string Code => Kind.Code;

    public static Problem Of(ProblemKind kind, ReadOnlySpan<(string Name, object? Value)> details)
    {
        var texts = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>(details.Length);
        foreach (var (name, value) in details)
            texts.Add(new(name, Text(value)));
        return new Problem(kind, texts.MoveToImmutable(), []);
    }

    /// <summary>The same problem with what makes it up.</summary>
    public Problem With(ImmutableArray<Problem> parts) => this with { Parts = parts };

    /// <summary>What was found and what was expected, then what to do; one line.</summary>
    public string Message(bool chinese)
    {
        var found = Fill(chinese ? Kind.Chinese : Kind.English);
        var remedy = Fill(chinese ? Kind.RemedyChinese : Kind.Remedy);
        return remedy.Length == 0 ? found : chinese ? $"{found}。{remedy}" : $"{found}. {remedy}";
    }

    public override string ToString() => $"{Code}: {Message(chinese: false)}";

    private string Fill(string template)
    {
        var text = new StringBuilder(template);
        foreach (var (name, value) in Details)
            text.Replace("{" + name + "}", value);
        return text.ToString();
    }

    private static string Text(object? value) => value switch
    {
        null => "",
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? ""
    };
}
