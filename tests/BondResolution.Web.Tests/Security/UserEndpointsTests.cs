using System.Net;
using System.Text.Json.Nodes;
using BondResolution.Application.Desk;
using static BondResolution.Web.Tests.RunningDesk;

namespace BondResolution.Web.Tests.Security;

public class UserEndpointsTests
{
    [Fact]
    public async Task An_admin_adds_changes_and_lists_users()
    {
        await using var desk = await StartAsync();
        await desk.AddAsync("anna", Role.Admin);
        using var anna = await desk.ProgramAsync("anna");
        var added = await anna.PostAsync("/api/v1/users", Json($$"""{"name":"bert","password":"{{Password}}","roles":["clerk","viewer"]}"""));
        Assert.Equal((HttpStatusCode.Created, """{"name":"bert","roles":["viewer","clerk"],"disabled":false,"tokens":0}"""), (added.StatusCode, await added.Content.ReadAsStringAsync()));
        var changed = await anna.PatchAsync("/api/v1/users/bert", Json("""{"roles":["viewer"],"disabled":true}"""));
        Assert.Equal((HttpStatusCode.OK, """{"name":"bert","roles":["viewer"],"disabled":true,"tokens":0}"""), (changed.StatusCode, await changed.Content.ReadAsStringAsync()));
        Assert.Equal(2, JsonNode.Parse(await anna.GetStringAsync("/api/v1/users"))!["items"]!.AsArray().Count);
        Assert.Equal(["user.added/1", "user.token-made/1", "user.added/1", "user.roles-set/1", "user.disabled/1"], await desk.RecordedAsync());
    }

    [Theory]
    [InlineData("anna", """{"disabled":true}""", HttpStatusCode.Conflict, "user.last-admin")]
    [InlineData("anna", """{"roles":["viewer"]}""", HttpStatusCode.Forbidden, "user.own-roles")]
    [InlineData("nobody", """{"disabled":true}""", HttpStatusCode.NotFound, "user.unknown")]
    [InlineData("anna", """{"password":"short"}""", HttpStatusCode.BadRequest, "user.bad-password")]
    [InlineData("anna", """{"roles":["boss"]}""", HttpStatusCode.BadRequest, "user.bad-roles")]
    [InlineData("anna", """{"name":"bert"}""", HttpStatusCode.BadRequest, "user.bad-body")]
    [InlineData("anna", "no JSON", HttpStatusCode.BadRequest, "user.bad-body")]
    public async Task What_may_not_be_is_refused_and_nothing_recorded(string name, string body, HttpStatusCode status, string code)
    {
        await using var desk = await StartAsync();
        await desk.AddAsync("anna", Role.Admin);
        using var anna = await desk.ProgramAsync("anna");
        var before = await desk.RecordedAsync();
        var answer = await anna.PatchAsync("/api/v1/users/" + name, Json(body));
        Assert.Equal((status, code), (answer.StatusCode, (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["code"]));
        Assert.Equal(before, await desk.RecordedAsync());
    }
}
