using System.Text;
using BondResolution.Files.Registers;

namespace BondResolution.Files.Tests.Workbooks;

/// <summary>Which sheets a workbook has and where they stand: every one that is listed is read, asked about or a fault, and never taken for empty.</summary>
public sealed class SheetTests
{
    private const string List = "xl/_rels/workbook.xml.rels", Second = "worksheets/sheet2.xml", Part = "xl/worksheets/sheet2.xml", Transitional = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private static readonly byte[] Two = Xlsx.Of(Of("one", "0123456789", 1), Of("two", "0123456780", 2));

    [Theory]
    [InlineData("./worksheets/sheet2.xml")]
    [InlineData("/xl/worksheets/sheet2.xml")]
    [InlineData("../xl/worksheets/sheet2.xml")]
    [InlineData("../../../xl/./worksheets/../worksheets/sheet2.xml")]
    [InlineData("worksheets//sheet2.xml")]
    [InlineData("worksheets\\sheet2.xml")]
    [InlineData("WorkSheets/SHEET2.XML")]
    [InlineData("work%73heets/sheet%32.xml")]
    [InlineData("worksheets/sheet2.xml#part")]
    public void A_target_is_resolved_as_packages_have_it(string target)
    {
        var workbook = Xlsx.Changed(Two, List, list => list.Replace(Second, target, StringComparison.Ordinal));

        Assert.Equal("\"one\", \"two\"", Given.Refuse(workbook) is { Code: "file.sheet-unclear" } unclear ? unclear.Detail("sheets") : "");
        Assert.Equal([2L], Given.Read(workbook, new RegisterOptions("r") { Sheet = "two" }).Units.ToArray());
    }

    [Theory]
    [InlineData("worksheets/sheet3.xml")]
    [InlineData("sheet2.xml")]
    [InlineData("worksheets/")]
    [InlineData("")]
    [InlineData("worksheets/sheet1.xml")]
    [InlineData("styles.xml")]
    [InlineData("file:///c:/sheet2.xml")]
    [InlineData("worksheets/sheet2.xml\" TargetMode=\"External")]
    public void A_listed_sheet_that_is_not_there_is_a_fault_whichever_sheet_is_meant(string target)
    {
        var workbook = Xlsx.Changed(Two, List, list => list.Replace(Second, target, StringComparison.Ordinal));

        foreach (var sheet in new[] { null, "one", "two" })
        {
            var problem = Given.Refuse(workbook, new RegisterOptions("r") { Sheet = sheet });
            Assert.Equal(("file.sheet-unreadable", "\"two\""), (problem.Code, problem.Detail("sheet")));
        }
    }

    [Fact]
    public void A_listed_sheet_without_a_part_of_its_own_or_that_is_no_sheet_is_a_fault()
    {
        Assert.Equal("file.sheet-unreadable", Given.Refuse(Xlsx.Changed(Two, Part, _ => null)).Code);
        Assert.Equal("file.sheet-unreadable", Given.Refuse(Xlsx.Changed(Two, Part, _ => $"<worksheet xmlns=\"{Transitional}\"/>")).Code);
        Assert.Equal("file.sheet-unreadable", Given.Refuse(Xlsx.Changed(Two, Part, sheet => sheet.Replace(Transitional, "urn:x", StringComparison.Ordinal))).Code);
        Assert.Equal("file.sheet-unreadable", Given.Refuse(Xlsx.Changed(Two, "xl/workbook.xml", book => book.Replace("r:id=\"s2\"", "id=\"s2\"", StringComparison.Ordinal))).Code);
        Assert.Equal("file.workbook-damaged", Given.Refuse(Xlsx.Changed(Two, Part, sheet => sheet[..^5])).Code);
        Assert.Equal("file.workbook-damaged", Given.Refuse(Xlsx.Changed(Two, Part, _ => "")).Code);
        Assert.Equal("file.workbook-damaged", Given.Refuse(Xlsx.Changed(Two, "xl/workbook.xml", book => book.Replace("\"two\"", "\"ONE\"", StringComparison.Ordinal))).Code);
        Assert.Equal("file.workbook-damaged", Given.Refuse(Xlsx.Changed(Two, "xl/none.xml", "xl/Worksheets/Sheet1.xml", _ => "<worksheet/>")).Code);
        Assert.Equal("file.workbook-damaged", Given.Refuse(Xlsx.Changed(Two, "xl/workbook.xml", _ => $"<workbook xmlns=\"{Transitional}\"><sheets/></workbook>")).Code);
        Assert.Equal("file.workbook-damaged", Given.Refuse(Xlsx.Changed(Two, "xl/workbook.xml", _ => null)).Code);
    }

