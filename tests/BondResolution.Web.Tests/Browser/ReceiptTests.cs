using System.Text;
using System.Text.Json.Nodes;
using BondResolution.Web.Tests.Api;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BondResolution.Web.Tests.Browser;

/// <summary>The check of a receipt in the browser, with the key of the ledger that gave it.</summary>
[Collection(ChromiumTests.Name)]
public sealed class ReceiptTests(Chromium chromium, ServedCase desk) : IClassFixture<ServedCase>
{
    [SkippableTheory, InlineData("zh", false), InlineData("en", true)]
    public async Task A_receipt_holds_with_the_ledgers_key_and_one_digit_altered_breaks_it(string language, bool signedIn)
    {
        chromium.OrSkip();
        await using var window = await chromium.OpenAsync(desk, language);
        if (signedIn)
            await window.SignInAsync("clerk");
        var receipt = await desk.Clerk.GetStringAsync("/api/v1/cases/128044/holders/0399365938/receipt");
        var checkpoint = Path.Combine(desk.Folder, $"checkpoint-{language}");
        var (exit, _, error) = await desk.RunAsync("audit", "checkpoint", "--out", checkpoint);
        Assert.True(exit == 0, error);
        var key = await File.ReadAllTextAsync(checkpoint + ".pub");
        var salt = JsonNode.Parse(receipt)!["lines"]![0]!["salt"]!.GetValue<string>();
        var altered = receipt.Replace(salt, (salt[0] == '0' ? '1' : '0') + salt[1..], StringComparison.Ordinal);

        await window.Page.GotoAsync("/check");
        await window.At("public-key").FillAsync(key);
        Assert.Equal("holds", await CheckAsync(window, receipt));
        Assert.Equal("broken", await CheckAsync(window, altered));
        Assert.Equal("holds", await CheckAsync(window, await desk.Clerk.GetStringAsync("/api/v1/events/20/proof")));
        Assert.Empty(window.Complaints);
    }

    private static async Task<string?> CheckAsync(Window window, string receipt)
    {
        await window.Page.EvaluateAsync("() => document.getElementById('verdict').replaceChildren()");
        await window.At("receipt-file").SetInputFilesAsync(new FilePayload { Name = "receipt.json", MimeType = "application/json", Buffer = Encoding.UTF8.GetBytes(receipt) });
        await window.At("check").ClickAsync();
        await Expect(window.At("receipt-verdict")).ToBeVisibleAsync();
        return await window.At("receipt-verdict").GetAttributeAsync("data-verdict");
    }
}
