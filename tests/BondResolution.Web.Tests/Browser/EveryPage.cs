using System.Text;
using System.Text.Json.Nodes;
using BondResolution.Application.Desk;
using BondResolution.Web.Pages.Recording;
using BondResolution.Web.Tests.Api;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace BondResolution.Web.Tests.Browser;

/// <summary>
/// Every page and every form, seen by a user with all roles in both languages, and without scripts: what axe found, what the browser complained of, what
/// was too wide. It takes minutes, and is done where <c>BONDRES_EVERY_PAGE</c> is set.
/// </summary>
public sealed class EveryPage(Chromium chromium) : IAsyncLifetime
{
    public const string User = "everybody";

    private static readonly string[] Rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

    /// <summary>Stands for the id of a proposal that is open.</summary>
    private const string Proposed = "PROPOSED";

    /// <summary>What a page has in it whether scripts run or not: its heading, rows of tables, controls.</summary>
    private const string Substance = """
        () => [document.querySelector('h1').textContent, document.querySelectorAll('main tr').length,
               document.querySelectorAll('main :is(input, select, textarea, button)').length].join(' | ')
        """;

    /// <summary>An address for every route of a page that RouteRoles has; null: it has none yet, and none is asked.</summary>
    public static IReadOnlyDictionary<string, string?> Addresses { get; } = new Dictionary<string, string?>
    {
        ["/check"] = "/check", ["/help"] = "/help", ["/errors/{code}"] = "/errors/command.id-reused", ["/"] = "/", ["/cases/{c}"] = "/cases/128044",
        ["/cases/{c}/explain"] = "/cases/128044/explain?path=outstanding.principal", ["/cases/{c}/holders"] = "/cases/128044/holders",
        ["/cases/{c}/holders/{a}"] = "/cases/128044/holders/0399365938", ["/cases/{c}/instalments"] = "/cases/128044/instalments",
        ["/cases/{c}/instalments/{n}"] = "/cases/128044/instalments/1", ["/cases/{c}/offers"] = "/cases/128044/offers",
        ["/cases/{c}/offers/{o}"] = "/cases/128044/offers/2024-120", ["/cases/{c}/lawsuits"] = "/cases/128044/lawsuits",
        ["/cases/{c}/lawsuits/{s}"] = "/cases/128044/lawsuits/1", ["/audit"] = "/audit", ["/audit/events"] = "/audit/events",
        ["/audit/events/{seq}"] = "/audit/events/20", ["/reports"] = "/reports", ["/cases/{c}/registers"] = "/cases/128044/registers",
        ["/cases/{c}/registers/new"] = "/cases/128044/registers/new", ["/record/case.open"] = "/record/case.open",
        ["/cases/{c}/record"] = "/cases/128044/record", ["/cases/{c}/record/{do}"] = "/cases/128044/record/units.freeze", ["/users"] = "/users",
        ["/me"] = "/me", ["/cases/{c}/meetings"] = null, ["/cases/{c}/meetings/{n}"] = null, ["/cases/{c}/duties"] = null, ["/proposals"] = "/proposals",
        ["/proposals/{id}"] = "/proposals/" + Proposed, ["/reports/{kind}"] = null
    };

    /// <summary>Why no page is looked at; null: they are.</summary>
    public string? Passed => chromium.Missing
        ?? (Environment.GetEnvironmentVariable("BONDRES_EVERY_PAGE") is null ? "every page is looked at where BONDRES_EVERY_PAGE is set: it takes minutes" : null);

    /// <summary>Every page once, and a past view.</summary>
    private static readonly string[] Pages = [.. Addresses.Values.OfType<string>(), "/cases/128044?asOf=2024-12-31&asKnown=60"];

    /// <summary>The forms of other commands: all are made of the same parts.</summary>
    private static readonly string[] Forms =
    [
        .. CommandForm.Names.Where(name => name is not ("case.open" or "register.import" or "units.freeze"))
            .Select(name => $"/cases/128044/record/{name}")
    ];

    private readonly Dictionary<(string, string), string> _substance = [];
    private string _proposal = "";

