using System.Text.Json.Nodes;
using BondResolution.Application.Handlers;
using BondResolution.Docs.Tests.Provoking;

namespace BondResolution.Docs.Tests.Schemas;

/// <summary>docs/schemas/commands says of every command what its handler reads, and nothing else.</summary>
public class CommandSchemaTests
{
    private const string Folder = "commands";

    public static TheoryData<string> Commands => [.. CommandTable.Names.Order(StringComparer.Ordinal)];

    [Fact]
    public void Every_command_has_a_schema_and_every_schema_a_command() =>
        Assert.Equal(CommandTable.Names.Append("expect").Order(StringComparer.Ordinal), JsonSchema.Names(Folder));

    [Fact]
    public void Every_line_of_the_case_fits_its_schema()
    {
        foreach (var line in File.ReadLines(Repository.At("data", "lingnan", "case.jsonl")).Where(l => l.StartsWith('{')))
        {
            var json = JsonNode.Parse(line)!;
            Assert.Empty(JsonSchema.Read(Folder, json["do"]!.GetValue<string>()).Misfits(json));
        }
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task The_examples_show_every_field_and_are_recorded(string command)
    {
        var schema = JsonSchema.Read(Folder, command);
        await using var ledger = await Samples.LedgerForAsync(command);
        var known = new SortedSet<string>(StringComparer.Ordinal);
        var examples = Examples(schema);
        for (var i = 0; i < examples.Count; i++)
        {
            Assert.Empty(schema.Misfits(examples[i]));
            known.UnionWith(await KnownFieldsAsync(ledger, examples[i]));
            examples[i]["id"] = $"example {i}";
            var outcome = await ledger.DoAsync(examples[i].ToJsonString());
            Assert.True(outcome.Refusal is null && outcome.Events.Length > 0, $"{examples[i].ToJsonString()}: {outcome.Refusal}");
        }

        var properties = schema.Alternatives(schema.Root).SelectMany(a => a["properties"]!.AsObject()).Select(p => p.Key).Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.Equal(properties, known);
        Assert.Equal(properties, examples.SelectMany(e => e).Select(p => p.Key).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task What_the_schema_does_not_allow_cannot_be_read(string command)
    {
        var schema = JsonSchema.Read(Folder, command);
        await using var ledger = await Samples.LedgerForAsync(command);
        var sequence = (await ledger.Ledger.Store.ReadHeadAsync()).Sequence;
        foreach (var example in Examples(schema))
        {
            var alternative = schema.Alternatives(schema.Root).Single(a => schema.Fits(a, example));
            foreach (var (what, changed, code) in Spoilt.Of(schema, alternative, example))
            {
                Assert.False(schema.Fits(alternative, changed), $"{what} of {changed.ToJsonString()} fits the schema");
                var refusal = (await ledger.DoAsync(changed.ToJsonString())).Refusal;
                Assert.True(refusal?.Kind.ExitCode == 2 && (code is null || refusal.Code == code), $"{what}: {changed.ToJsonString()}: {refusal}");
            }
        }

        Assert.Equal(sequence, (await ledger.Ledger.Store.ReadHeadAsync()).Sequence);
    }

    /// <summary>What the optional and required fields are by the schema: without the optional ones a command is still read.</summary>
    [Theory]
    [MemberData(nameof(Commands))]
    public async Task What_the_schema_does_not_require_may_be_left_out(string command)
    {
        var schema = JsonSchema.Read(Folder, command);
        await using var ledger = await Samples.LedgerForAsync(command);
        foreach (var example in Examples(schema))
        {
            var alternative = schema.Alternatives(schema.Root).Single(a => schema.Fits(a, example));
            var required = alternative["required"]!.AsArray().Select(r => r!.GetValue<string>()).ToHashSet();
            foreach (var name in example.Select(p => p.Key).Where(k => !required.Contains(k)).ToList())
                example.Remove(name);
            var refusal = (await ledger.DoAsync(example.ToJsonString())).Refusal;
            Assert.True(refusal is null or { Kind.ExitCode: not 2 }, $"{example.ToJsonString()}: {refusal}");
        }
    }

    private static List<JsonObject> Examples(JsonSchema schema) => [.. schema.Root["examples"]!.AsArray().Select(e => e!.DeepClone().AsObject())];

    /// <summary>The fields a handler says it knows, when it is given one it does not.</summary>
    private static async Task<IEnumerable<string>> KnownFieldsAsync(TestLedger ledger, JsonObject example)
    {
        var strange = example.DeepClone().AsObject();
        strange["zzz"] = 1;
        var refusal = (await ledger.DoAsync(strange.ToJsonString())).Refusal!;
        Assert.Equal("command.unknown-field", refusal.Code);
        return refusal.Details.Single(d => d.Key == "known").Value.Split(", ");
    }
}
