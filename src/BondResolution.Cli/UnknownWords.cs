using System.CommandLine;
using System.CommandLine.Parsing;
using BondResolution.Domain;

namespace BondResolution.Cli;

/// <summary>What is told of a word of the command line that nothing knows: the one that was probably meant, or all there are.</summary>
internal static class UnknownWords
{
    /// <summary>The message, or null where every word is known.</summary>
    public static string? Message(ParseResult parsed, Run run)
    {
        // An unknown option where an argument may stand is taken for that argument, and what follows it for the word too many.
        var taken = parsed.Tokens.FirstOrDefault(token => token.Type == TokenType.Argument && IsOption(token.Value))?.Value;
        if ((taken ?? parsed.UnmatchedTokens.FirstOrDefault()) is not { } word)
            return null;
        var command = parsed.CommandResult.Command;
        var isOption = word.StartsWith('-');
        List<string> known = isOption ? [.. Options(command)] : [.. command.Subcommands.Select(c => c.Name)];
        if (known.Count == 0)
            return run.Say($"nothing is expected where '{word}' stands", $"“{word}”处不应有内容");
        if (isOption && Meant(command, word.Split('=')[0], run) is { } meant)
            return run.Say($"there is no option '{word}' of '{Path(command)}'; {meant}", $"“{Path(command)}”没有选项“{word}”；{meant}");
        var hint = Nearest(word.Split('=')[0], known) is { } near
            ? run.Say($" (did you mean '{near}'?)", $"（是否想输入“{near}”？）")
            : run.Say($"; there are: {string.Join(", ", known)}", $"；可用：{string.Join("、", known)}");
        return isOption ? run.Say($"there is no option '{word}'{hint}", $"没有选项“{word}”{hint}") : run.Say($"there is no command '{word}'{hint}", $"没有命令“{word}”{hint}");
    }

    /// <summary>
    /// Whether a word is written as an option: two dashes and a name, perhaps with a value behind it. A text that begins with dashes is
    /// none.
    /// </summary>
    private static bool IsOption(string word) =>
        word.Length > 2 && word.StartsWith("--", StringComparison.Ordinal) && word[2..].Split('=')[0].All(c => char.IsAsciiLetterLower(c) || c == '-');

    /// <summary>
    /// What to type in place of an option that other commands have: a date is called by what it dates, and some work on every case.
    /// </summary>
    private static string? Meant(Command command, string option, Run run)
    {
        var own = command.Options.Select(o => o.Name).ToList();
        var date = own.Find(name => name is "--record-date" or "--as-of");
        var all = string.Join(", ", own.Where(name => name.StartsWith("--", StringComparison.Ordinal) && name is not ("--help" or "--version")).Order(StringComparer.Ordinal));
        return option switch
        {
            "--case" => run.Say($"it works on the whole ledger: leave --case out; its options: {all}", $"该命令针对整个账本，请去掉 --case；可用选项：{all}"),
            "--on" or "--date" when date is not null => run.Say($"its date is {date}: type {date} 2025-01-27 with your date; its options: {all}", $"日期请写作 {date}，例如 {date} 2025-01-27；可用选项：{all}"),
            _ => null
        };
    }

    private static string Path(Command command) =>
        string.Join(' ', Above(command).Reverse().Append(command).Select(c => c is RootCommand ? "bondres" : c.Name));

    /// <summary>The nearest option or command; the dashes of an option are no letters.</summary>
    private static string? Nearest(string word, IReadOnlyList<string> known) =>
        NearestWord.To(word.TrimStart('-'), known.Select(name => name.TrimStart('-'))) is { } near ? known.First(name => name.TrimStart('-') == near) : null;

    /// <summary>Those of the command, and those that every command takes.</summary>
    private static IEnumerable<string> Options(Command command) =>
        command.Options.Select(o => o.Name).Concat(Above(command).SelectMany(c => c.Options).Where(o => o.Recursive).Select(o => o.Name)).Distinct(StringComparer.Ordinal);

    private static IEnumerable<Command> Above(Command command) => command.Parents.OfType<Command>().SelectMany(parent => Above(parent).Prepend(parent));
}
