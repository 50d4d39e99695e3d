using System.Net;
using System.Text;
using BondResolution.Application.Desk;
using static BondResolution.Web.Tests.RunningDesk;

namespace BondResolution.Web.Tests.Security;

/// <summary>What an attacker meets.</summary>
public class AttackTests
{
    [Theory]
    [InlineData(null, null, false)]
    [InlineData("OWN", null, true)]
    [InlineData(null, "same-origin", true)]
    [InlineData("OWN", "same-origin", true)]
    [InlineData("https://elsewhere.example", null, false)]
    [InlineData("null", null, false)]
    [InlineData(null, "cross-site", false)]
    [InlineData(null, "same-site", false)]
    [InlineData("OWN", "cross-site", false)]
    public async Task JSON_and_uploads_with_a_cookie_must_come_from_the_same_origin(string? origin, string? site, bool isLetThrough)
    {
        await using var desk = await StartAsync();
        await desk.AddAsync("anna", Role.Clerk);
        using var anna = await desk.PersonAsync("anna", isBrowser: false);
        foreach (var content in (HttpContent[])[Json("{}"), new MultipartFormDataContent { { new StringContent("{}"), "command" } }])
        {
            using HttpRequestMessage request = new(HttpMethod.Post, "/api/v1/commands") { Content = content };
            if (origin is not null)
                request.Headers.Add("Origin", origin == "OWN" ? desk.Address.GetLeftPart(UriPartial.Authority) : origin);
            if (site is not null)
                request.Headers.Add("Sec-Fetch-Site", site);
            Assert.Equal(isLetThrough ? HttpStatusCode.OK : HttpStatusCode.Forbidden, (await anna.SendAsync(request)).StatusCode);
        }
    }

    [Fact]
    public async Task A_form_with_a_cookie_must_bear_the_token_of_a_page()
    {
        await using var desk = await StartAsync();
        await desk.AddAsync("anna", Role.Viewer);
        await desk.AddAsync("bert", Role.Viewer);
        using var anna = await desk.PersonAsync("anna");
        using var bert = await desk.PersonAsync("bert");
        var (own, other) = (await anna.GetStringAsync("/me"), await bert.GetStringAsync("/me"));
        Assert.Equal(HttpStatusCode.Forbidden, (await anna.PostAsync("/me/revoke", Form())).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await anna.PostAsync("/me/revoke", Form(("__RequestVerificationToken", other)))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await anna.PostAsync("/me/revoke", Form(("__RequestVerificationToken", own)))).StatusCode);
        using StringContent text = new("{}", Encoding.UTF8, "text/plain");
        Assert.Equal(HttpStatusCode.Forbidden, (await anna.PostAsync("/me/revoke", text)).StatusCode);
        anna.DefaultRequestHeaders.Add("X-Antiforgery", own);
        Assert.Equal(HttpStatusCode.OK, (await anna.PostAsync("/me/revoke", Form())).StatusCode);
    }

    [Fact]
    public async Task Another_site_signs_nobody_in()
    {
        await using var desk = await StartAsync();
        await desk.AddAsync("anna", Role.Viewer);
        using var client = desk.Client();
        client.DefaultRequestHeaders.Add("Origin", "https://elsewhere.example");
        Assert.Equal(HttpStatusCode.Forbidden, (await SignInAsync(client, "anna")).StatusCode);
    }

    [Fact]
    public async Task Every_answer_forbids_what_comes_from_elsewhere_and_to_keep_it()
    {
        await using var desk = await StartAsync();
        using var client = desk.Client();
        foreach (var path in (string[])["/login", "/", "/nowhere", "/api/v1/cases"])
        {
            var headers = (await client.GetAsync(path)).Headers;
            Assert.Contains("default-src 'self'", headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            Assert.Equal(("nosniff", "same-origin", true), (headers.GetValues("X-Content-Type-Options").Single(), headers.GetValues("Referrer-Policy").Single(), headers.CacheControl!.NoStore));
        }
    }

    [Theory]
    [InlineData("127.0.0.1", HttpStatusCode.OK)]
    [InlineData("localhost", HttpStatusCode.OK)]
    [InlineData("desk.example", HttpStatusCode.OK)]
    [InlineData("elsewhere.example", HttpStatusCode.BadRequest)]
    [InlineData("127.0.0.2", HttpStatusCode.BadRequest)]
    public async Task The_server_answers_to_its_own_names_alone(string host, HttpStatusCode status)
    {
        await using var desk = await StartAsync();
        using var client = desk.Client();
        client.DefaultRequestHeaders.Host = host;
        Assert.Equal(status, (await client.GetAsync("/login")).StatusCode);
    }

    [Fact]
    public async Task What_is_forwarded_counts_behind_a_proxy_alone()
    {
        foreach (var isBehindProxy in (bool[])[false, true])
        {
            await using var desk = await StartAsync(isBehindProxy: isBehindProxy);
            using var client = desk.Client();
            client.DefaultRequestHeaders.Add("X-Forwarded-For", "192.0.2.7");
            await SignInAsync(client, "nobody");
            Assert.Equal(isBehindProxy, desk.Log.Text.Contains("192.0.2.7: session.refused", StringComparison.Ordinal));
        }
    }
}