    [Fact]
    public void A_chart_is_no_sheet_of_rows_and_is_passed_over()
    {
        var workbook = Xlsx.Changed(Two, Part, _ => $"<chartsheet xmlns=\"{Transitional}\"><drawing/></chartsheet>");

        Assert.Equal([1L], Given.Read(workbook).Units.ToArray());
        Assert.Equal("file.no-layout", Given.Refuse(workbook, new RegisterOptions("r") { Sheet = "two" }).Code);
    }

    [Fact]
    public void A_second_sheet_with_columns_of_its_own_or_rows_without_a_header_is_asked_about()
    {
        var more = new Xlsx.Sheet("more", Xlsx.Data(["account", "units", "branch"], ["0123456780", 2, "x"]));
        var rest = new Xlsx.Sheet("rest", Xlsx.Data([], ["0123456780", 2]));
        var figures = new Xlsx.Sheet("figures", Xlsx.Data(["as of 2024-03-06"], ["principal", 4563663000, 7]));

        Assert.Equal("\"one\", \"more\"", Given.Refuse(Xlsx.Of(Of("one", "0123456789", 1), more)).Detail("sheets"));
        Assert.Equal("\"one\", \"rest\"", Given.Refuse(Xlsx.Of(Of("one", "0123456789", 1), rest)).Detail("sheets"));
        Assert.Equal([1L], Given.Read(Xlsx.Of(Of("one", "0123456789", 1), rest), new RegisterOptions("r") { Sheet = "one" }).Units.ToArray());
        Assert.Equal([1L], Given.Read(Xlsx.Of(Of("one", "0123456789", 1), figures, more with { IsHidden = true }, rest with { IsHidden = true })).Units.ToArray());
    }

    [Fact]
    public void Strict_open_xml_is_read_like_the_usual_kind()
    {
        var strict = Two;
        foreach (var path in new[] { "_rels/.rels", "xl/workbook.xml", List, "xl/styles.xml", "xl/worksheets/sheet1.xml", Part })
        {
            strict = Xlsx.Changed(strict, path, part => part.Replace(Transitional, "http://purl.oclc.org/ooxml/spreadsheetml/main", StringComparison.Ordinal)
                .Replace("http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships", StringComparison.Ordinal));
        }

        Assert.Equal("file.sheet-unclear", Given.Refuse(strict).Code);
        Assert.Equal([2L], Given.Read(strict, new RegisterOptions("r") { Sheet = "two" }).Units.ToArray());
    }

    [Theory]
    [InlineData("utf-8-bom")]
    [InlineData("utf-16le")]
    [InlineData("utf-16be")]
    [InlineData("gb18030")]
    public void Xml_in_other_encodings_and_with_prefixes_is_read(string encoding)
    {
        var declared = encoding.StartsWith("utf", StringComparison.Ordinal) ? "" : $"<?xml version=\"1.0\" encoding=\"{encoding}\"?>";
        var xml = $"{declared}<x:worksheet xmlns:x=\"{Transitional}\"><x:sheetData><x:row>"
            + "<x:c t=\"inlineStr\"><x:is><x:t>证券账户号码</x:t></x:is></x:c><x:c t=\"inlineStr\"><x:is><x:t>持有数量</x:t></x:is></x:c></x:row>"
            + "<x:row><x:c t=\"inlineStr\"><x:is><x:t>0123456789</x:t></x:is></x:c><x:c><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>";

        Assert.Equal([7L], Given.Read(Xlsx.WithBytes(Xlsx.Of(Of("one", "0123456789", 1)), "xl/worksheets/sheet1.xml", Given.In(encoding, xml))).Units.ToArray());
    }

