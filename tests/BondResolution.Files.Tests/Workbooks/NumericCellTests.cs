using BondResolution.Domain.Problems;
using BondResolution.Files.Lists;
using BondResolution.Files.Registers;

namespace BondResolution.Files.Tests.Workbooks;

/// <summary>A cell that the workbook calls a number is an xsd:double, whole where bonds are meant, or a fault that names the cell.</summary>
public sealed class NumericCellTests
{
    [Theory]
    [InlineData("300")]
    [InlineData("300.0")]
    [InlineData("300.")]
    [InlineData("3E2")]
    [InlineData("3e+2")]
    [InlineData("+300")]
    [InlineData("0300")]
    [InlineData(".3e3")]
    [InlineData("30000E-2")]
    [InlineData(" 300\n")]
    [InlineData("3<!-- -->00")]
    [InlineData("<![CDATA[300]]>")]
    [InlineData("3&#48;0")]
    public void A_whole_number_is_that_many_bonds_however_it_is_written(string written)
    {
        Assert.Equal([300L], Given.Read(Register(written)).Units.ToArray());
        Assert.Equal([300L], Given.Read(Register(written, "t=\"n\"")).Units.ToArray());
    }

    [Theory]
    [InlineData("0,5")]
    [InlineData("3,00")]
    [InlineData("1,234")]
    [InlineData("1234,5")]
    [InlineData("1 234")]
    [InlineData("300\u00A0")]
    [InlineData("３００")]
    [InlineData("(300)")]
    [InlineData("300-")]
    [InlineData("¥300")]
    [InlineData("0x12C")]
    [InlineData("300f")]
    [InlineData("3e")]
    [InlineData("3e2.5")]
    [InlineData("1_000")]
    [InlineData("--3")]
    [InlineData(".")]
    [InlineData(" ")]
    [InlineData("NaN")]
    [InlineData("INF")]
    [InlineData("Infinity")]
    [InlineData("1E400")]
    [InlineData("1E-400")]
    [InlineData("300junk")]
    [InlineData("junk300")]
    [InlineData("三百")]
    public void What_is_no_number_is_a_fault_that_names_the_cell(string written)
    {
        var fault = Assert.Single(Given.Refuse(Register(written)).Parts);

        Assert.Equal(("row.cell-number", "3", "B3", "units"), (fault.Code, fault.Detail("line"), fault.Detail("cell"), fault.Detail("column")));
        Assert.Contains("B3", fault.Message(chinese: false), StringComparison.Ordinal);
        Assert.Contains("B3", fault.Message(chinese: true), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("12.5")]
    [InlineData("-300")]
    [InlineData("299.9999999")]
    [InlineData("1e12")]
    [InlineData("1e-5")]
    public void A_number_that_is_not_whole_or_out_of_range_is_no_number_of_bonds(string written) =>
        Assert.Equal("row.units", Assert.Single(Given.Refuse(Register(written)).Parts).Code);

    [Fact]
    public void A_total_in_a_cell_that_is_no_number_is_not_read_as_one()
    {
        var total = Xlsx.Data(["account", "units"], ["0123456789", 1234]) + Xlsx.Row(3, Xlsx.Cell(3, 0, "证券总数量：") + "<c r=\"B3\"><v>1,234</v></c>");

        Assert.Equal("register.total-unreadable", Given.Refuse(Xlsx.Of(new Xlsx.Sheet("s", total))).Parts[0].Code);
    }

    [Theory]
    [InlineData("100.5", "100.50")]
    [InlineData("1.1000000000000001", "1.10")]
    [InlineData("1E2", "100.00")]
    public void Money_in_a_cell_is_its_shortest_exact_digits(string written, string yuan) => Assert.Equal(yuan, Returns(written).Value.Amounts[0].ToString());

    [Theory]
    [InlineData("100,5", "row.cell-number")]
    [InlineData("100.555", "row.amount")]
    [InlineData("0.30000000000000004", "row.amount")]
    public void Money_that_is_no_number_or_no_whole_fen_is_a_fault(string written, string code) => Assert.Equal(code, Returns(written).Problem!.Parts[0].Code);

    [Fact]
    public void Cells_of_other_kinds_are_read_by_their_kind()
    {
        Assert.Equal([7L], Given.Read(Register("7", "t=\"str\"", "<f>A1</f>")).Units.ToArray());
        Assert.Equal("row.cell-formula", Fault("<f>A1</f>", "t=\"str\""));
        Assert.Equal("row.cell-formula", Fault("<f>A1</f><v/>"));
        Assert.Equal("row.cell-error", Fault("<f>A1</f><v>#N/A</v>", "t=\"e\""));
        Assert.Equal("row.cell-kind", Fault("<v>2024-03-06</v>", "t=\"d\""));
        Assert.Equal("row.cell-kind", Fault("<v>true</v>", "t=\"b\""));
        Assert.Equal("row.cell-kind", Fault("<v>45000</v>", "s=\"1\""));
        Assert.Equal("row.cell-rounded", Fault("<v>1e15</v>"));
        Assert.Equal("row.units", Fault("<v>1,2</v>", "t=\"str\""));
        Assert.Equal("file.workbook-damaged", Given.Refuse(Sheet("<v>7</v>", "t=\"x\"")).Code);
        Assert.Equal("file.workbook-damaged", Given.Refuse(Sheet("<v>7</v><v>8</v>")).Code);
        Assert.Equal("file.workbook-damaged", Given.Refuse(Sheet("7")).Code);
        Assert.Equal("file.workbook-damaged", Given.Refuse(Sheet("<w>7</w>")).Code);

        static string Fault(string content, string attributes = "") => Given.Refuse(Sheet(content, attributes)).Parts[0].Code;
    }

    [Theory]
    [InlineData("yyyy\\-mm\\-dd", true)]
    [InlineData("[$-804]yyyy\"年\"m\"月\"d\"日\";@", true)]
    [InlineData("[h]:mm", true)]
    [InlineData("[Red]#,##0.00", false)]
    [InlineData("0\"days\"", false)]
    [InlineData("#,##0_);\\(#,##0\\)", false)]
    [InlineData("@", false)]
    public void Whether_a_number_is_a_date_is_told_by_its_format_alone(string format, bool isDate)
    {
        var workbook = Xlsx.Changed(Register("45000", "s=\"1\""), "xl/styles.xml", styles =>
            styles.Replace("<cellXfs", $"<numFmts><numFmt numFmtId=\"200\" formatCode=\"{System.Security.SecurityElement.Escape(format)}\"/></numFmts><cellXfs", StringComparison.Ordinal)
                .Replace("numFmtId=\"14\"", "numFmtId=\"200\"", StringComparison.Ordinal));

        if (isDate)
            Assert.Equal("row.cell-kind", Given.Refuse(workbook).Parts[0].Code);
        else
            Assert.Equal([45000L], Given.Read(workbook).Units.ToArray());
    }

    [Fact]
    public void A_date_in_a_remark_is_that_of_the_workbooks_calendar()
    {
        var of1900 = Xlsx.Of(["account", "units", "remark"], ["0123456789", 1, Xlsx.Date(45000)]);
        var of1904 = Xlsx.Changed(of1900, "xl/workbook.xml", book => book.Replace("<sheets>", "<workbookPr date1904=\"1\"/><sheets>", StringComparison.Ordinal));

        Assert.Equal("2023-03-15", Remark(of1900));
        Assert.Equal("2027-03-16", Remark(of1904));

        static string Remark(byte[] bytes) => Given.Read(bytes, new RegisterOptions("r") { Layouts = [WithRemark] }).Personal.Single().Unpack().Single().Remark;
    }

    private static readonly Tables.TableLayout WithRemark = Layouts.LayoutFile.Read(
        """{"layout":"x","columns":[{"is":"account","called":["account"]},{"is":"units","called":["units"]},{"is":"remark","called":["remark"]}]}"""u8.ToArray(), "x").Value;

    private static byte[] Register(string written, string attributes = "", string before = "") => Sheet($"{before}<v>{written}</v>", attributes);

    /// <summary>Rows 1 and 3 of a sheet; the cell in question is B3.</summary>
    private static byte[] Sheet(string content, string attributes = "") => Xlsx.Of(new Xlsx.Sheet("s",
        Xlsx.Data(["account", "units"]) + Xlsx.Row(3, Xlsx.Cell(3, 0, "0123456789") + $"<c r=\"B3\" {attributes}>{content}</c>")));

    private static Outcome<ReturnList> Returns(string written) =>
        ColumnFile.ReadReturns(Xlsx.Of(["account", "amount", "reason"], ["0123456789", new Xlsx.Raw("", $"<v>{written}</v>"), "a"]), "r.xlsx");
}
