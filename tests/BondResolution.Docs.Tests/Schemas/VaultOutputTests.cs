using System.Text.Json.Nodes;
using BondResolution.Docs.Tests.Provoking;
using static BondResolution.Docs.Tests.Provoking.Scene;

namespace BondResolution.Docs.Tests.Schemas;

/// <summary>What is printed of people fits docs/schemas/output too: on a ledger of its own, since a reveal is an event.</summary>
public class VaultOutputTests
{
    public static readonly string[] Schemas = ["vault-act", "vault-export", "vault-show", "vault-status"];

    [Fact]
    public async Task Whatever_is_shown_of_people_fits_its_schema()
    {
        var folder = TestLedger.NewFolder();
        try
        {
            File.WriteAllText(Path.Combine(folder, "register.csv"), "account,person,name,class,units,frozen\n0000000001,P1,n,individual,500,0\n0000000002,P2,m,individual,500,0\n");
            File.WriteAllLines(Path.Combine(folder, "case.jsonl"), Registered);
            Assert.Equal(0, (await Bondres.RunAsync(folder, "replay", folder)).ExitCode);
            await FitsAsync("holder-show", "holder show 0000000001 --reveal --reason r");
            await FitsAsync("lawsuit-screen", "lawsuit screen --reveal --reason r");
            await FitsAsync("holder-list", "holder list --reveal --reason r");
            await FitsAsync("vault-show", "vault show 0000000001");
            await FitsAsync("vault-show", "vault show 0000000001 --reveal --reason r");
            await FitsAsync("vault-export", "vault export 0000000001 --reason r");
            await FitsAsync("vault-act", "vault restrict 0000000001 --reason r");
            await FitsAsync("vault-show", "vault show 0000000001");
            await FitsAsync("holder-show", "holder show 0000000001 --reveal --reason r");
            await FitsAsync("vault-act", "vault lift 0000000001 --reason r");
            await FitsAsync("vault-act", "vault erase 0000000001 --reason r --ground g");
            await FitsAsync("vault-act", "vault erase 0000000001 --reason r --ground g");
            await FitsAsync("vault-export", "vault export 0000000001 --reason r");
            await FitsAsync("vault-status", "vault status");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        async Task FitsAsync(string schema, string words)
        {
            var run = await Bondres.RunAsync(folder, [.. words.Split(' '), "--format", "json"]);
            Assert.True(run.ExitCode == 0, words + run.Output);
            Assert.Empty(JsonSchema.Read("output", schema).Misfits(JsonNode.Parse(run.Output)));
        }
    }
}
