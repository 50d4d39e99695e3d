using BondResolution.ThrowAwayPostgres;
using BondResolution.Web.Tests.Api;
using Microsoft.Playwright;

namespace BondResolution.Web.Tests.Browser;

/// <summary>
/// The one browser of these tests: this machine's Chromium, driven by Playwright's own driver. Where either is missing the tests are skipped
/// and say why, or fail where <c>BONDRES_REQUIRE</c> names <c>chromium</c>.
/// </summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Words =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
        "--disable-sync"
    ];

    /// <summary>How long anything may take: only what hangs comes to it, however slow the machine.</summary>
    private const int MostMilliseconds = 120_000;

    private IPlaywright? _driver;
    private IBrowser? _browser;

    /// <summary>Why there is no browser; null: there is.</summary>
    public string? Missing { get; private set; }

    public async Task InitializeAsync()
    {
        if (!Required.Is("chromium"))
        {
            Missing = "tests in a browser run where BONDRES_REQUIRE names chromium";
            return;
        }

        var program = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Append("/usr/bin")
            .Select(folder => Path.Combine(folder, "chromium")).FirstOrDefault(File.Exists);
        if (program is null)
        {
            Missing = "no chromium on the PATH (Debian: apt-get install chromium)";
            return;
        }

        Assertions.SetDefaultExpectTimeout(MostMilliseconds);
        try
        {
            _driver = await Playwright.CreateAsync();
            _browser = await _driver.Chromium.LaunchAsync(new() { ExecutablePath = program, Args = Words });
        }
        catch (PlaywrightException problem)
        {
            Missing = $"{program} does not start: {problem.Message}";
        }
    }

    public void OrSkip() => Required.OrSkip("chromium", Missing);

    /// <summary>A window of its own, with nothing kept from another.</summary>
    /// <param name="language"><c>zh</c> or <c>en</c>: what the browser asks for.</param>
    public async Task<Window> OpenAsync(ServedCase desk, string language, bool scripts = true)
    {
        var context = await _browser!.NewContextAsync(new()
        {
            BaseURL = desk.Address.ToString(),
            Locale = language == "zh" ? "zh-CN" : "en-US",
            JavaScriptEnabled = scripts,
            ViewportSize = new() { Width = 1280, Height = 900 }
        });
        context.SetDefaultTimeout(MostMilliseconds);
        if (scripts)
            await context.AddInitScriptAsync("addEventListener('securitypolicyviolation', e => console.error(`CSP ${e.violatedDirective} ${e.blockedURI}`))");
        return new Window(context, await context.NewPageAsync(), desk.Address);
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _driver?.Dispose();
    }
}

[CollectionDefinition(Name)]
public sealed class ChromiumTests : ICollectionFixture<Chromium>
{
    public const string Name = "chromium";
}
