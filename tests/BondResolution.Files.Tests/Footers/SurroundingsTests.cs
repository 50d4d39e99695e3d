using BondResolution.Domain.Money;
using BondResolution.Domain.Registers;
using BondResolution.Files.Footers;
using BondResolution.Files.Lists;
using BondResolution.Files.Registers;
using BondResolution.Files.Tests.Workbooks;

namespace BondResolution.Files.Tests.Footers;

/// <summary>What stands around the rows: what has an account or a quantity is a row or a fault, totals are compared, the rest is listed.</summary>
public sealed class SurroundingsTests
{
    private const string Head = "证券账户号码,持有人名称,持有数量,冻结数量\n";
    private const string Rows = "0100000001,王某,100,10\n0100000002,李某,200,\n";

    [Theory]
    [InlineData("合计,,300,10")]
    [InlineData("总计,,300,")]
    [InlineData("共计,,300,")]
    [InlineData(",合计,300,10")]
    [InlineData(",,合计：300,")]
    [InlineData("合 计,,３００,１０")]
    [InlineData("合计：,,300.00,10.0")]
    [InlineData("合计,2,300,10")]
    [InlineData("合计,2户,300张,10张")]
    [InlineData("合计：300,,,")]
    [InlineData("共计2户300张,,,")]
    [InlineData("合计户数：2,,,")]
    [InlineData("Total,,300,10")]
    [InlineData("Grand total:,,\"300\",")]
    [InlineData("SUM,,300,10")]
    [InlineData("合计,,—,10")]
    [InlineData("合计,,,")]
    [InlineData("小计,,300,10")]
    public void A_total_in_whatever_column_and_words_is_no_row_and_agrees(string total)
    {
        var file = Given.Read(Head + Rows + total + "\n");

        Assert.Equal((300L, 2, PassedReason.Total, 4), (file.Totals.Units, file.Count, file.PassedOver.Single().Why, file.PassedOver[0].Line));
        Assert.Equal(300L, Given.Read(total + "\n" + Head + Rows).Totals.Units);
    }

    [Theory]
    [InlineData("合计,,301,10", "register.total-column")]
    [InlineData("合计,,300,11", "register.total-column")]
    [InlineData(",合计,3000,", "register.total-column")]
    [InlineData("合计：301,,,", "register.total-column")]
    [InlineData("合计,3户,300,", "register.total-accounts")]
    [InlineData("合计,3,300,", "register.total-accounts")]
    [InlineData("共计2户301张,,,", "register.total-units")]
    [InlineData("合计,,三百,", "register.total-unreadable")]
    [InlineData("合计,,-300,", "register.total-unreadable")]
    [InlineData("合计,,0.03万,", "register.total-unreadable")]
    [InlineData("小计,,299,", "register.total-column")]
    [InlineData("C0000001,合计,300,", "row.account")]
    [InlineData("Total SA,,300,", "row.account")]
    [InlineData("合计投资,,300,", "row.account")]
    public void A_total_that_does_not_agree_or_is_none_is_a_fault(string total, string code) =>
        Assert.Equal((code, "4"), (Given.Fault(Head + Rows + total + "\n").Code, Given.Fault(Head + Rows + total + "\n").Detail("line")));

    [Fact]
    public void Subtotals_add_up_the_rows_since_the_one_before()
    {
        const string pages = "0100000001,王某,100,1\n本页小计,,100,1\n0100000002,李某,200,2\n小计,,{0},2\n合计,,300,3\n";

        Assert.Equal(300L, Given.Read(Head + string.Format(null, pages, 200)).Totals.Units);
        Assert.Equal(("5", "200", "300", "持有数量"), Details(Given.Fault(Head + string.Format(null, pages, 300))));

        static (string, string, string, string) Details(Domain.Problems.Problem fault) => (fault.Detail("line"), fault.Detail("read"), fault.Detail("expected"), fault.Detail("column"));
    }

    [Theory]
    [InlineData("合计,300.00\n", null, "register.quantity-undecided")]
    [InlineData("合计,300.00\n", QuantityIs.Units, null)]
    [InlineData("合计,301\n", QuantityIs.Units, "register.total-column")]
    [InlineData("合计,301.00\n证券总数量：300\n", null, "register.total-column")]
    public void A_total_of_money_or_bonds_is_compared_as_the_column_stands_and_does_not_say_which_it_is(string total, QuantityIs? quantityIs, string? code)
    {
        var read = RegisterReader.Read(Given.Utf8("证券账户号码,持有金额（元）\n0100000001,100\n0100000002,200.00\n" + total), new RegisterOptions("r", QuantityIs: quantityIs));

        Assert.Equal(code, read.Problem?.Parts.Single().Code);
    }

