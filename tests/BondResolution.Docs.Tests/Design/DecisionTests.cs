using System.Text.RegularExpressions;

namespace BondResolution.Docs.Tests.Design;

/// <summary>A decision is half a page: context, choice, consequence.</summary>
public class DecisionTests
{
    private static readonly string[] Files = [.. Directory.GetFiles(Repository.At("docs", "decisions"), "*.md").Order(StringComparer.Ordinal)];

    [Fact]
    public void They_are_numbered_without_gap() =>
        Assert.Equal(Enumerable.Range(1, Files.Length).Select(n => $"{n:0000}"), Files.Select(f => Path.GetFileName(f)[..4]));

    [Fact]
    public void Each_says_context_choice_and_consequence_in_half_a_page() => Assert.All(Files, file =>
    {
        var lines = File.ReadAllLines(file);
        Assert.StartsWith($"# {Path.GetFileName(file)[..4]} ", lines[0], StringComparison.Ordinal);
        Assert.Equal(["## Context", "## Choice", "## Consequence"], lines.Where(l => l.StartsWith("## ", StringComparison.Ordinal)));
        Assert.InRange(lines.Length, 10, 50);
    });

    [Fact]
    public void Every_code_and_every_link_of_the_documents_leads_somewhere()
    {
        var codes = Domain.Problems.ProblemCatalogue.All.Select(k => k.Code).ToHashSet();
        var areas = codes.Select(c => c.Split('.')[0]).ToHashSet();
        var commands = Application.Handlers.CommandTable.Names;
        foreach (var file in Files.Append(Repository.At("docs", "design.md")))
        {
            var text = File.ReadAllText(file);
            Assert.All(Regex.Matches(text, "`([a-z]+)\\.([a-z-]+)`").Where(m => areas.Contains(m.Groups[1].Value) || m.Groups[1].Value is "units" or "meeting"),
                m => Assert.True(codes.Contains(m.Value.Trim('`')) || commands.Contains(m.Value.Trim('`')) || m.Value is "`vault.key`" or "`vault.db`", $"{file}: {m.Value}"));
            Assert.All(Regex.Matches(text, "\\]\\(([^)]+)\\)"), m => Assert.True(Path.Exists(Path.Combine(Path.GetDirectoryName(file)!, m.Groups[1].Value)), $"{file}: {m.Value}"));
        }
    }
}
