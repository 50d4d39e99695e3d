using BondResolution.Web.Tests.Api;
using Microsoft.Playwright;

namespace BondResolution.Web.Tests.Browser;

/// <summary>A window of the browser, and what it complained of since it was opened.</summary>
public sealed class Window : IAsyncDisposable
{
    private readonly IBrowserContext _context;

    internal Window(IBrowserContext context, IPage page, Uri desk)
    {
        _context = context;
        Page = page;
        page.Console += (_, said) =>
        {
            if (said.Type == "error")
                Complaints.Add($"{page.Url}: {said.Text}");
        };
        page.PageError += (_, thrown) => Complaints.Add($"{page.Url}: {thrown}");
        page.Request += (_, asked) =>
        {
            if (new Uri(asked.Url) is { Scheme: not ("data" or "blob") } address && address.Authority != desk.Authority)
                Complaints.Add($"{page.Url}: asked {asked.Url}");
        };
    }

    public IPage Page { get; }

    /// <summary>Errors on the console, scripts that threw, reports of the content security policy, requests to other hosts.</summary>
    public List<string> Complaints { get; } = [];

    /// <summary>Signs in on the page for it.</summary>
    public async Task<Window> SignInAsync(string name)
    {
        await Page.GotoAsync("/login");
        await Page.FillAsync("[name=name]", name);
        await Page.FillAsync("[name=password]", ServedCase.Password);
        await Page.ClickAsync("main form button");
        await Page.WaitForURLAsync(address => new Uri(address).AbsolutePath == "/");
        return this;
    }

    /// <summary>What bears a <c>data-testid</c>.</summary>
    public ILocator At(string id) => Page.Locator($"[data-testid='{id}']");

    /// <summary>The value in full of what bears a <c>data-testid</c>.</summary>
    public async Task<string?> ValueAsync(string id) => await At(id).GetAttributeAsync("data-value");

    /// <summary>Presses Tab until what a selector names has the focus, as one does who has no mouse.</summary>
    public async Task TabToAsync(string selector)
    {
        for (var pressed = 0; pressed < 200; pressed++)
        {
            await Page.Keyboard.PressAsync("Tab");
            if (await Page.EvaluateAsync<bool>("s => document.activeElement.matches(s)", selector))
                return;
        }

        Assert.Fail($"{selector} is not reached by Tab on {Page.Url}");
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