    [Fact]
    public void Yuan_are_compared_with_their_total_where_the_column_holds_face()
    {
        const string text = "证券账户号码,持有金额（元）\n0100000001,10000\n0100000002,20000.00\n合计,{0}\n";
        var options = new RegisterOptions("r", QuantityIs: QuantityIs.Face) { Face = new Fen(10_000) };

        Assert.Equal(300L, Given.Read(string.Format(null, text, "30000.00"), options).Totals.Units);
        Assert.Equal(("register.total-column", "30000.00"), (Given.Fault(string.Format(null, text, "300"), options).Code, Given.Fault(string.Format(null, text, "300"), options).Detail("read")));
    }

    [Theory]
    [InlineData("C0000001,赵某,50,")]
    [InlineData("100000003,赵某,50,")]
    [InlineData("1.0E+08,赵某,50,")]
    [InlineData(",赵某,50,")]
    [InlineData(",,50,")]
    [InlineData(",,5０张,")]
    [InlineData("赵某,50,,")]
    [InlineData("其中机构,,50,")]
    [InlineData("C0000001;50")]
    [InlineData("C0000001")]
    [InlineData("0100000003,,,")]
    [InlineData("C0000001,赵某,,")]
    [InlineData("50")]
    public void What_has_an_account_or_a_quantity_is_a_row_or_a_fault_wherever_it_stands(string row)
    {
        foreach (var text in new[] { Head + Rows + row + "\n", Head + row + "\n" + Rows, Head + Rows + "总户数：2\n" + row + "\n", Head + Rows + "合计,,300,\n备注,,,\n" + row + "\n" })
            Assert.True(RegisterReader.Read(Given.Utf8(text), new RegisterOptions("r")).Problem?.Code == "register.faulty", text);
    }

    [Theory]
    [InlineData("0100000003,赵某,50,")]
    [InlineData("100000003,赵某,50,")]
    [InlineData("C0000001,赵某,50,")]
    [InlineData("1.0E+08,赵某,50,")]
    [InlineData(",赵某,50,")]
    [InlineData("赵某,,50,")]
    [InlineData("C0000001;50")]
    public void A_row_above_the_header_is_a_fault(string row) => Assert.Equal("row.above-header", Given.Fault(row + "\n" + Head + Rows).Code);

    [Theory]
    [InlineData("岭南转债持有人名册", PassedReason.Title)]
    [InlineData("债券代码,128044", PassedReason.Title)]
    [InlineData("债券代码：,,128044,", PassedReason.Title)]
    [InlineData("债券余额（元）,,45636630.00,", PassedReason.Title)]
    [InlineData("登记日期,20240821", PassedReason.Title)]
    [InlineData("总户数：2", PassedReason.Total)]
    [InlineData("==========", PassedReason.Dashes)]
    [InlineData(",,,", PassedReason.Blank)]
    public void Titles_number_and_count_other_things(string title, PassedReason why) => Assert.Equal(why, Given.Read(title + "\n" + Head + Rows).PassedOver.Single().Why);

    [Theory]
    [InlineData("制表人：某某,,,", PassedReason.Note)]
    [InlineData("制表：王五,,2024年3月6日,", PassedReason.Note)]
    [InlineData("制表日期,,20240306,", PassedReason.Note)]
    [InlineData("制表日期,,2024-03-06 10:22,", PassedReason.Note)]
    [InlineData("联系电话：,075512345678,,", PassedReason.Note)]
    [InlineData("第1页,,共1页,", PassedReason.Note)]
    [InlineData("以上", PassedReason.Note)]
    [InlineData("-----", PassedReason.Dashes)]
    [InlineData("-----,------,-----,---", PassedReason.Dashes)]
    [InlineData("————————", PassedReason.Dashes)]
    [InlineData("======,,,", PassedReason.Dashes)]
    [InlineData(",,,", PassedReason.Blank)]
    [InlineData("", PassedReason.Blank)]
    public void What_names_no_account_and_holds_no_quantity_is_listed_and_passed_over(string line, PassedReason why)
    {
        foreach (var text in new[] { Head + Rows + line + "\n", Head + line + "\n" + Rows, Head + Rows + "合计,,300,\n" + line + "\n", Head + Rows + line + "\n合计,,300,\n" })
        {
            foreach (var encoding in new[] { "utf-8", "utf-16le", "utf-16be", "gb18030" })
            {
                var file = Given.Read(Given.In(encoding, text));
                Assert.Equal((300L, why), (file.Totals.Units, file.PassedOver.Single(passed => passed.Why != PassedReason.Total).Why));
            }
        }
    }

