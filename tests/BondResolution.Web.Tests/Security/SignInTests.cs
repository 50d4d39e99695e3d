using System.Net;
using BondResolution.Application.Desk;
using static BondResolution.Web.Tests.RunningDesk;

namespace BondResolution.Web.Tests.Security;

public class SignInTests
{
    [Fact]
    public async Task A_session_begins_with_the_password_and_ends_with_signing_out()
    {
        await using var desk = await StartAsync();
        await desk.AddAsync("anna", Role.Viewer);
        using var anna = desk.Client(isBrowser: true);
        var answer = await SignInAsync(anna, "anna");
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), c => c.StartsWith("bondres=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("""{"user":"anna","roles":["viewer"]}""", System.Text.Json.Nodes.JsonNode.Parse(await anna.GetStringAsync("/api/v1/me"))!.ToJsonString());

        var token = await anna.GetStringAsync("/me");
        Assert.Equal(HttpStatusCode.SeeOther, (await anna.PostAsync("/logout", Form(("__RequestVerificationToken", token)))).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await anna.GetAsync("/api/v1/me")).StatusCode);
    }

    [Fact]
    public async Task On_https_the_cookie_is_one_that_this_host_alone_can_have_set()
    {
        await using var desk = await StartAsync(isBehindProxy: true);
        await desk.AddAsync("anna", Role.Viewer);
        using var anna = desk.Client();
        anna.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        var answer = await SignInAsync(anna, "anna");
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), c => c.StartsWith("__Host-bondres=", StringComparison.Ordinal));
        Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.True(answer.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_name_get_the_same_answer()
    {
        await using var desk = await StartAsync();
        await desk.AddAsync("anna", Role.Viewer);
        await desk.AddAsync("bert", Role.Viewer);
        await desk.Users.ChangeAsync("test", isUser: false, "bert", new(IsDisabled: true));
        using var client = desk.Client();
        var wrong = await SignInAsync(client, "anna", "not her password");
        var unknown = await SignInAsync(client, "nobody");
        var disabled = await SignInAsync(client, "bert");
        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        Assert.Equal(await wrong.Content.ReadAsStringAsync(), await unknown.Content.ReadAsStringAsync());
        Assert.Equal(await wrong.Content.ReadAsStringAsync(), await disabled.Content.ReadAsStringAsync());
        Assert.DoesNotContain("Set-Cookie", unknown.Headers.Select(h => h.Key));
    }

    [Fact]
    public async Task After_ten_failures_of_a_name_the_address_waits_and_other_names_do_not()
    {
        await using var desk = await StartAsync();
        await desk.AddAsync("anna", Role.Viewer);
        await desk.AddAsync("bert", Role.Viewer);
        using var client = desk.Client();
        for (var i = 0; i < 10; i++)
            Assert.Equal(HttpStatusCode.Unauthorized, (await SignInAsync(client, "anna", "guessed")).StatusCode);
        var refused = await SignInAsync(client, "anna");
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal(TimeSpan.FromMinutes(15), refused.Headers.RetryAfter!.Delta);
        Assert.Equal(HttpStatusCode.SeeOther, (await SignInAsync(client, "bert")).StatusCode);
        desk.Clock.Pass(TimeSpan.FromMinutes(15));
        Assert.Equal(HttpStatusCode.SeeOther, (await SignInAsync(client, "anna")).StatusCode);
    }

    [Fact]
    public async Task A_session_ends_after_half_an_hour_without_a_request()
    {
        await using var desk = await StartAsync();
        await desk.AddAsync("anna", Role.Viewer);
        using var anna = await desk.PersonAsync("anna");
        desk.Clock.Pass(TimeSpan.FromMinutes(29));
        Assert.Equal(HttpStatusCode.OK, (await anna.GetAsync("/api/v1/me")).StatusCode);
        desk.Clock.Pass(TimeSpan.FromMinutes(29));
        Assert.Equal(HttpStatusCode.OK, (await anna.GetAsync("/api/v1/me")).StatusCode);
        desk.Clock.Pass(TimeSpan.FromMinutes(30));
        Assert.Equal(HttpStatusCode.Unauthorized, (await anna.GetAsync("/api/v1/me")).StatusCode);
    }

    [Fact]
    public async Task A_session_ends_after_eight_hours_whatever_happens()
    {
        await using var desk = await StartAsync();
        await desk.AddAsync("anna", Role.Viewer);
        using var anna = await desk.PersonAsync("anna");
        for (var passed = 20; passed < 8 * 60; passed += 20)
        {
            desk.Clock.Pass(TimeSpan.FromMinutes(20));
            Assert.Equal(HttpStatusCode.OK, (await anna.GetAsync("/api/v1/me")).StatusCode);
        }

        desk.Clock.Pass(TimeSpan.FromMinutes(20));
        Assert.Equal(HttpStatusCode.Unauthorized, (await anna.GetAsync("/api/v1/me")).StatusCode);
    }

    [Fact]
    public async Task Signing_in_never_goes_on_under_a_key_that_was_there_before()
    {
        await using var desk = await StartAsync();
        await desk.AddAsync("anna", Role.Viewer);
        await desk.AddAsync("bert", Role.Viewer);
        using var planted = await desk.PersonAsync("bert");
        var header = (await SignInAsync(planted, "bert")).Headers.GetValues("Set-Cookie").First().Split(';')[0];
        using var victim = desk.Client(isBrowser: true);
        using HttpRequestMessage request = new(HttpMethod.Post, "/login") { Content = Form(("name", "anna"), ("password", Password)) };
        request.Headers.Add("Cookie", header);
        Assert.Equal(HttpStatusCode.SeeOther, (await victim.SendAsync(request)).StatusCode);
        Assert.Contains("bert", await planted.GetStringAsync("/api/v1/me"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_return_address_leads_nowhere_else()
    {
        await using var desk = await StartAsync();
        await desk.AddAsync("anna", Role.Viewer);
        using var client = desk.Client();
        foreach (var (asked, gone) in new[] { ("/cases/1", "/cases/1"), ("https://elsewhere.example/", "/"), ("//elsewhere.example/", "/"), ("/\\elsewhere.example", "/") })
        {
            var answer = await client.PostAsync("/login", Form(("name", "anna"), ("password", Password), ("returnUrl", asked)));
            Assert.Equal(gone, answer.Headers.Location!.OriginalString);
        }
    }

    [Fact]
    public async Task What_is_logged_holds_no_secret()
    {
        await using var desk = await StartAsync();
        await desk.AddAsync("anna", Role.Viewer);
        using var anna = desk.Client();
        var cookie = (await SignInAsync(anna, "anna")).Headers.GetValues("Set-Cookie").First().Split(';')[0].Split('=')[1];
        await SignInAsync(anna, "my-secret-typed-as-a-name", "another secret of mine");
        using var program = await desk.ProgramAsync("anna");
        await program.GetAsync("/api/v1/users");
        var log = desk.Log.Text;
        Assert.Contains("signed in: anna from 127.0.0.1", log, StringComparison.Ordinal);
        Assert.Contains("session.refused", log, StringComparison.Ordinal);
        Assert.Contains("session.forbidden", log, StringComparison.Ordinal);
        foreach (var secret in (string[])[Password, cookie, "my-secret-typed-as-a-name", "another secret of mine", program.DefaultRequestHeaders.Authorization!.Parameter!])
            Assert.DoesNotContain(secret, log, StringComparison.Ordinal);
    }
}
