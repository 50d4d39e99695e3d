using BondResolution.Domain.Buybacks;
using BondResolution.Domain.Money;
using BondResolution.Domain.Problems;
using BondResolution.Files.Layouts;
using BondResolution.Files.Lists;
using BondResolution.Files.Registers;

namespace BondResolution.Files.Tests;

/// <summary>Lists of tenders and of holders in a suit.</summary>
public sealed class ColumnFileTests
{
    [Theory]
    [InlineData("utf-8")]
    [InlineData("gb18030")]
    [InlineData("utf-16le")]
    public void Tenders_keep_every_row_of_an_account_in_order(string encoding)
    {
        var bytes = Given.In(encoding, "证券账户号码,表决意见,申报数量\n0123456789,同意,\"1,000\"\n0123456780,反对,\n0123456789,弃权,５\n");

        var list = ColumnFile.ReadTenders(bytes, "t.csv").Value!;

        Assert.Equal(["0123456789", "0123456780", "0123456789"], list.Accounts.ToArray());
        Assert.Equal([Vote.Agree, Vote.Oppose, Vote.Abstain], list.Votes.ToArray());
        Assert.Equal([1000L, null, 5L], list.Units.ToArray());
        Assert.Equal([2, 3, 4], list.LineNumbers.ToArray());
        Assert.Equal(64, list.Digest.Length);
    }

    [Fact]
    public void Units_of_tenders_may_be_left_out() =>
        Assert.Null(ColumnFile.ReadTenders("account\tvote\n0123456789\tAgree\n"u8.ToArray(), "t").Value!.Units.Single());

    [Fact]
    public void All_faults_of_tenders_are_found_in_one_pass()
    {
        var problem = ColumnFile.ReadTenders("account,vote,units\n1.2E+9,agree,1\n0123456789,,1\n0123456789,agree,x\n0123456789\n"u8.ToArray(), "t").Problem!;

        Assert.Equal("list.faulty", problem.Code);
        Assert.Equal(["2 row.account-scientific", "3 row.vote", "4 row.units", "5 row.columns"],
            problem.Parts.Select(part => $"{part.Detail("line")} {part.Code}"));
    }

    [Fact]
    public void Suit_holders_name_each_account_once()
    {
        var list = ColumnFile.ReadSuitHolders("account,units\n0123456789,1\n0123456780,0\n"u8.ToArray(), "s").Value!;
        var problem = ColumnFile.ReadSuitHolders("account,units\n0123456789,1\n0123456789,2\n"u8.ToArray(), "s").Problem!;

        Assert.Equal([1L, 0], list.Units.ToArray());
        Assert.Equal(("row.account-twice", "3", "2"), (problem.Parts.Single().Code, problem.Parts[0].Detail("line"), problem.Parts[0].Detail("first")));
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("gb18030")]
    [InlineData("utf-16le")]
    public void Payments_that_came_back_are_read_to_the_fen_with_titles_and_totals(string encoding)
    {
        var bytes = Given.In(encoding, "退票清单\n序号|证券账户号码|户名|退票金额（元）|退票原因\n1|0123456789|张三|1,500.00|账户已销户\n2|0123456780|李四|２０.5|户名不符\n3|0123456781|王五|7|户名不符\n总金额：|1,527.50||总户数：3|\n制表：某某|||\n");

        var list = ColumnFile.ReadReturns(bytes, "r.txt").Value!;

        Assert.Equal(["0123456789", "0123456780", "0123456781"], list.Accounts.ToArray());
        Assert.Equal(["1500.00", "20.50", "7.00"], list.Amounts.Select(amount => amount.ToString()));
        Assert.Equal(["账户已销户", "户名不符", "户名不符"], list.Reasons.ToArray());
        Assert.Equal([3, 4, 5], list.LineNumbers.ToArray());
        Assert.False(list.IsEndUnconfirmed);
    }

    [Fact]
    public void All_faults_of_payments_that_came_back_are_found_in_one_pass()
    {
        var problem = ColumnFile.ReadReturns(Given.Utf8(
            "account,amount,reason\n0123456789,0.00,a\n0123456789,1.00,a\n0123456780,1.005,a\n0123456781,-1.00,a\n0123456782,1e3,a\n0123456783,1.00,\n0123456784,1.00,call 13800138000\n1.2E+9,1.00,a\n0123456785,100000000000000.01,a\n"), "r").Problem!;

        Assert.Equal("list.faulty", problem.Code);
        Assert.Equal(["2 row.amount", "3 row.account-twice", "4 row.amount", "5 row.amount", "6 row.amount", "7 row.reason", "8 row.personal-number", "9 row.account-scientific", "10 row.amount"],
            problem.Parts.Select(part => $"{part.Detail("line")} {part.Code}"));
        Assert.Contains("138****8000", problem.Parts[6].Message(chinese: true), StringComparison.Ordinal);
    }

