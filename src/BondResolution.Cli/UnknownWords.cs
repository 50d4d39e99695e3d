using System.CommandLine;
using BondResolution.Application.Commands;

namespace BondResolution.Cli;

/// <summary>What is told of a word of the command line that nothing knows: the one that was probably meant, or all there are.</summary>
internal static class UnknownWords
{
    /// <summary>The message, or null where every word is known.</summary>
    public static string? Message(ParseResult parsed, Run run)
    {
        if (parsed.UnmatchedTokens.FirstOrDefault() is not { } word)
            return null;
        var command = parsed.CommandResult.Command;
        var isOption = word.StartsWith('-');
        List<string> known = isOption ? [.. Options(command)] : [.. command.Subcommands.Select(c => c.Name)];
        if (known.Count == 0)
            return run.Say($"nothing is expected where '{word}' stands", $"“{word}”处不应有内容");
        var hint = NearestWord.To(word.Split('=')[0], known) is { } near
            ? run.Say($" (did you mean '{near}'?)", $"（是否想输入“{near}”？）")
            : run.Say($"; there are: {string.Join(", ", known)}", $"；可用：{string.Join("、", known)}");
        return isOption ? run.Say($"there is no option '{word}'{hint}", $"没有选项“{word}”{hint}") : run.Say($"there is no command '{word}'{hint}", $"没有命令“{word}”{hint}");
    }

    /// <summary>Those of the command, and those that every command takes.</summary>
    private static IEnumerable<string> Options(Command command) =>
        command.Options.Select(o => o.Name).Concat(Above(command).SelectMany(c => c.Options).Where(o => o.Recursive).Select(o => o.Name)).Distinct(StringComparer.Ordinal);

    private static IEnumerable<Command> Above(Command command) => command.Parents.OfType<Command>().SelectMany(parent => Above(parent).Prepend(parent));
}
