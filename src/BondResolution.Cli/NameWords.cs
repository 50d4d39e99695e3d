using System.CommandLine;
using System.CommandLine.Parsing;
using BondResolution.Domain;
using BondResolution.Domain.Problems;

namespace BondResolution.Cli;

/// <summary>
/// Words of the command line that are names: of a case, a suit, an offer, an account, a stream, of who records. The gate of names in
/// commands is
/// theirs too.
/// </summary>
internal static class NameWords
{
    private static readonly string[] Called = ["--case", "--suit", "--offer", "--account", "--stream", "--by", "account", "path"];

    /// <summary>An option that is a name, full-width letters as ASCII.</summary>
    public static Option<string?> Option(string name, string description) =>
        new(name) { Description = description, CustomParser = words => Names.Narrow(words.Tokens[0].Value) };

    /// <summary>An argument that is a name, full-width letters as ASCII.</summary>
    public static Argument<string> Argument(string name, string description) =>
        new(name) { Description = description, CustomParser = words => Names.Narrow(words.Tokens[0].Value) };

    /// <summary>What is wrong with the first name that the gate does not let pass, or null.</summary>
    public static Problem? Check(ParseResult parsed)
    {
        for (SymbolResult? at = parsed.CommandResult; at is CommandResult command; at = at.Parent)
        {
            foreach (var result in command.Children)
            {
                var name = result switch { OptionResult o => o.Option.Name, ArgumentResult a => a.Argument.Name, _ => "" };
                // The path of a figure may have texts in brackets, and that of a script is no name.
                if (!Called.Contains(name, StringComparer.Ordinal) || (name == "path" && command.Command.Name != "explain"))
                    continue;
                foreach (var word in result.Tokens.Where(word => word.Value.Length > 0))
                {
                    if (Names.Check("bondres", name, word.Value, isTitle: name is "path" or "--by") is { } refused)
                        return refused;
                }
            }
        }

        return null;
    }
}
