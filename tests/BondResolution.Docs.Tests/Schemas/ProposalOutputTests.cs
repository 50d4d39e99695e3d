using System.Text;
using System.Text.Json.Nodes;
using BondResolution.Application.Commands;
using BondResolution.Application.Desk;
using BondResolution.Application.Desk.Proposals;
using BondResolution.Application.Desk.Users;
using BondResolution.Docs.Tests.Provoking;
using BondResolution.Domain.Problems;
using static BondResolution.Docs.Tests.Provoking.Scene;

namespace BondResolution.Docs.Tests.Schemas;

/// <summary>What is printed of proposals fits docs/schemas/output, whatever became of them.</summary>
public class ProposalOutputTests
{
    public static readonly string[] Schemas = ["proposal-show", "proposals"];

    [Fact]
    public async Task Whatever_is_shown_of_proposals_fits_its_schema()
    {
        await using var ledger = await TestLedger.MakeAsync();
        await ledger.GivenAsync([.. Opened, Do("desk.policy", "2024-01-01", "'rules':[{'commands':['case.warn'],'approvers':1,'days':7}]")]);
        await using (var users = await UserDirectory.OpenAsync(ledger.Ledger.Place, ledger.Ledger.Store, TimeProvider.System))
        {
            foreach (var (name, role) in new[] { ("anna", Role.Clerk), ("bert", Role.Approver) })
                await users.AddAsync("t", name, "correct horse battery", [role]);
        }

        Proposals anna = new(ledger.Ledger, new Actor("anna", [Role.Clerk], Chinese: false)), bert = new(ledger.Ledger, new Actor("bert", [Role.Approver], Chinese: false));
        for (var i = 0; i < 3; i++)
        {
            var command = CommandReader.Parse(Encoding.UTF8.GetBytes($$"""{"do":"case.warn","on":"2024-01-01","case":"100001","by":"issuer","text":"t{{i}}"}""")).Value;
            var proposal = Fits(await anna.ProposeAsync(command, new UploadedFiles([]), null, default));
            var id = proposal["id"]!.GetValue<string>();
            if (i == 1)
                Fits(await bert.RejectAsync(id, "r", default));
            else if (i == 2)
                Fits(await bert.ApproveAsync(id, proposal["effectDigest"]!.GetValue<string>(), "c", default));
            Fits(await bert.ShowAsync(id, default));
        }

        var listed = new JsonObject { ["items"] = new JsonArray([.. await bert.ListAsync(null, null, null, 0, 10, default)]) };
        Assert.Equal(3, listed["items"]!.AsArray().Count);
        Assert.Empty(JsonSchema.Read("output", "proposals").Misfits(JsonNode.Parse(listed.ToJsonString())));
    }

    private static JsonObject Fits(Outcome<JsonObject> shown)
    {
        Assert.True(shown.Problem is null, shown.Problem?.ToString());
        Assert.Empty(JsonSchema.Read("output", "proposal-show").Misfits(JsonNode.Parse(shown.Value.ToJsonString())));
        return shown.Value;
    }
}
