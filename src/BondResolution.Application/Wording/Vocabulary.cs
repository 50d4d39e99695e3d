using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;

namespace BondResolution.Application.Wording;

/// <summary>One word in both languages.</summary>
/// <param name="English">In English.</param>
/// <param name="Chinese">In Chinese, as a trustee or a court writes it.</param>
/// <param name="Rest">What its list says beside: a command's topic; a term's explanation, English then Chinese.</param>
public sealed record Word(string English, string Chinese, ImmutableArray<string> Rest)
{
    public string Say(bool chinese) => chinese ? Chinese : English;
}

/// <summary>The words of pages, tables and papers, from the JSON lists beside this file: a list a kind of name, a name in both languages.</summary>
public static class Vocabulary
{
    /// <summary>Fields of commands, by their JSON name.</summary>
    public static FrozenDictionary<string, Word> Fields { get; } = Load("fields").ToFrozenDictionary();

    /// <summary>Words a field may have as its value.</summary>
    public static FrozenDictionary<string, Word> Values { get; } = Load("values").ToFrozenDictionary();

    /// <summary>Figures of the exposure report, by their path without indexes.</summary>
    public static FrozenDictionary<string, Word> Figures { get; } = Load("figures").ToFrozenDictionary();

    /// <summary>Types of events, without their version.</summary>
    public static FrozenDictionary<string, Word> Events { get; } = Load("events").ToFrozenDictionary();

    /// <summary>Commands by name, in the order a user looks for them; beside: the topic.</summary>
    public static ImmutableArray<KeyValuePair<string, Word>> Commands { get; } = [.. Load("commands")];

    /// <summary>Topics of commands, in order.</summary>
    public static ImmutableArray<KeyValuePair<string, Word>> Topics { get; } = [.. Load("topics")];

    /// <summary>Terms that /help explains; beside: the explanation in English, then in Chinese.</summary>
    public static ImmutableArray<KeyValuePair<string, Word>> Glossary { get; } = [.. Load("glossary")];

    private static readonly FrozenDictionary<string, Word> CommandByName = Commands.ToFrozenDictionary();

    public static string Field(string name, bool chinese) => Of(Fields, name, chinese);

    public static string Value(string value, bool chinese) => Of(Values, value, chinese);

    public static string Command(string name, bool chinese) => Of(CommandByName, name, chinese);

    /// <summary>A type of event in words; its version is left out.</summary>
    public static string Event(string type, bool chinese) => Of(Events, type.Split('/')[0], chinese);

    /// <summary>What a member of a payload, a report or a command is called.</summary>
    public static string Member(string name, bool chinese) =>
        Members.TryGetValue(name, out var word) ? word.Say(chinese) : Field(name, chinese);

    /// <summary>A value in words, or a document by its kind and what it is called: <c>plan 1</c>, <c>offer 2024-120</c>.</summary>
    public static string Phrase(string text, bool chinese) => Values.ContainsKey(text) ? Value(text, chinese)
        : text.Split(' ', 2) is [var kind, var called] && (Members.ContainsKey(kind) || Fields.ContainsKey(kind)) ? $"{Member(kind, chinese)} {called}"
        : Member(text, chinese);

    /// <summary>Choices by which a figure was computed.</summary>
    public static string Policy(string name, bool chinese) => Of(Policies, name, chinese);

    private static readonly FrozenDictionary<string, Word> Members = Load("members").ToFrozenDictionary();

    private static readonly FrozenDictionary<string, Word> Policies = Load("policies").ToFrozenDictionary();

    private static string Of(FrozenDictionary<string, Word> words, string name, bool chinese) =>
        words.TryGetValue(name, out var word) ? word.Say(chinese) : name;

    private static IEnumerable<KeyValuePair<string, Word>> Load(string list)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"words/{list}.json")!;
        using var document = JsonDocument.Parse(stream);
        return [.. document.RootElement.EnumerateObject().Select(entry =>
        {
            var texts = entry.Value.EnumerateArray().Select(text => text.GetString()!).ToArray();
            return KeyValuePair.Create(entry.Name, new Word(texts[0], texts[1], [.. texts.Skip(2)]));
        })];
    }
}
