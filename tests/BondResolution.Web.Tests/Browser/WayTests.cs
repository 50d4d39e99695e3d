using BondResolution.Application.Desk;
using BondResolution.Web.Tests.Api;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BondResolution.Web.Tests.Browser;

/// <summary>The ways that users go through the desk, in both languages, with their own browser.</summary>
[Collection(ChromiumTests.Name)]
public sealed class WayTests(Chromium chromium, ServedCase desk) : IClassFixture<ServedCase>
{
    private const string Account = "0399365938";

    private const string Freeze = "/cases/128044/record/units.freeze";

    [SkippableTheory, InlineData("zh"), InlineData("en")]
    public async Task A_regulator_sees_a_case_in_charts_and_tables_follows_a_figure_and_looks_back(string language)
    {
        await using var window = await OpenAsync(language, "regulator", Role.Viewer);
        var page = window.Page;
        await page.ClickAsync("main a[href='/cases/128044']");
        foreach (var chart in (string[])["exposure", "reduction"])
        {
            await Expect(window.At($"chart-{chart}").Locator("canvas, svg").First).ToBeVisibleAsync();
            await Expect(window.At($"table-{chart}").Locator("tbody tr").First).ToBeVisibleAsync();
        }

        var left = await window.ValueAsync("figure-outstanding.principal");
        await window.At("explain-outstanding.principal").ClickAsync();
        await page.WaitForURLAsync("**/cases/128044/explain?path=outstanding.principal");
        Assert.Equal(left, await window.ValueAsync("figure-outstanding.principal"));
        await Expect(page.Locator("main tbody tr").First).ToBeVisibleAsync();

        await page.GotoAsync("/cases/128044");
        await Expect(window.At("past-banner")).ToHaveCountAsync(0);
        await window.At("as-of").FillAsync("2024-12-31");
        await window.At("as-known").FillAsync("60");
        await page.ClickAsync("form.times button");
        await Expect(window.At("past-banner")).ToBeVisibleAsync();
        Assert.Equal(("2024-12-31", "60"), (await window.ValueAsync("as-of"), await window.ValueAsync("as-known")));
        Assert.NotEqual(left, await window.ValueAsync("figure-outstanding.principal"));
        await Expect(page.Locator("main form[method=post]")).ToHaveCountAsync(0);
        Assert.Empty(window.Complaints);
    }

    [SkippableTheory, InlineData("zh"), InlineData("en")]
    public async Task No_form_records_in_a_past_view(string language)
    {
        await using var window = await OpenAsync(language, "clerk");
        foreach (var address in (string[])[Freeze, "/cases/128044/registers/new", "/cases/128044/record", "/record/case.open", "/cases/128044/instalments/1", "/cases/128044/lawsuits/1"])
        {
            await window.Page.GotoAsync($"{address}?asOf=2024-12-31&asKnown=60");
            await Expect(window.At("past-banner")).ToBeVisibleAsync();
            await Expect(window.Page.Locator("main form[method=post]")).ToHaveCountAsync(0);
        }
    }

    [SkippableTheory, InlineData("zh", true), InlineData("en", true), InlineData("en", false)]
    public async Task A_clerk_previews_records_and_sees_the_event_once_with_scripts_or_without(string language, bool scripts)
    {
        await using var window = await OpenAsync(language, "clerk", scripts);
        var page = window.Page;
        var before = await desk.HeadAsync();
        await FillAsync(page, Account, $"A-{language}-{scripts}");
        await window.At("do-preview").ClickAsync();
        await Expect(window.At("preview")).ToContainTextAsync(Account);
        Assert.Equal(before, await desk.HeadAsync());

        await window.At("record").ClickAsync();
        await page.WaitForURLAsync("**/cases/128044/record?done=units.freeze*");
        Assert.Equal(before + 1, await desk.HeadAsync());
        await page.ReloadAsync();
        await GoBackAsync(page);
        var other = await page.Context.NewPageAsync(); // where Back asks before it sends again, its page is of no more use
        await other.GotoAsync($"/audit/events/{before + 1}");
        await Expect(other.Locator("main")).ToContainTextAsync(Account);
        Assert.Equal(before + 1, await desk.HeadAsync());
    }

    [SkippableFact]
    public async Task The_same_form_sent_twice_records_once()
    {
        await using var window = await OpenAsync("en", "clerk");
        var before = await desk.HeadAsync();
        await FillAsync(window.Page, Account, "twice");
        await window.At("do-preview").ClickAsync();
        await Expect(window.At("record")).ToBeVisibleAsync();
        await window.Page.EvaluateAsync("""
            () => { const form = document.querySelector('[data-testid=record]').form;
                    return fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)) }).then(answer => answer.text()); }
            """);
        Assert.Equal(before + 1, await desk.HeadAsync());
        await window.At("record").ClickAsync();
        await window.Page.WaitForURLAsync("**/cases/128044/record?done=units.freeze*again=1");
        Assert.Equal(before + 1, await desk.HeadAsync());
    }

