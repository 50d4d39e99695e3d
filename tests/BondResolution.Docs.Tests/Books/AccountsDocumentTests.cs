using BondResolution.Domain.Books;

namespace BondResolution.Docs.Tests.Books;

/// <summary>docs/accounts.md explains the journals as they are written.</summary>
public class AccountsDocumentTests
{
    private static readonly string[][] Rows =
    [
        .. Repository.Read("docs", "accounts.md").Split('\n').Where(l => l.StartsWith("| `", StringComparison.Ordinal)).Select(l => l.Trim('|').Split('|').Select(c => c.Trim()).ToArray())
    ];

    [Fact]
    public void The_chart_is_that_of_the_journals() => Assert.Equal(
        JournalChart.All.Select(a => $"`{a.Name}` {a.Meaning} {a.Chinese}"),
        Rows.Where(r => r.Length == 3).Select(r => $"{r[0]} {r[1]} {r[2]}"));

    [Fact]
    public void Tags_are_those_of_the_journals() => Assert.Equal(
        Journal.TagNames.Select(t => $"`{t}`"), Rows.Where(r => r.Length == 2).Select(r => r[0]).Where(r => !r.Contains('.', StringComparison.Ordinal)).TakeLast(Journal.TagNames.Count));

    [Fact]
    public void Every_control_account_has_its_place() =>
        Assert.All(typeof(Chart).GetFields().Select(f => (string)f.GetValue(null)!), a => Assert.True(JournalChart.Of(a) is not { } name || JournalChart.All.Any(j => j.Name == name)));
}
