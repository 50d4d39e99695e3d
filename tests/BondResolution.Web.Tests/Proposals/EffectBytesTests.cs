using System.Text.Json.Nodes;

namespace BondResolution.Web.Tests.Proposals;

/// <summary>The bytes of an effect's digest are those of docs/integrity.md §7, which a second reading follows.</summary>
public sealed class EffectBytesTests
{
    [Fact]
    public void The_worked_example_of_the_document_is_what_its_rules_come_to()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "BondResolution.sln")))
            folder = Path.GetDirectoryName(folder)!;
        var document = File.ReadAllText(Path.Combine(folder, "docs", "integrity.md"));
        var example = JsonNode.Parse("""{"stream":"instalment-128044-1","type":"instalment.funded/1","on":"2025-01-24","content":{"amount":"45645000.00"}}""");
        Assert.Contains($"- effect digest `{EffectByHand.Digest([example])}`", document, StringComparison.Ordinal);
        Assert.Contains($"- effect digest of no events `{EffectByHand.Digest([])}`", document, StringComparison.Ordinal);
        Assert.Equal(EffectByHand.Digest([]), Application.Desk.Proposals.Effect.None.Digest);
    }
}