    [Fact]
    public void Payments_that_came_back_must_come_to_their_control_totals()
    {
        const string rows = "account,amount,reason\n0123456789,1.00,a\n0123456780,2.50,a\n";
        var options = new RegisterOptions("r") { Layouts = ListLayouts.Returns };

        Assert.Equal(("3.50", "3.51"), Total(ColumnFile.ReadReturns(Given.Content(Given.Utf8(rows + "总金额：,3.51,\n")), options)));
        Assert.Equal(("3.50", "3.49"), Total(ColumnFile.ReadReturns(Given.Content(Given.Utf8(rows)), options with { ExpectAmount = new Fen(349) })));
        Assert.Equal(("2", "3"), Total(ColumnFile.ReadReturns(Given.Content(Given.Utf8(rows)), options with { ExpectHolders = 3 })));
        Assert.Null(ColumnFile.ReadReturns(Given.Content(Given.Utf8(rows + "总金额：,3.50,\n")), options with { ExpectAmount = new Fen(350), ExpectHolders = 2 }).Problem);

        static (string, string) Total(Outcome<ReturnList> read) => (read.Problem!.Parts.Single().Detail("read"), read.Problem.Parts[0].Detail("expected"));
    }

    [Fact]
    public void Rows_without_a_reason_take_the_one_that_is_stated_and_rows_of_an_account_may_count_together()
    {
        var options = new RegisterOptions("r") { Layouts = ListLayouts.Returns, Reason = "closed", Repeated = Repeated.Sum };

        var list = ColumnFile.ReadReturns(Given.Content(Given.Utf8("account,amount\n0123456789,1.00\n0123456789,2.00\n")), options).Value!;

        Assert.Equal(["closed", "closed"], list.Reasons.ToArray());
        Assert.Equal(["1.00", "2.00"], list.Amounts.Select(amount => amount.ToString()));
    }

    [Fact]
    public void Lists_have_titles_control_totals_and_notes_as_registers_have()
    {
        var votes = ColumnFile.ReadTenders(Given.Utf8("申报汇总\naccount,vote,units\n0123456789,agree,5\n证券总数量：,5,\n总户数：,1,\n制表人\n"), "t").Value!;
        var suit = ColumnFile.ReadSuitHolders(Given.Utf8("account,units\n0123456789,5\n证券总数量：,6\n"), "s").Problem!;
        var after = ColumnFile.ReadSuitHolders(Given.Utf8("account,units\n0123456789,5\n证券总数量：,5\n0123456780,1\n"), "s").Problem!;

        Assert.Equal([5L], votes.Units.ToArray());
        Assert.Equal("register.total-units", suit.Parts.Single().Code);
        Assert.Equal("4 row.after-totals", $"{after.Parts[0].Detail("line")} {after.Parts[0].Code}");
    }

    [Fact]
    public void Rejects_of_a_list_hold_what_its_reader_and_what_a_rule_has_against_its_rows()
    {
        using var folder = new TemporaryFolder();
        var read = Given.Utf8("account,vote\n0123456789,agree\n123,maybe\n0123456780,agree\n");
        var fits = Given.Utf8("account;units\n0123456789;1\n0123456780;2\n0123456781;3\n");
        var ruled = new ProblemKind("x.y", 1, "too much", "太多", "", "").With(("line", 3));

        var ofReader = RejectsFile.Write(folder["reader.csv"], [Given.Content(read)], new RegisterOptions("t") { Layouts = ListLayouts.Tenders }, LayoutUse.Tender, ColumnFile.ReadTenders(read, "t").Problem!, chinese: false);
        var ofRule = RejectsFile.Write(folder["rule.csv"], [Given.Content(fits)], new RegisterOptions("s") { Layouts = ListLayouts.SuitHolders }, LayoutUse.Suit, LawsuitProblems.BadHolders.With(("count", 1)).With([ruled]), chinese: true);

        Assert.Equal((1, 1), (ofReader.Value, ofRule.Value));
        var lines = File.ReadAllLines(folder["reader.csv"]);
        Assert.Equal(("line,reason,account,vote", 2), (lines[0], lines.Length));
        Assert.Matches("^3,\"?row.account-zeros: .* \\| row.vote: .*,123,maybe$", lines[1]);
        Assert.Equal(["line,reason,account,units", "3,x.y: 第 3 行：太多,0123456780,2"], File.ReadAllLines(folder["rule.csv"]));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder["rule.csv"]));
    }

    [Theory]
    [InlineData("account,units\n", "file.no-rows")]
    [InlineData("account,vote\n0123456789,agree\n", "file.unknown-column")]
    [InlineData("account,units,units\n0123456789,1,1\n", "file.duplicate-column")]
    [InlineData("a,b\n", "file.no-layout")]
    [InlineData("", "file.empty")]
    public void A_list_of_no_known_layout_is_refused(string text, string code) =>
        Assert.Equal(code, ColumnFile.ReadSuitHolders(Given.Utf8(text), "s").Problem!.Code);
}
