using System.Diagnostics;
using System.Text.RegularExpressions;
using BondResolution.Web.Pages;
using BondResolution.Web.Security;
using Microsoft.AspNetCore.Components;

namespace BondResolution.Web.Tests.Browser;

/// <summary>What holds of every page, in both languages.</summary>
[Collection(ChromiumTests.Name)]
public sealed partial class EveryPageTests(Chromium chromium, EveryPage pages) : IClassFixture<EveryPage>
{
    [Fact]
    public void Every_page_of_the_table_of_routes_is_looked_at()
    {
        var built = typeof(App).Assembly.GetTypes().SelectMany(type => type.GetCustomAttributes(typeof(RouteAttribute), false))
            .Select(route => Shape(((RouteAttribute)route).Template)).ToHashSet();
        var table = RouteRoles.All.Where(route => route.Method == "GET" && !route.Path.StartsWith("/api/", StringComparison.Ordinal)).Select(route => route.Path);

        Assert.All(table.Where(path => built.Contains(Shape(path))), path => Assert.NotNull(EveryPage.Addresses.GetValueOrDefault(path)));
    }

    [SkippableTheory, InlineData("zh"), InlineData("en")]
    public void Every_page_is_there(string language) => Empty(pages.Refused[language]);

    [SkippableTheory, InlineData("zh"), InlineData("en")]
    public void Axe_finds_no_violation_of_WCAG_2_2_A_and_AA_on_any_page(string language) => Empty(pages.Violations[language]);

    [SkippableTheory, InlineData("zh"), InlineData("en")]
    public void No_page_has_an_error_breaks_the_policy_or_asks_another_host(string language) => Empty(pages.Complaints[language]);

    [SkippableTheory, InlineData("zh"), InlineData("en")]
    public void No_page_scrolls_sideways_on_a_telephone(string language) => Empty(pages.TooWide[language]);

    [SkippableFact]
    public void Every_page_shows_as_much_where_scripts_are_off() => Empty(pages.Lacking);

    [SkippableFact]
    public async Task Every_printed_sheet_of_a_case_says_of_what_as_of_when_and_at_which_sequence()
    {
        chromium.OrSkip();
        Skip.IfNot(pages.Passed is null, pages.Passed);
        await using var window = await (await chromium.OpenAsync(pages.Desk, "zh")).SignInAsync(EveryPage.User);
        await window.Page.GotoAsync("/cases/128044?asOf=2025-06-30");
        var sequence = await window.ValueAsync("head-sequence");
        var file = Path.Combine(pages.Desk.Folder, "case.pdf");
        var bytes = await window.Page.PdfAsync(new() { Path = file, PreferCSSPageSize = true });

        var count = PageObject().Count(System.Text.Encoding.Latin1.GetString(bytes));
        Assert.True(count > 1, $"{count} sheets");
        if (TextOf(file) is not { } text)
            return;
        var sheets = text.TrimEnd('\f').Split('\f');
        Assert.Equal(count, sheets.Length);
        Assert.All(sheets.Select((sheet, index) => (sheet, index)), each =>
        {
            Assert.Matches("BondResolution +128044", each.sheet);
            Assert.Contains("as of 2025-06-30", each.sheet, StringComparison.Ordinal);
            Assert.Contains($"sequence {sequence}", each.sheet, StringComparison.Ordinal);
            Assert.Matches($@"\b{each.index + 1} ?/ ?{count}\b", each.sheet);
        });
    }

    private void Empty(List<string> found)
    {
        chromium.OrSkip();
        Skip.IfNot(pages.Passed is null, pages.Passed);
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    /// <summary>The text of a PDF, sheet by sheet, or null where no program here reads it.</summary>
    private static string? TextOf(string file)
    {
        if (!File.Exists("/usr/bin/pdftotext"))
            return null;
        using var reading = Process.Start(new ProcessStartInfo("/usr/bin/pdftotext", ["-layout", file, "-"]) { RedirectStandardOutput = true })!;
        var text = reading.StandardOutput.ReadToEnd();
        reading.WaitForExit();
        return text;
    }

    private static string Shape(string path) => Parameter().Replace(path, "{}");

    [GeneratedRegex("\\{[^}]*\\}")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"/Type\s*/Page\b")]
    private static partial Regex PageObject();
}
