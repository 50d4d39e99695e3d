using BondResolution.Application.Audit;
using BondResolution.Application.Commands;
using BondResolution.Application.Replay;
using BondResolution.EventStore.Codec;

namespace BondResolution.Web.Tests.Proposals;

/// <summary>
/// The case of 128044 under a policy: each settlement and each payment proposed by one and approved by another; every published figure as
/// before.
/// </summary>
public sealed class LingnanUnderPolicyTests
{
    private const string Policy = """{"do":"desk.policy","on":"2024-08-14","rules":[{"commands":["buyback.settle","instalment.pay"],"approvers":1,"days":7}]}""";

    [Fact]
    public async Task All_expected_figures_are_met_and_the_log_shows_both()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "BondResolution.sln")))
            folder = Path.GetDirectoryName(folder)!;
        var script = Path.Combine(folder, "data", "lingnan", "case.jsonl");
        var lines = await File.ReadAllLinesAsync(script);
        await using var desk = await ProposalDesk.EmptyAsync("file");
        var opening = Array.FindIndex(lines, line => line.Contains("\"case.open\"", StringComparison.Ordinal)) + 1;
        Assert.Null((await new Script(desk.Ledger).RunAsync(script, opening)).Value.StoppedAt);
        Assert.Null((await desk.DoAsync(Policy)).Refusal);

        var proposed = 0;
        while (true)
        {
            var run = (await new Script(desk.Ledger).RunAsync(script, null)).Value;
            if (run.StoppedAt is not { } stopped)
            {
                Assert.Equal((63, 0), (run.Expectations.Length, run.NotMet));
                break;
            }

            Assert.Equal("approval.needed", stopped.Refusal.Code);
            var proposal = (await desk.As("anna").ProposeAsync(CommandReader.Parse(System.Text.Encoding.UTF8.GetBytes(lines[stopped.Line - 1])).Value, new FolderFiles(Path.GetDirectoryName(script)!), null, default)).Value;
            var approved = await desk.As("bert").ApproveAsync(proposal["id"]!.ToString(), proposal["effectDigest"]!.ToString(), null, default);
            Assert.Equal("executed", approved.Value["state"]!.ToString());
            proposed++;
        }

        var seals = (await desk.EventsAsync("holdings.payment-sealed/1")).Concat(await desk.EventsAsync("holdings.purchase-sealed/1")).ToList();
        Assert.Equal(proposed, seals.Count);
        Assert.All(seals.Select(stored => stored.DecodedMetadata()), metadata => Assert.Equal(("anna", "bert"), (metadata.By, metadata.Approvers.Single())));
        Assert.Null((await new Verifier(desk.Ledger.Store).RunAsync()).Problem);
    }
}
