using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using BondResolution.Application.Desk;
using BondResolution.Web.Tests.Proposals;

namespace BondResolution.Web.Tests.Api;

/// <summary>Proposals over HTTP: routes, statuses and what they answer.</summary>
public sealed class ProposalEndpointTests(ServedCase served) : IClassFixture<ServedCase>
{
    private const string Policy = """{"do":"desk.policy","on":"2026-01-01","case":"128044","rules":[{"commands":["case.warn"],"approvers":1,"days":7}]}""";

    private static string Warn(string text) => $$"""{"do":"case.warn","on":"2026-01-05","case":"128044","by":"issuer","text":"{{text}}"}""";

    [Fact]
    public async Task A_covered_command_is_proposed_by_one_and_recorded_with_the_approval_of_another()
    {
        using var anna = await served.AsAsync("anna", Role.Clerk);
        using var bert = await served.AsAsync("bert", Role.Approver);
        using var eve = await served.AsAsync("eve", Role.Viewer);
        Assert.Equal(HttpStatusCode.Created, (await ServedCase.SendAsync(anna, Policy)).Status);
        var dry = await ServedCase.SendAsync(anna, Warn("one"), "?dryRun=true");
        Assert.Equal((HttpStatusCode.OK, 1), (dry.Status, (int)dry.Json["approvers"]!));
        await IsAsync(422, "approval.needed", anna, "commands", Warn("one"));
        await IsAsync(422, "proposal.not-needed", anna, "proposals", """{"do":"case.accelerate","on":"2026-01-05","case":"128044","until":"2026-01-06"}""");

        var proposal = await IsAsync(201, null, anna, "proposals", Warn("one"));
        var (id, effect) = (proposal["id"]!.ToString(), proposal["effectDigest"]!.ToString());
        Assert.Equal(("128044", "open", "anna", 1), (proposal["case"]!.ToString(), proposal["state"]!.ToString(), proposal["proposedBy"]!.ToString(), (int)proposal["needed"]!));
        Assert.Equal(effect, EffectByHand.Digest(proposal["effect"]!.AsArray()));
        Assert.Null(proposal["executed"]);
        var again = await IsAsync(409, "approval.open-already", anna, "proposals", Warn("one"));
        Assert.Equal(id, again["id"]!.ToString());

        var listed = await ServedCase.JsonAsync(eve, "proposals?state=open&case=128044");
        Assert.Equal(id, Assert.Single(listed["items"]!.AsArray())!["id"]!.ToString());
        Assert.Null(listed["items"]![0]!["effect"]);
        var paged = await ServedCase.JsonAsync(eve, $"proposals/{id}/effect?limit=1");
        Assert.Equal((effect, null), (EffectByHand.Digest(paged["items"]!.AsArray()), paged["next"]));

        var body = $$"""{"effectDigest":"{{effect}}","comment":"seen"}""";
        await IsAsync(403, "session.forbidden", eve, $"proposals/{id}/approve", body);
        await IsAsync(403, "session.forbidden", anna, $"proposals/{id}/approve", body);
        await IsAsync(401, "session.missing", served.Nobody(), $"proposals/{id}/approve", body);
        await IsAsync(404, "proposal.unknown", bert, "proposals/000000000000000000000000/approve", body);
        await IsAsync(400, "proposal.bad-body", bert, $"proposals/{id}/approve", """{"digest":"x"}""");
        await IsAsync(400, "proposal.no-reason", bert, $"proposals/{id}/reject", """{"reason":""}""");
        var stale = await IsAsync(409, "approval.stale", bert, $"proposals/{id}/approve", """{"effectDigest":"0"}""");
        Assert.Equal(effect, stale["effectDigest"]!.ToString());

        var done = await IsAsync(200, null, bert, $"proposals/{id}/approve", body);
        Assert.Equal("executed", done["state"]!.ToString());
        var recorded = await ServedCase.JsonAsync(eve, $"events/{done["executed"]!["sequence"]}");
        Assert.Equal(("anna", id, "bert"), (recorded["by"]!.ToString(), recorded["proposal"]!.ToString(), recorded["approvers"]![0]!.ToString()));
        await IsAsync(409, "approval.decided", bert, $"proposals/{id}/reject", """{"reason":"r"}""");

        var other = (await IsAsync(201, null, anna, "proposals", Warn("two")))["id"]!.ToString();
        Assert.Equal("withdrawn", (await IsAsync(200, null, anna, $"proposals/{other}/withdraw", ""))["state"]!.ToString());
        Assert.Equal((0, true), ((await served.RunAsync("audit", "verify")).Exit, (await ServedCase.JsonAsync(eve, "proposals?limit=1"))["next"] is not null));

        using var page = await bert.GetAsync($"/proposals/{id}");
        Assert.Contains("data-testid=\"effect-digest\"", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var inbox = await bert.GetAsync("/proposals");
        Assert.Contains(id, await inbox.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static async Task<JsonNode> IsAsync(int status, string? code, HttpClient client, string route, string body)
    {
        using StringContent content = new(body, Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync("/api/v1/" + route, content);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True((int)answer.StatusCode == status, $"{route}: {(int)answer.StatusCode} {text}");
        var json = JsonNode.Parse(text)!;
        Assert.Equal(code, json["code"]?.ToString());
        return json;
    }
}
