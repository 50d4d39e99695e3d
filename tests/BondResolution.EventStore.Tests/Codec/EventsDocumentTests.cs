using System.Text.Json.Nodes;
using BondResolution.Domain.Recording;
using BondResolution.Domain;
using BondResolution.EventStore.Codec;

namespace BondResolution.EventStore.Tests.Codec;

/// <summary>docs/events.md says of every event what it is and what its fields are.</summary>
public class EventsDocumentTests
{
    /// <summary>Headings of the third level with their sections.</summary>
    private static readonly List<(string Heading, string Text)> Sections =
    [
        .. File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "events.md")).Split("\n### ").Skip(1)
            .Select(section => (section[..section.IndexOf('\n', StringComparison.Ordinal)], section))
    ];

    public static TheoryData<string> Types => Golden.Types;

    [Theory]
    [MemberData(nameof(Types))]
    public void Every_type_has_one_section_that_names_all_its_fields(string type)
    {
        var section = Assert.Single(Sections, s => s.Heading.Split(", ").Contains(type));
        var payload = JsonNode.Parse(Golden.Payload(type))!;
        var said = EventCatalogue.Find(type) is { HoldsLines: true } ? payload["columns"] : payload; // what all lines have is in "Lines"
        Assert.All(FieldsOf(said).Distinct(), field => Assert.Contains($"`{field}`", section.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void The_section_on_lines_names_the_fields_that_all_payloads_of_lines_have() => Assert.All(
        JsonNode.Parse(Golden.Payload("register.lines/2"))!.AsObject(), field => Assert.Contains($"`{field.Key}`", Assert.Single(Sections, s => s.Heading == "Lines").Text, StringComparison.Ordinal));

    [Fact]
    public void No_section_is_about_a_type_that_does_not_exist() =>
        Assert.All(Sections.SelectMany(s => s.Heading.Split(", ")).Where(h => h.Contains('/', StringComparison.Ordinal)), h => Assert.NotNull(EventCatalogue.Find(h)?.Type));

    [Fact]
    public void The_metadata_and_the_limit_of_a_chunk_are_as_the_document_says()
    {
        var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "events.md"));
        foreach (var property in typeof(EventMetadata).GetProperties())
            Assert.Contains($"| `{char.ToLowerInvariant(property.Name[0])}{property.Name[1..]}` |", text, StringComparison.Ordinal);
        Assert.Contains($"at most {Limits.LinesPerChunk} lines", text, StringComparison.Ordinal);
    }

    private static IEnumerable<string> FieldsOf(JsonNode? node) => node switch
    {
        JsonObject o => o.SelectMany(p => FieldsOf(p.Value).Prepend(p.Key)),
        JsonArray a => a.SelectMany(FieldsOf),
        _ => []
    };
}
