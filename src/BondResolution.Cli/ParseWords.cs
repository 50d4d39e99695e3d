using System.CommandLine.Parsing;
using System.Text.RegularExpressions;

namespace BondResolution.Cli;

/// <summary>What is wrong with the words of a command line, as the run's user reads it: in both languages, without names of the program's
/// own types.</summary>
internal static partial class ParseWords
{
    public static string Of(Run run, IEnumerable<ParseError> errors) =>
        string.Join("; ", errors.Select(error => Of(run, error.Message.TrimEnd('.'))).Distinct());

    private static string Of(Run run, string message)
    {
        if (Mistyped().Match(message) is { Success: true } mistyped)
        {
            var (value, name, type) = (mistyped.Groups["value"].Value, mistyped.Groups["name"].Value, mistyped.Groups["type"].Value);
            return type.Contains("Int", StringComparison.Ordinal)
                ? run.Say($"{name} is {value}; a whole number was expected", $"{name} 为 {value}；应为整数")
                : type.Contains("Boolean", StringComparison.Ordinal)
                    ? run.Say($"{name} takes no value, and {value} was given", $"{name} 不带值，而给出了 {value}")
                    : run.Say($"{name} is {value}, which cannot be read", $"{name} 为 {value}，无法读取");
        }

        if (Required().Match(message) is { Success: true } required)
            return run.Say($"{required.Groups[1].Value} is missing", $"缺少 {required.Groups[1].Value}");
        if (NoValue().Match(message) is { Success: true } without)
            return run.Say($"nothing stands after {without.Groups[1].Value}", $"{without.Groups[1].Value} 之后缺少内容");
        if (OneOf().Match(message) is { Success: true } unknown)
        {
            var words = string.Join(", ", unknown.Groups[2].Value.Split(['\'', ' ', '\n', '\r', '\t'],
                StringSplitOptions.RemoveEmptyEntries));
            return run.Say($"{unknown.Groups[1].Value} is none of {words}", $"{unknown.Groups[1].Value} 不在可用值之内：{words}");
        }

        return message.StartsWith("Required command", StringComparison.Ordinal)
            ? run.Say("a command of it is missing; --help lists them", "缺少子命令；--help 列出全部") : message;
    }

    [GeneratedRegex("^Cannot parse argument '(?<value>.*)' for (?:option|command|argument) '(?<name>[^']*)' as expected type '?(?<type>.*?)'?$", RegexOptions.Singleline)]
    private static partial Regex Mistyped();

    [GeneratedRegex("^Option '([^']+)' is required$")]
    private static partial Regex Required();

    [GeneratedRegex("^Required argument missing for (?:option|command): '([^']+)'$")]
    private static partial Regex NoValue();

    [GeneratedRegex("^Argument '(.*?)' not recognized. Must be one of:\\s*(.*)$", RegexOptions.Singleline)]
    private static partial Regex OneOf();
}
