using System.Text.RegularExpressions;
using System.Xml.Linq;
using BondResolution.Domain.Buybacks;
using BondResolution.Domain.Cases;
using BondResolution.Domain.Holdings;
using BondResolution.Domain.Instalments;
using BondResolution.Domain.Lawsuits;
using BondResolution.Domain.Plans;
using BondResolution.Domain.Problems;
using BondResolution.Integrity;

namespace BondResolution.Docs.Tests.Design;

/// <summary>docs/design.md is the building as it stands.</summary>
public class DesignDocumentTests
{
    private static readonly string[][] Rows =
    [
        .. Repository.Read("docs", "design.md").Split('\n').Where(l => l.StartsWith("| ", StringComparison.Ordinal)).Select(l => l.Trim('|').Split('|').Select(c => c.Trim()).ToArray())
    ];

    private static IEnumerable<string[]> Rooms => Rows.Where(r => r[0].StartsWith("BondResolution.", StringComparison.Ordinal));

    public static TheoryData<string> RoomNames => [.. Rooms.Select(r => r[0])];

    [Fact]
    public void Every_project_is_a_room() => Assert.Equal(
        Directory.GetFiles(Repository.At("src"), "*.csproj", SearchOption.AllDirectories).Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal),
        Rooms.Select(r => r[0]).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(RoomNames))]
    public void A_room_knows_what_the_document_says(string room)
    {
        var row = Rooms.Single(r => r[0] == room);
        var project = XDocument.Parse(Repository.Read("src", room, room + ".csproj"));
        Assert.Equal(Listed(row[1]), Included(project, "ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r)["BondResolution.".Length..]).Order(StringComparer.Ordinal));
        Assert.Equal(Listed(row[2]), Included(project, "PackageReference").Order(StringComparer.Ordinal));
        Assert.Equal(Listed(row[3]), Directory.GetDirectories(Repository.At("src", room)).Select(Path.GetFileName).Except(["bin", "obj"]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_rooms_make_no_circle()
    {
        var knows = Rooms.ToDictionary(r => r[0]["BondResolution.".Length..], r => Listed(r[1]).ToHashSet());
        while (knows.Count > 0)
        {
            var free = knows.Where(k => k.Value.Count == 0).Select(k => k.Key).ToList();
            Assert.True(free.Count > 0, "a circle among " + string.Join(", ", knows.Keys));
            foreach (var room in free)
                knows.Remove(room);
            foreach (var others in knows.Values)
                others.ExceptWith(free);
        }
    }

    [Theory]
    [InlineData(typeof(ProblemKind))]
    [InlineData(typeof(EventLeaf))]
    public void Domain_and_Integrity_use_the_framework_alone(Type inside)
    {
        var assembly = inside.Assembly;
        Assert.All(assembly.GetReferencedAssemblies(), a => Assert.StartsWith("System.", a.Name, StringComparison.Ordinal));
        var room = assembly.GetName().Name!;
        foreach (var file in Directory.GetFiles(Repository.At("src", room), "*.cs", SearchOption.AllDirectories).Where(f => !f.Contains("/obj/", StringComparison.Ordinal)))
        {
            Assert.All(Regex.Matches(File.ReadAllText(file), "^(?:global )?using (?:static )?(?:\\w+ = )?([\\w.]+)", RegexOptions.Multiline),
                used => Assert.Matches($"^(System|{Regex.Escape(room)})(\\.|$)", used.Groups[1].Value));
        }
    }

    [Fact]
    public void Streams_are_named_as_the_deciders_name_them() => Assert.Equal(
        new[]
        {
            Domain.Desk.DeskPolicy.StreamName("{case}"), Domain.Desk.Proposal.StreamName("{id}"), Case.StreamName("{case}"), Offer.StreamName("{case}", "{offer}"), Plan.StreamName("{case}", "{plan}"), Lawsuit.StreamName("{case}", "{suit}"),
            Domain.People.PersonalData.StreamName("{case}"), Holdings.StreamName("{case}"), Instalment.StreamName("{case}", 1).Replace("-1", "-{no}"),
            Domain.Registers.Register.StreamName("{case}", new DateOnly(2024, 8, 21)).Replace("2024-08-21", "{recordDate}")
        }.Order(StringComparer.Ordinal),
        Rows.Select(r => r[0].Trim('`')).Where(n => n.Contains("-{", StringComparison.Ordinal)).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_decider_named_is_a_type() => Assert.All(
        Rows.Where(r => r[0].StartsWith('`') && r.Length == 3).SelectMany(r => r[1].Split('/', 2)[1].Split(", ").Select(name => $"{r[1].Split('/')[0]}.{name}")),
        name => Assert.NotNull(typeof(Case).Assembly.GetType("BondResolution.Domain." + name)));

    [Fact]
    public void Tables_are_those_of_the_read_models() => Assert.Equal(
        Regex.Matches(Repository.Read("src", "BondResolution.Views", "ViewsSchema.cs"), "CREATE TABLE (\\w+)").Select(m => m.Groups[1].Value).Order(StringComparer.Ordinal),
        Rows.Where(r => r.Length == 2 && r[0].StartsWith('`')).Select(r => r[0].Trim('`')).Order(StringComparer.Ordinal));

    private static IEnumerable<string> Listed(string cell) => cell == "—" ? [] : cell.Split(", ").Order(StringComparer.Ordinal);

    /// <summary>What a project includes for use; what is private to its own build (analyzers) is left out.</summary>
    private static IEnumerable<string> Included(XDocument project, string kind) => project.Descendants(kind)
        .Where(e => (string?)e.Attribute("PrivateAssets") != "all").Select(e => ((string)e.Attribute("Include")!).Replace('\\', '/'));
}
