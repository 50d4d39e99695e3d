using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using BondResolution.Application.Desk;
using BondResolution.Web.Tests.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace BondResolution.Web.Tests.Pages;

/// <summary>What forms send and what comes back, without a browser.</summary>
public sealed partial class FormTests(ServedCase desk) : IClassFixture<ServedCase>
{
    private const string Register = "/cases/128044/registers/new";
    private const string Freeze = "/cases/128044/record/units.freeze";

    [Fact]
    public async Task Bad_rows_of_a_register_are_given_back_with_their_reasons_and_nothing_is_recorded()
    {
        using var analyst = await SignInAsync("analyst", Role.Analyst);
        var before = await desk.HeadAsync();
        var lines = await File.ReadAllLinesAsync(Path.Combine(desk.Case, "register-2024-08-21.csv"));
        var faulty = string.Join('\n', [.. lines[..3], lines[3].Replace(",140,", ",14x0,", StringComparison.Ordinal), .. lines[4..6]]) + "\n";
        MultipartFormDataContent form = new()
        {
            { new StringContent(await TokenAsync(analyst, Register)), "__RequestVerificationToken" }, { new StringContent("2025-12-31"), "recordDate" },
            { new StringContent("2025-12-31"), "on" }, { new StringContent("preview"), "_act" }, { new ByteArrayContent(Encoding.UTF8.GetBytes(faulty)), "file", "holders.csv" }
        };
        var shown = await (await analyst.PostAsync(Register + "/preview", form)).Content.ReadAsStringAsync();
        Has(shown, "rejects");

        var answer = await PostAsync(analyst, Register + "/rejects", ("__RequestVerificationToken", Hidden(shown, "__RequestVerificationToken")), ("_data", Hidden(shown, "_data")));

        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("rejects-holders.csv.csv", answer.Content.Headers.ContentDisposition!.FileName);
        Assert.Contains("no-store", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        var rows = (await answer.Content.ReadAsStringAsync()).Trim('\uFEFF').Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("line,reason,", rows[0], StringComparison.Ordinal);
        Assert.StartsWith("4,", Assert.Single(rows[1..]), StringComparison.Ordinal);
        Assert.Contains("14x0", rows[1], StringComparison.Ordinal);
        Assert.Equal(before, await desk.HeadAsync());
    }

    [Fact]
    public async Task What_waits_in_two_tabs_is_recorded_each_once_however_often_it_is_sent()
    {
        using var clerk = await SignInAsync("twotabs", Role.Clerk);
        var (one, other) = (await PreviewAsync(clerk, "tab 1"), await PreviewAsync(clerk, "tab 2"));
        var before = await desk.HeadAsync();

        foreach (var tab in (string[])[one, other, one, other])
        {
            var answer = await PostAsync(clerk, Freeze + "/commit", ("__RequestVerificationToken", Hidden(tab, "__RequestVerificationToken")), ("_data", Hidden(tab, "_data")));
            Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        }

        Assert.Equal(before + 2, await desk.HeadAsync());
    }

    [Fact]
    public async Task What_was_typed_is_sent_on_when_the_password_was_asked_for_in_between_and_no_password_is_shown()
    {
        await using var server = await RunningDesk.StartAsync(app =>
        {
            app.MapPost("/cases/{code}/holders/{account}", (HttpContext context) => context.Request.Form["reason"].ToString());
            app.MapPost("/users/{name}", () => "changed");
            app.MapGet("/me", (HttpContext context, Microsoft.AspNetCore.Antiforgery.IAntiforgery antiforgery) => antiforgery.GetAndStoreTokens(context).RequestToken!);
        });
        await server.AddAsync("eva", Role.Revealer, Role.Admin);
        using var eva = await server.PersonAsync("eva");
        var token = await eva.GetStringAsync("/me");
        server.Clock.Pass(TimeSpan.FromMinutes(16));
        eva.DefaultRequestHeaders.Accept.ParseAdd("text/html");

        var refused = await PostAsync(eva, "/cases/1/holders/2", ("__RequestVerificationToken", token), ("reason", "the \"court\" asked"));
        var page = await refused.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        (string, string)[] again = [.. ((string[])["__RequestVerificationToken", "returnUrl", "_again", "reason"]).Select(name => (name, Hidden(page, name))), ("password", RunningDesk.Password)];
        var on = await PostAsync(eva, "/login/again", again);
        Assert.Equal((HttpStatusCode.TemporaryRedirect, "/cases/1/holders/2"), (on.StatusCode, on.Headers.Location!.ToString()));
        Assert.Equal("the \"court\" asked", await (await PostAsync(eva, "/cases/1/holders/2", again)).Content.ReadAsStringAsync());

        server.Clock.Pass(TimeSpan.FromMinutes(16));
        var secret = await (await PostAsync(eva, "/users/bert", ("__RequestVerificationToken", token), ("act", "password"), ("password", "another horse battery"))).Content.ReadAsStringAsync();
        Assert.DoesNotContain("another horse", secret, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"_again\"", secret, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_admin_sets_the_password_of_another_and_ends_his_sessions_on_the_page_of_users()
    {
        using var admin = await SignInAsync("chief", Role.Admin);
        using var other = await SignInAsync("other", Role.Viewer);
        var token = await TokenAsync(admin, "/users");

        Assert.Equal(HttpStatusCode.SeeOther, (await PostAsync(admin, "/users/other", ("__RequestVerificationToken", token), ("act", "revoke"))).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await other.GetAsync("/api/v1/me")).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await PostAsync(admin, "/users/other", ("__RequestVerificationToken", token), ("act", "password"), ("password", "a new horse battery"))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await PostAsync(other, "/login", ("name", "other"), ("password", "a new horse battery"))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(admin, "/users/other", ("__RequestVerificationToken", token), ("act", "promote"))).StatusCode);
    }

    [Theory]
    [InlineData("own", true, HttpStatusCode.OK)]
    [InlineData("own", false, HttpStatusCode.OK)]
    [InlineData("none", false, HttpStatusCode.Forbidden)]
    [InlineData("wrong", false, HttpStatusCode.Forbidden)]
    public async Task An_upload_with_a_cookie_that_does_not_say_where_it_comes_from_must_bear_the_token_of_a_page(string token, bool inHeader, HttpStatusCode status)
    {
        using var clerk = await SignInAsync($"upload-{token}-{inHeader}".ToLowerInvariant(), Role.Clerk);
        var own = await TokenAsync(clerk, Freeze);
        MultipartFormDataContent form = new() { { new StringContent("""{"do":"case.warn","case":"128044","on":"2025-12-01","by":"issuer","text":"a warning"}"""), "command" } };
        if (inHeader)
            clerk.DefaultRequestHeaders.Add("X-Antiforgery", own);
        else if (token != "none")
            form.Add(new StringContent(token == "own" ? own : own[..^4] + "AAAA"), "__RequestVerificationToken");
        using var answer = await clerk.PostAsync("/api/v1/commands?dryRun=true", form);
        Assert.True(status == answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private async Task<string> PreviewAsync(HttpClient clerk, string number)
    {
        MultipartFormDataContent form = new() { { new StringContent(await TokenAsync(clerk, Freeze)), "__RequestVerificationToken" }, { new StringContent("preview"), "_act" } };
        foreach (var (name, value) in ((string, string)[])[("on", "2025-12-01"), ("account", "0399365938"), ("number", number), ("kind", "freeze"), ("units", "1"), ("authority", "court"), ("_id", $"id of {number}")])
            form.Add(new StringContent(value), name);
        var page = await (await clerk.PostAsync(Freeze + "/preview", form)).Content.ReadAsStringAsync();
        Has(page, "record");
        return page;
    }

    /// <summary>Somebody in a browser without scripts.</summary>
    private async Task<HttpClient> SignInAsync(string name, params Role[] roles)
    {
        (await desk.AsAsync(name, roles)).Dispose();
        HttpClient client = new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = desk.Address };
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        Assert.Equal(HttpStatusCode.SeeOther, (await PostAsync(client, "/login", ("name", name), ("password", ServedCase.Password))).StatusCode);
        return client;
    }

    private static async Task<string> TokenAsync(HttpClient client, string page) => Hidden(await client.GetStringAsync(page), "__RequestVerificationToken");

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string path, params (string, string)[] fields) => await client.PostAsync(path, RunningDesk.Form(fields));

    private static void Has(string page, string id) =>
        Assert.True(page.Contains($"data-testid=\"{id}\"", StringComparison.Ordinal), $"{id} is not in {WebUtility.HtmlDecode(page[page.IndexOf("<main", StringComparison.Ordinal)..])}");

    /// <summary>The value of a hidden field of a page.</summary>
    private static string Hidden(string page, string name)
    {
        var found = Field().Matches(page).FirstOrDefault(field => field.Groups["name"].Value == name);
        Assert.True(found is not null, $"{name} is not in {page}");
        return WebUtility.HtmlDecode(found.Groups["value"].Value);
    }

    [GeneratedRegex("""<input type="hidden" name="(?<name>[^"]*)" value="(?<value>[^"]*)"[^>]*>""")]
    private static partial Regex Field();
}
