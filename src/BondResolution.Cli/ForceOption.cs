using System.CommandLine;

namespace BondResolution.Cli;

/// <summary>The option that lets an output take the place of a file that is there.</summary>
internal static class ForceOption
{
    /// <param name="output">The option that names the output.</param>
    public static Option<bool> Make(string output) => new("--force") { Description = $"let the file of {output} take the place of one that is there" };
}