    [Fact]
    public void Lines_passed_over_show_no_name_and_no_number_of_a_person()
    {
        var file = Given.Read(Head + Rows + "制表人：欧阳某某 13800138000,,,\n王小明 John Smith,,,\n合计,2户,300,\n身份证440101198001011234,,,\n日期：2024-03-06,,,\n");

        Assert.Equal(["制表人：* 13***", "* * *", "合计 2户 300", "*44***", "日期：2024-03-06"], file.PassedOver.Select(line => line.Text));
    }

    [Fact]
    public void Totals_and_notes_of_a_sheet_are_those_of_a_text()
    {
        object[] head = ["证券账户号码", "持有数量"];
        Assert.Equal(300L, Given.Read(Xlsx.Of(head, ["0100000001", 100], ["0100000002", 200], ["合计", Xlsx.Formula("300")], ["制表日期", Xlsx.Date(45357)])).Totals.Units);
        Assert.Equal(300L, Given.Read(Xlsx.Of(head, ["0100000001", 100], ["0100000002", 200], ["Total", "300.00"])).Totals.Units);
        Assert.Equal(300L, Given.Read(Xls.Of(head, ["0100000001", 100.0], ["0100000002", 200.0], ["合计", 300.0], ["-----", "-----"])).Totals.Units);
        Assert.Equal("register.total-column", Given.Refuse(Xlsx.Of(head, ["0100000001", 100], ["合计", Xlsx.Formula("300")])).Parts.Single().Code);
        Assert.Equal("row.cell-formula", Given.Refuse(Xlsx.Of(head, ["0100000001", 100], ["合计", Xlsx.Formula(null)])).Parts.Single().Code);
        Assert.Equal("row.cell-formula", Given.Refuse(Xlsx.Of(head, ["0100000001", 100], [null, Xlsx.Formula(null)])).Parts[0].Code);
        Assert.Equal("row.account", Given.Refuse(Xlsx.Of(head, ["0100000001", 100], [null, 200])).Parts.Single().Code);
        Assert.Equal("row.cell-error", Given.Refuse(Xlsx.Of(head, ["0100000001", 100], [null, Xlsx.Error("#REF!")])).Parts[0].Code);
    }

    [Theory]
    [InlineData("合计,,3,\n", null)]
    [InlineData("-----,-----,-----,-----\n制表人：某某,,,\n", null)]
    [InlineData("合计,,4,\n", "register.total-column")]
    [InlineData("C0000001,agree,3,\n", "row.account")]
    [InlineData(",agree,,\n", "row.account")]
    [InlineData(",,3,\n", "row.account")]
    public void Tenders_have_totals_notes_and_no_row_that_vanishes(string line, string? code)
    {
        var read = ColumnFile.ReadTenders(Given.Utf8("account,vote,units\n0100000001,agree,3\n" + line), "t.csv");

        Assert.Equal(code, read.Problem?.Parts[0].Code);
    }

    [Theory]
    [InlineData("合计,3\n-----\n", null, null)]
    [InlineData("小计,3\n合计,4\n", "register.total-column", "list.total-amount")]
    [InlineData("C0000001,3\n", "row.account", "row.account")]
    [InlineData("总户数：1\n,3\n", "row.after-totals", "row.after-totals")]
    [InlineData("制表人：某某,\n", null, null)]
    public void Lists_of_suits_and_of_returns_have_totals_notes_and_no_row_that_vanishes(string line, string? suit, string? returns)
    {
        Assert.Equal(suit, ColumnFile.ReadSuitHolders(Given.Utf8("account,units\n0100000001,3\n" + line), "s.csv").Problem?.Parts[0].Code);
        var options = new RegisterOptions("r.csv") { Layouts = ListLayouts.Returns, Reason = "closed" };
        Assert.Equal(returns, ColumnFile.ReadReturns(Given.Content(Given.Utf8("account,amount\n0100000001,3\n" + line)), options).Problem?.Parts[0].Code);
    }

    [Fact]
    public void Rows_that_stand_outside_the_table_are_in_the_rejects()
    {
        using var folder = new TemporaryFolder();

        Given.Rejects(folder["rejects.csv"], Given.Utf8("100000003,赵某,50,\n" + Head + Rows + "合计,,300,\nC0000001,赵某,50,\n"), new RegisterOptions("r.csv"), chinese: false);

        Assert.Equal(["line", "1", "6"], File.ReadAllLines(folder["rejects.csv"]).Take(3).Select(line => line.Split(',')[0]));
    }
}
