using System.Text.Json;

namespace BondResolution.Cli.Tests;

/// <summary>How one run of the program ended, and what it printed.</summary>
public sealed record Answer(int ExitCode, string Stdout, string Stderr)
{
    /// <summary>Standard output as one JSON document; more than one, or none, is an error of the program's.</summary>
    public JsonElement Json => JsonDocument.Parse(Stdout).RootElement;

    /// <summary>The code behind the word <c>error</c>, the same in every language; null where nothing failed.</summary>
    public string? ErrorCode => Stderr.Split('\n').FirstOrDefault(l => l.StartsWith("error ", StringComparison.Ordinal)) is { } line
        ? line["error ".Length..line.IndexOf(':', StringComparison.Ordinal)]
        : null;

    /// <summary>This answer, where the program ended well; else what it printed, as the test's message.</summary>
    public Answer Well() => ExitCode == 0 ? this : throw new InvalidOperationException($"bondres ended with {ExitCode}\n{Stdout}\n{Stderr}");
}
