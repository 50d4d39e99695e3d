using System.Net;
using System.Text.Json.Nodes;
using static BondResolution.Web.Tests.Api.ServedCase;

namespace BondResolution.Web.Tests.Api;

/// <summary>Many read while somebody records: each answer is of one state, and nobody sees the ledger go back.</summary>
public sealed class BesideTests(ServedCase served) : IClassFixture<ServedCase>
{
    private const int Readers = 50;

    [Fact]
    public async Task Fifty_readers_beside_a_writer_see_whole_states_in_order()
    {
        var writing = Task.Run(async () =>
        {
            for (var i = 0; i < 15; i++)
            {
                var command = $$"""{"do":"units.freeze","case":"{{Code}}","on":"2026-11-30","account":"0199000310","number":"R{{i}}","units":1,"kind":"freeze"}""";
                Assert.Equal(HttpStatusCode.Created, (await SendAsync(served.Clerk, command)).Status);
            }
        });
        await Task.WhenAll(Enumerable.Range(0, Readers).Select(async reader =>
        {
            long last = 0;
            for (var i = 0; i < 4; i++)
            {
                var e = await JsonAsync(served.Clerk, $"cases/{Code}/exposure");
                var known = e["asKnown"]!["sequence"]!.GetValue<long>();
                Assert.True(known >= last, $"reader {reader}: {known} after {last}");
                last = known;
                Assert.Equal(Units(e, "outstanding"), Units(e, "investors") + Units(e, "purchasers") + Units(e, "unallocated"));
                Assert.Equal(Units(e, "atDefault"), Units(e, "outstanding") + Units(e, "cancelled"));
            }
        }));
        await writing;
        Assert.Equal(103525 + 15, Units(await JsonAsync(served.Clerk, $"cases/{Code}/exposure"), "frozen"));
    }

    [Fact]
    public async Task Several_verify_at_once_and_none_is_in_the_way_of_another()
    {
        var started = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => served.Clerk.PostAsync("/api/v1/verify", null)));
        foreach (var job in await Task.WhenAll(started.Select(answer => ReadTests.JobAsync(served.Clerk, answer))))
            Assert.True(job["result"]?["holds"]?.GetValue<bool>() == true, job.ToString());
    }

    [Fact]
    public async Task A_run_of_pages_shows_the_state_of_its_first_page()
    {
        var first = await JsonAsync(served.Clerk, $"cases/{Code}/holders?limit=1");
        Assert.Equal(HttpStatusCode.Created, (await SendAsync(served.Clerk,
            $$"""{"do":"units.freeze","case":"{{Code}}","on":"2026-11-30","account":"0199000310","number":"P1","units":1,"kind":"freeze"}""")).Status);
        var second = await JsonAsync(served.Clerk, $"cases/{Code}/holders?limit=1&after={Uri.EscapeDataString(first["next"]!.GetValue<string>())}");
        Assert.True(JsonNode.DeepEquals(first["asKnown"], second["asKnown"]));
    }

    private static long Units(JsonNode exposure, string figure) => exposure[figure]!["units"]!.GetValue<long>();
}
