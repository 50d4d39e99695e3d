using System.Text;
using BondResolution.Domain.Registers;
using BondResolution.Files.Lists;
using BondResolution.Files.Registers;

namespace BondResolution.Files.Tests.Workbooks;

/// <summary>Registers and lists that come as workbooks: numbers as the sheet holds them, and nothing repaired.</summary>
public sealed class WorkbookTests
{
    private static readonly object?[] Head = ["account", "units", "frozen", "name", "id"];

    [Fact]
    public void A_sheet_with_title_footer_blank_rows_and_numbers_is_read_with_the_lines_of_its_rows()
    {
        object?[][] rows =
        [
            ["岭南转债持有人名册"], [], ["持有人名称", "证券账户号码", "持有数量", "序号", "备注"],
            ["张三", "0123456789", 12.0, 1, null], [], ["岭南基金", "A123456782", "1,000", 2, "x"], ["证券总数量：", 1012], ["总户数：2"], ["制表人：王五"]
        ];

        foreach (var (bytes, kind) in new[] { (Xlsx.Of(rows), "xlsx"), (Xls.Of(rows), "xls") })
        {
            var file = Given.Read(bytes, new RegisterOptions("r.csv"));

            Assert.Equal((kind, "szse-t1", 3, (char?)null, "Sheet1"), (file.Encoding, file.Layout, file.HeaderLine, file.Delimiter, file.Sheet!.Name));
            Assert.Equal([12L, 1000], file.Units.ToArray());
            Assert.Equal([4, 6], file.LineNumbers.ToArray());
            Assert.Equal(["张三", "岭南基金"], file.Personal.Single().Unpack().Select(row => row.Name));
            Assert.Equal(new ControlTotals(1012, 2, null), file.Footer);
            Assert.False(file.IsEndUnconfirmed);
        }
    }

    [Theory]
    [InlineData(199763754.0, "row.account-zeros")]
    [InlineData(1.23E+10, "row.account")]
    [InlineData("1.23E+10", "row.account-scientific")]
    [InlineData(12345678.5, "row.account")]
    [InlineData(true, "row.cell-kind")]
    public void An_account_that_a_spreadsheet_turned_into_a_number_is_a_fault_and_never_repaired(object account, string code) =>
        Assert.Equal((code, "2", "account"), Fault(Xlsx.Of(Head, [account, 1, 0, "n", ""])));

    [Fact]
    public void An_account_of_ten_digits_survives_as_a_number() =>
        Assert.Equal("1234567890", Given.Read(Xlsx.Of(Head, [1234567890.0, 1])).Accounts.Single().ToString());

    [Theory]
    [InlineData(12.5)]
    [InlineData(-5.0)]
    [InlineData("12.5")]
    [InlineData(1e12)]
    public void Bonds_in_a_cell_are_a_whole_number_within_the_limit(object units) =>
        Assert.Equal(("row.units", "2", "units"), Fault(Xlsx.Of(Head, ["0123456789", units])));

    [Fact]
    public void Cells_that_are_no_text_and_no_number_are_faults_where_the_column_is_read()
    {
        Assert.Equal("row.cell-kind", Fault(Xlsx.Of(Head, ["0123456789", Xlsx.Date(45000)])).Code);
        Assert.Equal("row.cell-error", Fault(Xlsx.Of(Head, ["0123456789", 5, Xlsx.Error("#REF!")])).Code);
        Assert.Equal("row.cell-formula", Fault(Xlsx.Of(Head, ["0123456789", 5, Xlsx.Formula(null)])).Code);
        Assert.Equal("row.cell-rounded", Fault(Xlsx.Of(Head, ["0123456789", 5, 0, "n", 440101198001011234.0])).Code);
        Assert.Equal("row.cell-error", Fault(Xls.Of(Head, ["0123456789", 5, new Xls.Error(false)])).Code);
        Assert.Equal("row.cell-error", Fault(Xls.Of(Head, ["0123456789", 5, new Xls.Error(true)])).Code);

        // A share of the issue is not read, and a remark may be a date.
        Assert.Equal(1, Given.Read(Xlsx.Of(["证券账户号码", "持有数量", "持有比例", "备注"], ["0123456789", 5, Xlsx.Error("#DIV/0!"), Xlsx.Date(45000)])).Count);
    }

    [Fact]
    public void Formulas_give_their_stored_values_and_hidden_rows_are_read_and_both_are_told()
    {
        var data = Xlsx.Data(Head) + Xlsx.Row(2, Xlsx.Cell(2, 0, "0123456789") + Xlsx.Cell(2, 1, Xlsx.Formula("7"))) + Xlsx.Row(3, Xlsx.Cell(3, 0, "0123456780") + Xlsx.Cell(3, 1, 1), "hidden=\"1\"");

        var file = Given.Read(Xlsx.Of(new Xlsx.Sheet("Sheet1", data)));

        Assert.Equal([7L, 1], file.Units.ToArray());
        Assert.Equal(("Sheet1", 1, 1, true), (file.Sheet!.Name, file.Sheet.HiddenRows, file.Sheet.Formulas, file.Sheet.HiddenSheets.IsEmpty));
    }

