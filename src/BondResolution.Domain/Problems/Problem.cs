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

    /// <summary>
    /// What was found and what was expected, then what to do; one line. Where a line was bad and the text does not name it, it stands in
    /// front; before it the part of a register in several files.
    /// </summary>
    public string Message(bool chinese)
    {
        var (found, remedy) = (Found(chinese), Remedy(chinese));
        return remedy.Length == 0 ? found : chinese ? $"{found}。{remedy}" : $"{found}. {remedy}";
    }

    /// <summary>What was found and what was expected, as the message begins.</summary>
    public string Found(bool chinese)
    {
        var found = Fill(chinese ? Kind.Chinese : Kind.English, chinese);
        if (IndexOf("line") is var line and >= 0 && Details[line].Value.Length > 0 && !Kind.English.Contains("{line}", StringComparison.Ordinal))
            found = chinese ? $"第 {Details[line].Value} 行：{found}" : $"line {Details[line].Value}: {found}";
        if (IndexOf("partNo") is var part and >= 0)
            found = Fill(chinese ? "第 {partNo} 部分（{file}）：" : "part {partNo} ({file}): ", chinese) + found;
        return found;
    }

    /// <summary>What to do about it; empty where there is nothing to say.</summary>
    public string Remedy(bool chinese) => Fill(chinese ? Kind.RemedyChinese : Kind.Remedy, chinese);

    public override string ToString() => $"{Code}: {Message(chinese: false)}";

    /// <summary>Puts the details in for their names, each once: a detail that itself holds braces stays as it is.</summary>
    private string Fill(string template, bool chinese)
    {
        // A million rows of a refused file are told one by one: what stands between two braces goes over in one piece.
        var text = new StringBuilder(2 * template.Length);
        var rest = template.AsSpan();
        while (rest.IndexOf('{') is var open and >= 0)
        {
            var length = rest[open..].IndexOf('}');
            var detail = length < 0 ? -1 : IndexOf(rest.Slice(open + 1, length - 1));
            text.Append(rest[..open]).Append(detail < 0 ? "{" : chinese && Details[detail].Key == "expected" ? ExpectedWords.Chinese(Details[detail].Value) : Details[detail].Value);
            rest = rest[(open + (detail < 0 ? 1 : length + 1))..];
        }

        return text.Append(rest).ToString();
    }

    private int IndexOf(ReadOnlySpan<char> name)
    {
        for (var i = 0; i < Details.Length; i++)
        {
            if (name.SequenceEqual(Details[i].Key))
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
