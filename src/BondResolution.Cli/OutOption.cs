using System.CommandLine;

namespace BondResolution.Cli;

/// <summary>The option that names the file a list, a journal, a proof … is written to.</summary>
internal static class OutOption
{
    public static Option<string?> Make(string description = "file to write; default, or -: standard output") => new("--out") { Description = description };

    /// <summary>The file that was named; null: standard output.</summary>
    public static string? Path(ParseResult parsed, Option<string?> option) => parsed.GetValue(option) is { } path && !Files.Outputs.OutputGate.IsStandardOutput(path) ? path : null;
}