    [Fact]
    public void The_only_visible_sheet_that_fits_is_taken_and_what_could_be_two_is_asked_for()
    {
        var cover = new Xlsx.Sheet("说明", Xlsx.Data(["notes"]));
        var one = new Xlsx.Sheet("one", Xlsx.Data(Head, ["0123456789", 1]));
        var two = new Xlsx.Sheet("two", Xlsx.Data(Head, ["0123456789", 2]));

        var besides = Given.Read(Xlsx.Of(cover, one, two with { IsHidden = true }, cover with { Name = "cover", IsHidden = true }));
        Assert.Equal([1L], besides.Units.ToArray());
        Assert.Equal("two", Assert.Single(besides.Sheet!.HiddenSheets));
        Assert.Equal("file.sheet-unclear", Given.Refuse(Xlsx.Of(one, two)).Code);
        Assert.Equal("\"two\" (hidden 隐藏)", Given.Refuse(Xlsx.Of(cover, two with { IsHidden = true })).Detail("sheets"));
        Assert.Equal([2L], Given.Read(Xlsx.Of(one, two), new RegisterOptions("r") { Sheet = "two" }).Units.ToArray());
        Assert.Equal("file.unknown-sheet", Given.Refuse(Xlsx.Of(one, two), new RegisterOptions("r") { Sheet = "three" }).Code);
        Assert.Equal("file.unknown-sheet", Given.Refuse("account,units\n0123456789,1\n", new RegisterOptions("r") { Sheet = "one" }).Code);
        Assert.Equal("file.no-layout", Given.Refuse(Xlsx.Of(cover)).Code);
    }

    [Fact]
    public void Merged_cells_in_titles_do_no_harm_and_in_rows_are_faults()
    {
        var rows = Xlsx.Data(["register"], Head, ["0123456789", 1, 0, "n"], ["0123456780", 2]);

        Assert.Equal(2, Given.Read(Xlsx.Of(new Xlsx.Sheet("s", rows, false, "<mergeCells><mergeCell ref=\"A1:E1\"/></mergeCells>"))).Count);
        var problem = Given.Refuse(Xlsx.Of(new Xlsx.Sheet("s", rows, false, "<mergeCells><mergeCell ref=\"D3:D4\"/></mergeCells>")));
        Assert.Equal(["3 row.merged", "4 row.merged"], problem.Parts.Select(part => $"{part.Detail("line")} {part.Code}"));
    }

    [Fact]
    public void Lists_come_as_workbooks_through_the_same_door()
    {
        var tenders = ColumnFile.ReadTenders(Xlsx.Of(["account", "vote", "units"], ["0123456789", "agree", 5.0]), "t.xlsx").Value;
        var holders = ColumnFile.ReadSuitHolders(Xls.Of(["account", "units"], ["0123456789", 5.0]), "s.xls").Value;
        var detail = ColumnFile.ReadTenders(Given.Content(Xlsx.Of(["证券账户号码", "持有人名称", "托管单元", "托管单元名称", "登记金额（元）", "委托日期"], ["0123456789", "n", "1", "u", 500, Xlsx.Date(45000)])),
            new RegisterOptions("t.xlsx", QuantityIs: QuantityIs.Face) { Layouts = ListLayouts.Tenders }).Value;

        Assert.Equal([5L], tenders.Units.Select(units => units!.Value));
        Assert.Equal([5L], holders.Units.ToArray());
        Assert.Equal((5L, Domain.Buybacks.Vote.Agree), (detail.Units[0], detail.Votes[0]));
    }

    [Fact]
    public void Rejected_rows_of_a_workbook_are_written_with_the_sheets_lines()
    {
        using var folder = new TemporaryFolder();

        Assert.Equal(1, Given.Rejects(folder["rejects.csv"], Xlsx.Of(Head, ["0123456789", 1], [123, 1.5, null, "=1+1"]), new RegisterOptions("r.xlsx"), chinese: true).Value);

        var lines = File.ReadAllLines(folder["rejects.csv"]);
        Assert.Equal(("line,reason,account,units,frozen,name,id", 2), (lines[0], lines.Length));
        Assert.StartsWith("3,\"row.account-zeros: ", lines[1], StringComparison.Ordinal);
        Assert.EndsWith(",123,1.5,,'=1+1,", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_table_says_what_it_is_whatever_its_name()
    {
        Assert.Equal("HTML", Foreign("<html><table><tr><td>account</td></tr></table></html>"));
        Assert.Equal("HTML", Foreign("\uFEFF\r\n<table>"));
        Assert.Equal("XML (Excel 2003)", Foreign("<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">"));
        Assert.Equal("PDF", Foreign("%PDF-1.7"));
        Assert.Equal("HTML", Given.Refuse(Given.In("utf-16le", "<HTML>")).Detail("read"));
        Assert.Equal("plain", Given.Read("<名册>\naccount,units\n0123456789,1\n", new RegisterOptions("r.xls")).Layout);

        static string Foreign(string text) => Given.Refuse(text, new RegisterOptions("r.xls")) is { Code: "file.not-table" } problem ? problem.Detail("read") : "";
    }

    private static (string Code, string Line, string Column) Fault(byte[] bytes)
    {
        var problem = Given.Refuse(bytes);
        var fault = Assert.Single(problem.Parts);
        return (fault.Code, fault.Detail("line"), fault.Detail("column"));
    }
}
