using System.Net;
using System.Text.Json.Nodes;
using BondResolution.Application.Desk;
using BondResolution.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using static BondResolution.Web.Tests.RunningDesk;

namespace BondResolution.Web.Tests.Security;

public class RouteRolesTests
{
    private static readonly string[] Mapped = ["/login", "/login/again", "/logout", "/first/{secret}", "/me/password"];

    /// <summary>Every route of the table, with every role and with none.</summary>
    [Fact]
    public async Task The_table_says_who_gets_through()
    {
        var routes = RouteRoles.All.Where(route => !Mapped.Contains(route.Path)).ToList();
        await using var desk = await StartAsync(app =>
        {
            foreach (var (method, path, _) in routes)
                app.MapMethods(path, [method], (HttpContext _) => Results.Ok());
        });
        using var nobody = desk.Client();
        foreach (var role in Enum.GetValues<Role>())
            await desk.AddAsync(role.ToString().ToLowerInvariant(), role);
        foreach (var role in Enum.GetValues<Role>())
        {
            using var somebody = await desk.ProgramAsync(role.ToString().ToLowerInvariant());
            foreach (var (method, path, access) in routes)
            {
                var isAllowed = access.IsOpen || access.Roles.IsDefault || access.Roles.Contains(role);
                Assert.Equal((method, path, role, isAllowed ? HttpStatusCode.OK : HttpStatusCode.Forbidden), (method, path, role, await AskAsync(somebody, method, path)));
            }
        }

        foreach (var (method, path, access) in routes)
        {
            var isPage = method == "GET" && !path.StartsWith("/api", StringComparison.Ordinal);
            Assert.Equal((method, path, access.IsOpen ? HttpStatusCode.OK : isPage ? HttpStatusCode.Redirect : HttpStatusCode.Unauthorized), (method, path, await AskAsync(nobody, method, path)));
        }
    }

    [Fact]
    public async Task A_route_that_is_not_in_the_table_is_refused_when_the_server_starts()
    {
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync(app => app.MapGet("/cases/{c}/secrets", () => "")));
        Assert.Contains("/cases/{c}/secrets", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_needs_less_than_a_record()
    {
        await using var desk = await StartAsync();
        await desk.AddAsync("anna", Role.Analyst);
        using var anna = await desk.ProgramAsync("anna");
        Assert.Equal(HttpStatusCode.OK, (await anna.PostAsync("/api/v1/commands?dryRun=true", Json("{}"))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await anna.PostAsync("/api/v1/commands", Json("{}"))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await anna.PostAsync("/api/v1/commands?dryRun=false", Json("{}"))).StatusCode);
    }

    [Fact]
    public async Task Who_is_not_signed_in_is_told_so_by_the_API_and_led_to_sign_in_by_pages()
    {
        await using var desk = await StartAsync();
        using var nobody = desk.Client();
        nobody.DefaultRequestHeaders.AcceptLanguage.Clear();
        nobody.DefaultRequestHeaders.AcceptLanguage.ParseAdd("zh-CN");
        var answer = await nobody.GetAsync("/api/v1/cases");
        var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.Equal(("application/problem+json", "session.missing", "/errors/session.missing", "尚未登录", 401),
            (answer.Content.Headers.ContentType!.MediaType, (string?)problem["code"], (string?)problem["type"], (string?)problem["detail"], (int)problem["status"]!));
        Assert.Equal("/login?returnUrl=%2Fme%3Fa%3D1", (await nobody.GetAsync("/me?a=1")).Headers.Location!.OriginalString);
    }

    private static async Task<HttpStatusCode> AskAsync(HttpClient client, string method, string path)
    {
        using HttpRequestMessage request = new(new HttpMethod(method), path.Replace('{', 'x').Replace('}', 'x'));
        return (await client.SendAsync(request)).StatusCode;
    }
}
