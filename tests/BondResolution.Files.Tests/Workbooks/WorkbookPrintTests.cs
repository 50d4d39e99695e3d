using System.IO.Compression;
using System.Xml.Linq;
using BondResolution.Domain.Money;
using BondResolution.Files.Workbooks;

namespace BondResolution.Files.Tests.Workbooks;

/// <summary>What a written sheet looks like on paper.</summary>
public class WorkbookPrintTests
{
    [Fact]
    public void A_text_longer_than_its_column_goes_on_in_further_lines_and_its_row_is_as_high_as_they_are()
    {
        var sheet = Written([new("text", 16), new("yuan", 16, IsFigure: true)],
            [Cell.Of("short"), Cell.Of(new Fen(1))], [Cell.Of("受托管理人关于本次债券违约处置进展的公告"), Cell.Of(new Fen(1))]);

        var rows = sheet.Descendants().Where(e => e.Name.LocalName == "row").ToList();
        Assert.Equal([null, null, "42"], rows.Select(row => (string?)row.Attribute("ht"))); // forty wide, fourteen a line
        var styles = rows.Select(row => (string?)row.Elements().First().Attribute("s")).ToList();
        Assert.NotEqual(styles[1], styles[2]);
    }

    [Fact]
    public void A_heading_of_figures_stands_to_the_right_as_they_do()
    {
        var heads = Written([new("text", 16), new("yuan", 16, IsFigure: true)]).Descendants().Where(e => e.Name.LocalName == "c").ToList();
        Assert.Equal(["4", "9"], heads.Select(cell => (string?)cell.Attribute("s")));
    }

    [Fact]
    public void The_head_of_a_page_has_both_its_sides_whatever_they_hold()
    {
        var head = Written([new("text", 16)]).Descendants().Single(e => e.Name.LocalName == "oddHeader").Value;
        Assert.Equal("&L&8 128044 A&&B&R&8 root", head);
    }

    private static XDocument Written(SheetColumn[] columns, params Cell[][] rows)
    {
        using var stream = new MemoryStream();
        Workbook.Write([new Sheet("s", columns, rows) { Head = ("128044 A&B", "root") }], stream);
        using var zip = new ZipArchive(stream, ZipArchiveMode.Read);
        using var part = zip.GetEntry("xl/worksheets/sheet1.xml")!.Open();
        return XDocument.Load(part);
    }
}