    [SkippableTheory, InlineData("zh"), InlineData("en")]
    public async Task A_refusal_stands_beside_its_field_with_its_code_and_what_was_filled_in_stays(string language)
    {
        await using var window = await OpenAsync(language, "clerk");
        var before = await desk.HeadAsync();
        await FillAsync(window.Page, "0000000000", "refused");
        await window.At("do-preview").ClickAsync();
        var beside = window.Page.Locator(".row:has([name=account])").Locator("[data-testid=problem]");
        await Expect(beside).ToBeVisibleAsync();
        Assert.Equal("holdings.unknown-account", await beside.GetAttributeAsync("data-code"));
        await Expect(window.Page.Locator("[name=account]")).ToHaveValueAsync("0000000000");
        await Expect(window.At("preview")).ToHaveCountAsync(0);
        Assert.Equal(before, await desk.HeadAsync());
    }

    [SkippableTheory, InlineData("zh"), InlineData("en")]
    public async Task An_analyst_sees_the_faults_of_a_register_by_line_and_the_totals_of_one_without(string language)
    {
        await using var window = await OpenAsync(language, "analyst", Role.Analyst);
        var before = await desk.HeadAsync();
        var lines = await File.ReadAllLinesAsync(Path.Combine(desk.Case, "register-2024-08-21.csv"));
        await UploadAsync(window, [.. lines[..3], lines[3].Replace(",140,", ",14x0,", StringComparison.Ordinal), .. lines[4..6]]);
        await Expect(window.At("fault-row")).ToHaveCountAsync(1);
        Assert.Equal("4", await window.At("fault-row").GetAttributeAsync("data-line"));
        await Expect(window.At("preview")).ToHaveCountAsync(0);

        await UploadAsync(window, lines[..6]);
        await Expect(window.At("preview")).ToBeVisibleAsync();
        await Expect(window.Page.Locator("main")).ToContainTextAsync("1,735");
        await Expect(window.At("fault-row")).ToHaveCountAsync(0);
        await Expect(window.At("record")).ToHaveCountAsync(0);
        Assert.Equal(before, await desk.HeadAsync());
        Assert.DoesNotContain(window.Complaints, said => !said.Contains("422", StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task A_clerk_comes_to_a_preview_by_the_keyboard_alone()
    {
        chromium.OrSkip();
        await using var window = await chromium.OpenAsync(desk, "en");
        var page = window.Page;
        await page.GotoAsync("/login");
        await page.Keyboard.TypeAsync("clerk"); // the first field has the focus
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync(ServedCase.Password);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(address => new Uri(address).AbsolutePath == "/");
        await FollowAsync(window, "main a[href='/cases/128044']");
        await FollowAsync(window, ".main-nav a[href='/cases/128044/record']");
        await FollowAsync(window, $"main a[href='{Freeze}']");
        await window.TabToAsync("[name=account]");
        await page.Keyboard.TypeAsync(Account);
        await window.TabToAsync("[data-testid=do-preview]");
        Assert.Equal("solid", await page.EvaluateAsync<string>("() => getComputedStyle(document.activeElement).outlineStyle"));
        await page.Keyboard.PressAsync("Enter");
        await Expect(window.At("problem").First).ToBeVisibleAsync(); // the other fields are empty
    }

    private async Task<Window> OpenAsync(string language, string name, params Role[] roles) => await OpenAsync(language, name, scripts: true, roles);

    private async Task<Window> OpenAsync(string language, string name, bool scripts, params Role[] roles)
    {
        chromium.OrSkip();
        if (roles.Length > 0)
            (await desk.AsAsync(name += language, roles)).Dispose();
        return await (await chromium.OpenAsync(desk, language, scripts)).SignInAsync(name);
    }

    private static async Task FollowAsync(Window window, string link)
    {
        await window.TabToAsync(link);
        var address = await window.Page.GetAttributeAsync(link, "href");
        await window.Page.Keyboard.PressAsync("Enter");
        await window.Page.WaitForURLAsync($"**{address}");
    }

    private static async Task FillAsync(IPage page, string account, string number)
    {
        await page.GotoAsync(Freeze);
        await page.FillAsync("[name=account]", account);
        await page.FillAsync("[name=number]", number);
        await page.FillAsync("[name=units]", "1");
        await page.SelectOptionAsync("[name=kind]", "freeze");
    }

    private async Task UploadAsync(Window window, string[] lines)
    {
        await window.Page.GotoAsync("/cases/128044/registers/new");
        await window.Page.FillAsync("[name=recordDate]", "2026-01-05");
        await window.Page.FillAsync("[name=on]", "2026-01-05");
        await window.Page.SetInputFilesAsync("[name=file]", new FilePayload
        {
            Name = "register.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n")
        });
        await window.At("do-preview").ClickAsync();
        await window.Page.WaitForURLAsync("**/registers/new/preview");
    }

    /// <summary>Back, as the button of the browser: a page that was the answer to a form may ask before it is sent again, which is as good.</summary>
    private static async Task GoBackAsync(IPage page)
    {
        try
        {
            await page.GoBackAsync();
        }
        catch (PlaywrightException problem) when (problem.Message.Contains("ERR_CACHE_MISS", StringComparison.Ordinal))
        {
        }
    }
}
