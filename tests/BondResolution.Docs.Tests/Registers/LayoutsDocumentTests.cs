using System.Text;
using BondResolution.Files.Layouts;
using BondResolution.Files.Registers;

namespace BondResolution.Docs.Tests.Registers;

/// <summary>docs/layouts.md is what the program reads.</summary>
public class LayoutsDocumentTests
{
    private static readonly string Document = Repository.Read("docs", "layouts.md");

    [Fact]
    public void Every_layout_has_a_row() =>
        Assert.All(KnownLayouts.All, layout => Assert.Contains($"\n| `{layout.Name}`", Document, StringComparison.Ordinal));

    [Fact]
    public void The_worked_example_reads_the_file_it_is_for()
    {
        var (sample, layout) = (Block("```\n"), Block("```json\n"));
        var mine = LayoutFile.Read(Encoding.UTF8.GetBytes(layout), "broker.json").Value;

        var file = RegisterReader.Read(Encoding.UTF8.GetBytes(sample), new RegisterOptions("positions.xls", mine.Name) { Layouts = [mine] }).Value;

        Assert.Equal(("broker-positions", 1500L, 100L), (file.Layout, file.Totals.Units, file.Totals.Frozen));
    }

    private static string Block(string fence)
    {
        var from = Document.IndexOf("\n" + fence, StringComparison.Ordinal) + fence.Length + 1;
        return Document[from..Document.IndexOf("```", from, StringComparison.Ordinal)];
    }
}
