using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using BondResolution.Domain.People;

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

    /// <summary>Puts the details in for their names, each once: a detail that itself holds braces stays as it is.</summary>
    private string Fill(string template)
    {
        var text = new StringBuilder();
        for (var at = 0; at < template.Length;)
        {
            var end = template[at] == '{' ? template.IndexOf('}', at) : -1;
            var name = end > 0 ? template[(at + 1)..end] : null;
            var detail = name is null ? -1 : IndexOf(name);
            text.Append(detail >= 0 ? Details[detail].Value : template[at].ToString());
            at = detail >= 0 ? end + 1 : at + 1;
        }

        return text.ToString();
    }

    private int IndexOf(string name)
    {
        for (var i = 0; i < Details.Length; i++)
        {
            if (Details[i].Key == name)
                return i;
        }

        return -1;
    }

    private static string Text(object? value) => value switch
    {
        null => "",
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        // What was read may be somebody's number: messages and logs never carry it.
        _ => PersonalNumbers.Mask(value.ToString() ?? "")
    };
}
