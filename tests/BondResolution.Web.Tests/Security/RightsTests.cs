using System.Net;
using System.Text.Json.Nodes;
using BondResolution.Application.Desk;
using static BondResolution.Web.Tests.RunningDesk;

namespace BondResolution.Web.Tests.Security;

/// <summary>What was taken from a user is gone at the next request.</summary>
public class RightsTests
{
    private const string NewUser = """{"name":"carl","password":"correct horse battery","roles":["viewer"]}""";

    [Fact]
    public async Task A_role_is_lost_at_the_next_request_of_session_and_token()
    {
        await using var desk = await StartAsync();
        await desk.AddAsync("anna", Role.Viewer, Role.Clerk);
        using var person = await desk.PersonAsync("anna");
        using var program = await desk.ProgramAsync("anna");
        Assert.Equal(HttpStatusCode.OK, (await person.PostAsync("/api/v1/commands", Json("{}"))).StatusCode);
        Assert.Null(await desk.Users.ChangeAsync("test", isUser: false, "anna", new(Roles: [Role.Viewer])));
        Assert.Equal(HttpStatusCode.Forbidden, (await person.PostAsync("/api/v1/commands", Json("{}"))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await program.PostAsync("/api/v1/commands", Json("{}"))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await person.GetAsync("/api/v1/cases")).StatusCode);
    }

    [Fact]
    public async Task A_user_who_was_disabled_is_out()
    {
        await using var desk = await StartAsync();
        await desk.AddAsync("anna", Role.Viewer);
        using var person = await desk.PersonAsync("anna");
        using var program = await desk.ProgramAsync("anna");
        await desk.Users.ChangeAsync("test", isUser: false, "anna", new(IsDisabled: true));
        Assert.Equal(HttpStatusCode.Unauthorized, (await person.GetAsync("/api/v1/cases")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.GetAsync("/api/v1/cases")).StatusCode);
    }

    [Fact]
    public async Task Revoking_and_another_password_end_sessions()
    {
        await using var desk = await StartAsync();
        await desk.AddAsync("anna", Role.Viewer);
        using var program = await desk.ProgramAsync("anna");
        using var first = await desk.PersonAsync("anna");
        await desk.Users.ChangeAsync("test", isUser: false, "anna", new(Password: "another horse battery"));
        Assert.Equal(HttpStatusCode.Unauthorized, (await first.GetAsync("/api/v1/cases")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync("/api/v1/cases")).StatusCode);
        await desk.Users.RevokeAsync("test", "anna");
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.GetAsync("/api/v1/cases")).StatusCode);
        using var again = await desk.ProgramAsync("anna");
        Assert.Equal(HttpStatusCode.OK, (await again.GetAsync("/api/v1/cases")).StatusCode);
    }

    [Fact]
    public async Task A_token_can_do_no_more_than_its_owner_and_ends_with_its_days()
    {
        await using var desk = await StartAsync();
        await desk.AddAsync("anna", Role.Viewer, Role.Clerk);
        using var narrowed = await desk.ProgramAsync("anna", Role.Viewer);
        Assert.Equal(HttpStatusCode.Forbidden, (await narrowed.PostAsync("/api/v1/commands", Json("{}"))).StatusCode);
        Assert.Equal("user.not-his-role", (await desk.Users.MakeTokenAsync("test", "anna", 1, [Role.Admin])).Problem!.Code);
        desk.Clock.Pass(TimeSpan.FromDays(30));
        Assert.Equal(HttpStatusCode.Unauthorized, (await narrowed.GetAsync("/api/v1/cases")).StatusCode);
    }

    [Fact]
    public async Task Changing_users_needs_a_password_given_lately_and_a_token_does_not()
    {
        await using var desk = await StartAsync();
        await desk.AddAsync("anna", Role.Admin);
        using var person = await desk.PersonAsync("anna");
        using var program = await desk.ProgramAsync("anna");
        desk.Clock.Pass(TimeSpan.FromMinutes(16));
        var stale = await person.PostAsync("/api/v1/users", Json(NewUser));
        Assert.Equal((HttpStatusCode.Forbidden, "session.stale"), (stale.StatusCode, (string?)JsonNode.Parse(await stale.Content.ReadAsStringAsync())!["code"]));
        Assert.Equal(HttpStatusCode.Unauthorized, (await person.PostAsync("/login/again", Json("""{"password":"wrong password"}"""))).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await person.PostAsync("/login/again", Json($$"""{"password":"{{Password}}"}"""))).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await person.PostAsync("/api/v1/users", Json(NewUser))).StatusCode);
        desk.Clock.Pass(TimeSpan.FromMinutes(16));
        Assert.Equal(HttpStatusCode.Conflict, (await program.PostAsync("/api/v1/users", Json(NewUser))).StatusCode);
    }

    [Fact]
    public async Task Who_knows_his_password_changes_it_and_signs_in_anew()
    {
        await using var desk = await StartAsync();
        await desk.AddAsync("anna", Role.Viewer);
        using var anna = await desk.PersonAsync("anna");
        anna.DefaultRequestHeaders.Add("X-Antiforgery", await anna.GetStringAsync("/me"));
        Assert.Equal(HttpStatusCode.Unauthorized, (await anna.PostAsync("/me/password", Form(("password", "guessed"), ("newPassword", "another horse battery")))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await anna.PostAsync("/me/password", Form(("password", Password), ("newPassword", "another horse battery")))).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await anna.GetAsync("/api/v1/me")).StatusCode);
        using var again = desk.Client();
        Assert.Equal(HttpStatusCode.SeeOther, (await SignInAsync(again, "anna", "another horse battery")).StatusCode);
        Assert.Equal(["user.added/1"], await desk.RecordedAsync());
    }
}
