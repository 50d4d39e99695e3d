using System.Text.RegularExpressions;
using BondResolution.ThrowAwayPostgres;

namespace BondResolution.Cli.Tests.Output;

/// <summary>
/// The README shows what the program prints: every command of its console blocks is run, in order, on one ledger, and
/// its output compared. A line <c>…</c> stands for lines left out; a line that ends in <c>…</c> for the rest of it.
/// </summary>
public sealed partial class ReadmeTests : IDisposable
{
    private const string FirstCommand = "dotnet run -c Release --project src/BondResolution.Cli -- ";

    private readonly Bondres _bondres = new();

    public void Dispose() => _bondres.Dispose();

    [Fact]
    public void Every_command_of_the_readme_prints_what_the_readme_shows()
    {
        var data = Directory.CreateDirectory(Path.Combine(_bondres.Home, "data", "lingnan"));
        foreach (var file in Directory.GetFiles(Bondres.CaseFolder("lingnan")))
            File.Copy(file, Path.Combine(data.FullName, Path.GetFileName(file)));

        var steps = Steps(File.ReadAllLines(Path.Combine(Root(), "README.md"))).ToList();

        Assert.StartsWith(FirstCommand, steps[0].Command, StringComparison.Ordinal);
        foreach (var (command, shown) in steps)
        {
            if (command.StartsWith("hledger ", StringComparison.Ordinal) && Bookkeepers.MayBeLeftOut)
                continue;
            var printed = Printed(command).Split('\n').Select(l => RootHash().Replace(l.TrimEnd(), "root …")).Where(l => l.Length > 0).ToList();
            Assert.True(Matches(shown, printed) is not { } missing || missing.Length == 0, $"$ {command}\nnot printed as shown: {Matches(shown, printed)}\n{string.Join('\n', printed)}");
        }
    }

    /// <summary>What the program prints, or hledger, in the same folder.</summary>
    private string Printed(string command)
    {
        if (command.StartsWith("hledger ", StringComparison.Ordinal))
            return Bookkeepers.Ask(_bondres.Home, "hledger", Words(command)[1..]);
        var answer = _bondres.Run(Words(command.StartsWith(FirstCommand, StringComparison.Ordinal) ? command[FirstCommand.Length..] : command["bondres ".Length..]));
        return answer.Stdout + answer.Stderr;
    }

    /// <summary>The first shown line that the output does not have in its place, or null.</summary>
    private static string? Matches(IReadOnlyList<string> shown, List<string> printed)
    {
        var at = 0;
        var skips = false;
        foreach (var line in shown)
        {
            if (line == "…")
            {
                skips = true;
                continue;
            }

            var found = printed.FindIndex(at, p => line.EndsWith('…') ? p.StartsWith(line[..^1].TrimEnd(), StringComparison.Ordinal) : p == line);
            if (found < 0 || (!skips && found != at))
                return line;
            (at, skips) = (found + 1, false);
        }

        return skips || at == printed.Count ? null : printed[at];
    }

    private static IEnumerable<(string Command, IReadOnlyList<string> Shown)> Steps(string[] readme)
    {
        string? command = null;
        var shown = new List<string>();
        var inside = false;
        foreach (var line in readme)
        {
            if (line == "```console" || (inside && line == "```") || (inside && line.StartsWith("$ ", StringComparison.Ordinal)))
            {
                if (command is not null)
                    yield return (command, shown);
                (command, shown) = (line.StartsWith("$ ", StringComparison.Ordinal) ? line[2..] : null, []);
                inside = line != "```";
            }
            else if (inside && line.Length > 0)
            {
                shown.Add(line.TrimEnd());
            }
        }
    }

    /// <summary>Words as a shell splits them: by blanks, but for single quotes.</summary>
    private static string[] Words(string command) =>
        [.. Word().Matches(command).Select(m => m.Value.StartsWith('\'') ? m.Value[1..^1] : m.Value)];

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "BondResolution.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("the tests run outside the repository");
        return folder.FullName;
    }

    [GeneratedRegex("root [A-Za-z0-9+/]{43}=")]
    private static partial Regex RootHash();

    [GeneratedRegex("'[^']*'|[^ ]+")]
    private static partial Regex Word();
}