    [Fact]
    public void Texts_are_those_of_their_runs_without_how_they_are_pronounced()
    {
        const string Texts = $"<sst xmlns=\"{Transitional}\"><si><r><t>01234</t></r><r><rPr><b/></rPr><t>56789</t></r><rPh sb=\"0\" eb=\"1\"><t>x</t></rPh></si><si/><si><t>a_x000D_b</t></si></sst>";
        var cells = Xlsx.Row(2, "<c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"B2\" t=\"inlineStr\"><is><r><t>1</t></r><r><t>2</t></r><phoneticPr fontId=\"1\"/></is></c><c r=\"C2\" t=\"s\"><v>1</v></c>");
        var sheet = new Xlsx.Sheet("s", Xlsx.Data(["account", "units", "frozen", "name"]) + cells);

        var file = Given.Read(Xlsx.With(sheet, ("xl/sharedStrings.xml", Encoding.UTF8.GetBytes(Texts))));

        Assert.Equal(("0123456789", 12L), (file.Accounts.Single().ToString(), file.Units[0]));
        var hidden = sheet with { Data = sheet.Data.Replace("<v>1</v></c></row>", "<v>1</v></c><c r=\"D2\" t=\"s\"><v>2</v></c></row>", StringComparison.Ordinal) };
        Assert.Equal("a\rb", Given.Read(Xlsx.With(hidden, ("xl/sharedStrings.xml", Encoding.UTF8.GetBytes(Texts)))).Personal.Single().Unpack().Single().Name);
    }

    [Theory]
    [InlineData("<c r=\"C2\" t=\"s\"/>")]
    [InlineData("<c r=\"C2\" t=\"s\"></c>")]
    [InlineData("<c r=\"C2\" t=\"s\"><v/></c>")]
    [InlineData("<c r=\"C2\" t=\"s\"><v></v></c>")]
    [InlineData("<c r=\"C2\" t=\"s\"><v> </v></c>")]
    [InlineData("<c r=\"C2\" t=\"inlineStr\"><is/></c>")]
    [InlineData("<c r=\"C2\" t=\"str\"><v/></c>")]
    [InlineData("<c r=\"C2\"><v/></c>")]
    [InlineData("<c r=\"C2\" s=\"1\"/>")]
    [InlineData("<c r=\"XFD2\" s=\"1\"/>")]
    [InlineData("<c r=\"XFD2\" t=\"inlineStr\"><is><t xml:space=\"preserve\"> </t></is></c>")]
    public void An_empty_cell_is_nothing_wherever_it_stands(string cell)
    {
        var rows = Xlsx.Data(["account", "units", "frozen"]) + Xlsx.Row(2, Xlsx.Cell(2, 0, "0123456789") + Xlsx.Cell(2, 1, 7) + cell)
            + Xlsx.Row(3, cell.Replace('2', '3')) + Xlsx.Row(900_000, "") + Xlsx.Row(1_048_576, "<c r=\"XFD1048576\" s=\"1\"/>");

        Assert.Equal([7L], Given.Read(Xlsx.Of(new Xlsx.Sheet("s", rows, false, "<dimension ref=\"A1\"/>"))).Units.ToArray());
    }

    [Fact]
    public void Lines_are_the_sheets_rows_where_rows_are_left_out()
    {
        var rows = "<row r=\"5\"><c t=\"inlineStr\"><is><t>account</t></is></c><c t=\"inlineStr\"><is><t>units</t></is></c></row>" + Xlsx.Row(70, Xlsx.Cell(70, 0, "0123456789") + "<c><v>x</v></c>");

        var problem = Given.Refuse(Xlsx.Of(new Xlsx.Sheet("s", rows)));

        Assert.Equal(("70", "B70"), (problem.Parts[0].Detail("line"), problem.Parts[0].Detail("cell")));
    }

    [Fact]
    public void Registers_of_excel_5_are_read_as_those_that_came_after_them()
    {
        object?[][] rows = [["证券账户号码", "持有数量", "质押/冻结总数", "持有人名称"], ["0123456789", 300.0, null, "张三"]];

        Assert.Equal([300L], Given.Read(Xls.Old(rows)).Units.ToArray());
        Assert.Equal("张三", Given.Read(Xls.Old(rows)).Personal.Single().Unpack().Single().Name);
        Assert.Equal("row.cell-error", Given.Refuse(Xls.Old(rows[0], ["0123456789", 300.0, new Xls.Error(false), "n"])).Parts[0].Code);
        Assert.Equal("row.cell-error", Given.Refuse(Xls.Old(rows[0], ["0123456789", 300.0, new Xls.Error(true), "n"])).Parts[0].Code);
    }

    [Fact]
    public void A_sheet_that_an_xls_lists_and_does_not_hold_is_a_fault_and_a_chart_is_none()
    {
        object?[][] rows = [["account", "units"], ["0123456789", 300.0]];

        Assert.Equal("file.workbook-damaged", Given.Refuse(Xls.WithListed(0, rows)).Code);
        Assert.Equal([300L], Given.Read(Xls.WithListed(2, rows)).Units.ToArray());
    }

    private static Xlsx.Sheet Of(string name, string account, int units) => new(name, Xlsx.Data(["account", "units"], [account, units]));
}
