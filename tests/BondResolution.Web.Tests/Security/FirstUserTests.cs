using System.Net;
using static BondResolution.Web.Tests.RunningDesk;

namespace BondResolution.Web.Tests.Security;

public class FirstUserTests
{
    [Fact]
    public async Task The_link_makes_one_user_with_every_role_once()
    {
        await using var desk = await StartAsync();
        var secret = (await desk.Users.MakeFirstLinkAsync())!;
        using var client = desk.Client(isBrowser: true);
        Assert.Contains("<form", await client.GetStringAsync("/first/" + secret), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.PostAsync("/first/" + secret, Form(("name", "anna"), ("password", "short")))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await client.PostAsync("/first/" + secret, Form(("name", "anna"), ("password", Password)))).StatusCode);
        Assert.Equal("""{"user":"anna","roles":["viewer","analyst","clerk","approver","revealer","admin"]}""", System.Text.Json.Nodes.JsonNode.Parse(await client.GetStringAsync("/api/v1/me"))!.ToJsonString());
        using var late = desk.Client();
        Assert.Equal(HttpStatusCode.Gone, (await late.GetAsync("/first/" + secret)).StatusCode);
        Assert.Equal(HttpStatusCode.Gone, (await late.PostAsync("/first/" + secret, Form(("name", "bert"), ("password", Password)))).StatusCode);
        Assert.Null(await desk.Users.MakeFirstLinkAsync());
        Assert.Equal(["user.added/1"], await desk.RecordedAsync());
        Assert.Contains("first user made: anna", desk.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, desk.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_link_counts_for_a_quarter_of_an_hour()
    {
        await using var desk = await StartAsync();
        var secret = (await desk.Users.MakeFirstLinkAsync())!;
        desk.Clock.Pass(TimeSpan.FromMinutes(15));
        using var client = desk.Client();
        Assert.Equal(HttpStatusCode.Gone, (await client.PostAsync("/first/" + secret, Form(("name", "anna"), ("password", Password)))).StatusCode);
        Assert.Empty(await desk.RecordedAsync());
    }
}