    public ServedCase Desk { get; } = new();

    /// <summary>By language: a page and what is wrong with it.</summary>
    public Dictionary<string, List<string>> Violations { get; } = new() { ["zh"] = [], ["en"] = [] };

    public Dictionary<string, List<string>> Complaints { get; } = new() { ["zh"] = [], ["en"] = [] };

    public Dictionary<string, List<string>> TooWide { get; } = new() { ["zh"] = [], ["en"] = [] };

    public Dictionary<string, List<string>> Refused { get; } = new() { ["zh"] = [], ["en"] = [] };

    /// <summary>What lacks something where scripts are off.</summary>
    public List<string> Lacking { get; } = [];

    public async Task InitializeAsync()
    {
        if (Passed is not null)
            return;
        await Desk.InitializeAsync();
        (await Desk.AsAsync(User, Enum.GetValues<Role>())).Dispose();
        _proposal = await ProposeAsync();
        await Task.WhenAll(VisitAsync("zh"), VisitAsync("en"));
        await VisitWithoutScriptsAsync();
    }

    public Task DisposeAsync() => Desk.DisposeAsync();

    /// <summary>Freezes need an approval from here on, and one is proposed.</summary>
    private async Task<string> ProposeAsync()
    {
        await ServedCase.SendAsync(Desk.Clerk, """{"do":"desk.policy","case":"128044","on":"2025-12-01","rules":[{"commands":["units.freeze"],"approvers":1,"days":7}]}""");
        using var proposed = await Desk.Clerk.PostAsync("/api/v1/proposals", new StringContent(
            """{"do":"units.freeze","case":"128044","on":"2025-12-01","account":"0399365938","kind":"freeze","number":"(2025) 1","units":1,"authority":"court"}""", Encoding.UTF8, "application/json"));
        var answer = JsonNode.Parse(await proposed.Content.ReadAsStringAsync())!;
        return (string?)answer["id"] ?? throw new InvalidOperationException(answer.ToJsonString());
    }

    private async Task VisitAsync(string language)
    {
        await using var window = await chromium.OpenAsync(Desk, language);
        await LookAsync(window, language, "/login");
        await window.SignInAsync(User);
        foreach (var address in Pages.Concat(Forms))
            await LookAsync(window, language, address);
        Complaints[language].AddRange(window.Complaints);
    }

    private async Task LookAsync(Window window, string language, string address)
    {
        var page = window.Page;
        await page.SetViewportSizeAsync(1280, 900);
        if (await page.GotoAsync(address.Replace(Proposed, _proposal, StringComparison.Ordinal)) is not { Ok: true } answer)
            Refused[language].Add(address);
        var substance = await page.EvaluateAsync<string>(Substance);
        lock (_substance)
            _substance[(language, address)] = substance;
        var found = await page.RunAxe(new AxeRunOptions
        {
            RunOnly = new RunOnlyOptions { Type = "tag", Values = [.. Rules] },
            Rules = new Dictionary<string, RuleOptions> { ["target-size"] = new() { Enabled = true } }
        });
        foreach (var violation in found.Violations)
            Violations[language].Add($"{address}: {violation.Id}: {string.Join("; ", violation.Nodes.Take(3).Select(node => node.Html))}");
        await page.SetViewportSizeAsync(375, 700);
        if (await page.EvaluateAsync<int>("() => document.scrollingElement.scrollWidth - innerWidth") is > 0 and var over)
            TooWide[language].Add($"{address}: {over} px");
    }

    private async Task VisitWithoutScriptsAsync()
    {
        await using var window = await chromium.OpenAsync(Desk, "en", scripts: false);
        await window.SignInAsync(User);
        foreach (var address in Pages.Concat(Forms))
        {
            await window.Page.GotoAsync(address.Replace(Proposed, _proposal, StringComparison.Ordinal));
            var shown = await window.Page.EvaluateAsync<string>(Substance);
            if (shown != _substance[("en", address)])
                Lacking.Add($"{address}: {shown} instead of {_substance[("en", address)]}");
        }
    }
}
