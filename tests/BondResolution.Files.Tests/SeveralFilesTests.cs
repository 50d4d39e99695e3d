using System.Text;
using BondResolution.Domain;
using BondResolution.Domain.Bonds;
using BondResolution.Domain.Problems;
using BondResolution.Domain.Registers;
using BondResolution.Files.Layouts;
using BondResolution.Files.Registers;
using BondResolution.Files.Tests.Workbooks;
using BondResolution.Files.Text;

namespace BondResolution.Files.Tests;

/// <summary>
/// A register that comes in several files: each is read as if it were the only one, and what holds of the register holds of all of them
/// together.
/// </summary>
public sealed class SeveralFilesTests
{
    private const string Money = "证券账户号码,持有人名称,持有金额（元）,持有机构\n";

    [Fact]
    public void Each_part_is_found_out_by_itself_and_rows_stand_in_the_order_of_the_parts()
    {
        var text = Given.Utf8("title\naccount,person,name,class,units,frozen\n0000000002,P1,张三,individual,10,3\n0000000001,P2,李四,fund,20,0\n");
        var gb = Encoding.GetEncoding("gb18030").GetBytes("证券账户号码\t持有人名称\t持有数量\n0000000004\t王五\t30\n合计\t\t30\n");
        var book = Xlsx.Of(["account", "units"], ["0000000003", 40]);

        var file = Read(new("r"), text, gb, book);

        Assert.Equal([("plain", "utf-8"), ("plain", "gb18030"), ("plain", "xlsx")], file.Parts.Select(part => (part.Layout, part.Encoding)));
        Assert.Equal([(char?)',', '\t', null], file.Parts.Select(part => part.Delimiter));
        Assert.Equal(["0000000002", "0000000001", "0000000004", "0000000003"], file.Accounts.Select(account => account.ToString()));
        Assert.Equal([10L, 20, 30, 40], file.Units.ToArray());
        Assert.Equal([3L, 0, 0, 0], file.Frozen.ToArray());
        Assert.Equal([HolderClass.Individual, HolderClass.Fund, HolderClass.Other, HolderClass.Other], file.Classes.ToArray());
        Assert.Equal(["P1", "P2", null, null], Enumerable.Range(0, 4).Select(row => file.Persons![row]));
        Assert.Equal(["张三", "李四", "王五", ""], file.Personal.SelectMany(chunk => chunk.Unpack()).Select(row => row.Name));
        Assert.Equal((4, 4, 100L, 3L), (file.Totals.Accounts, file.Totals.Persons, file.Totals.Units, file.Totals.Frozen));
        Assert.Equal((4, 4), (file.Rows, file.Count));
    }

    [Fact]
    public void Line_numbers_count_on_and_lead_back_to_part_and_line()
    {
        var file = Read(new("r"), "title\naccount,units\n0000000001,1\n\n0000000002,1\n", "account,units\n0000000003,1\n", "account,units\n0000000004,1\n0000000005,1\n");
        Assert.Equal([0, 5, 7], file.Parts.Select(part => part.LinesBefore));
        Assert.Equal([3, 5, 7, 9, 10], file.LineNumbers.ToArray());
        var origin = new RegisterOrigin(new(2024, 8, 21), [.. file.Parts.Select(part => part.Part)]);
        Assert.Equal([(1, 3), (1, 5), (2, 2), (3, 2), (3, 3)], file.LineNumbers.Select(origin.PartOf));
    }

    [Fact]
    public void Faults_of_all_parts_are_told_at_once_each_with_its_file_and_the_line_in_it()
    {
        var refusal = Refuse(new("r"), "account,units\n0000000001,x\n", "account,units\n0000000002,1\n", "account,units\n0000000003,1\n123,1\n");
        Assert.Equal(("register.faulty", "1.csv; 3.csv", "2"), (refusal.Code, refusal.Detail("file"), refusal.Detail("count")));
        Assert.StartsWith("part 1 (1.csv): line 2, column units:", refusal.Parts[0].Message(chinese: false), StringComparison.Ordinal);
        Assert.StartsWith("第 3 部分（3.csv）：第 3 行，列 account：", refusal.Parts[1].Message(chinese: true), StringComparison.Ordinal);
    }

    [Fact]
    public void An_account_of_two_parts_is_refused_with_both_places()
    {
        var refusal = Refuse(new("r"), "account,units\n0000000001,1\n", "account,units\n0000000002,1\n", "account,units\n0000000003,1\n0000000001,1\n");
        var fault = Assert.Single(refusal.Parts);
        Assert.Equal(("row.account-in-parts", "3", "3.csv", "3", "2", "1.csv"),
            (fault.Code, fault.Detail("partNo"), fault.Detail("file"), fault.Detail("line"), fault.Detail("first"), fault.Detail("firstFile")));
    }

    [Fact]
    public void Rows_of_an_account_in_two_parts_are_added_up_where_that_is_asked()
    {
        var file = Read(new("r") { Repeated = Repeated.Sum }, "account,units,frozen\n0000000001,1,1\n0000000002,2,0\n",
            "account,person,name,class,units,frozen\n0000000003,P3,丙,fund,3,0\n0000000001,P1,甲,individual,10,4\n", "account,units\n0000000001,100\n");
        Assert.Equal(["0000000001", "0000000002", "0000000003"], file.Accounts.Select(account => account.ToString()));
        Assert.Equal([111L, 2, 3], file.Units.ToArray());
        Assert.Equal([5L, 0, 0], file.Frozen.ToArray());
        Assert.Equal([HolderClass.Individual, HolderClass.Other, HolderClass.Fund], file.Classes.ToArray());
        Assert.Equal(["P1", null, "P3"], Enumerable.Range(0, 3).Select(row => file.Persons![row]));
        Assert.Equal([("0000000001", "甲"), ("0000000002", ""), ("0000000003", "丙")], file.Personal.SelectMany(chunk => chunk.Unpack()).Select(row => (row.Account, row.Name)));
        Assert.Equal((3, 5, 116L, 5L), (file.Totals.Accounts, file.Rows, file.Totals.Units, file.Totals.Frozen));
        Assert.Equal([2, 3, 5], file.LineNumbers.ToArray());
    }

    [Fact]
    public void Rows_that_say_otherwise_of_class_or_person_are_not_added_up()
    {
        var refusal = Refuse(new("r") { Repeated = Repeated.Sum }, "account,person,class,units\n0000000001,P1,fund,1\n0000000002,P2,fund,1\n", "account,person,class,units\n0000000001,P1,individual,1\n0000000002,P3,fund,1\n");
        Assert.Equal([("row.account-differs", "2 (1.csv)"), ("row.account-differs", "3 (1.csv)")], refusal.Parts.Select(part => (part.Code, part.Detail("first"))));
    }

    [Fact]
    public void A_margin_account_that_stands_in_another_part_is_counted_twice_nowhere()
    {
        const string Merged = "持有人名称,一码通账户号码,证件号码,持有人类别,持有数量,普通证券账户号码,信用证券账户号码,质押/冻结总数\n张三,180000000001,,1,5,0000000001,0000000002,0\n";
        foreach (var repeated in Enum.GetValues<Repeated>())
            Assert.Equal("row.account-in-parts", Assert.Single(Refuse(new("r") { Repeated = repeated }, Merged, "account,units\n0000000002,1\n").Parts).Code);
    }

    [Theory]
    [InlineData("合计,1", "合计,6", true)]
    [InlineData("合计,7", "合计,7", true)]
    [InlineData("", "合计,7", true)]
    [InlineData("", "总户数：,3", true)]
    [InlineData("总户数：,1", "总户数：,2", true)]
    [InlineData("", "合计,8", false)]
    [InlineData("合计,6", "", false)]
    [InlineData("", "总户数：,4", false)]
    public void A_control_total_is_one_of_its_part_or_of_all_and_anything_else_is_refused(string first, string second, bool agrees)
    {
        string[] files = [$"account,units\n0000000001,1\n{first}\n", $"account,units\n0000000002,2\n0000000003,4\n{second}\n"];
        if (agrees)
            Assert.Equal(7, Read(new("r"), files).Totals.Units);
        else
            Assert.Equal("register.total-part", Assert.Single(Refuse(new("r"), files).Parts).Code);
    }

    [Theory]
    [InlineData(7L, 3L, null)]
    [InlineData(6L, 3L, "register.total-units")]
    [InlineData(1L, 3L, "register.total-units")]
    [InlineData(7L, 2L, "register.total-accounts")]
    public void What_the_operator_expects_is_said_of_all_parts(long units, long holders, string? code)
    {
        string[] files = ["account,units\n0000000001,1\n", "account,units\n0000000002,2\n0000000003,4"];
        var options = new RegisterOptions("", ExpectUnits: units, ExpectHolders: holders);
        if (code is null)
            Assert.All(Read(options, files).Parts, part => Assert.False(part.IsEndUnconfirmed));
        else
            Assert.Equal((code, false), (Assert.Single(Refuse(options, files).Parts).Code, Refuse(options, files).Parts[0].Details.Any(detail => detail.Key == "partNo")));
    }

    [Fact]
    public void Whether_the_end_of_a_part_is_confirmed_is_said_of_each()
    {
        var text = "account,units\n0000000001,1";
        Assert.Equal([true, false], Read(new("r"), text, "account,units\n0000000002,2\n").Parts.Select(part => part.IsEndUnconfirmed));
        Assert.Equal([true, false], Read(new("r"), text, "account,units\n0000000002,2\n合计,2\n").Parts.Select(part => part.IsEndUnconfirmed));
        Assert.Equal([false, false], Read(new("r"), text, "account,units\n0000000002,2\n合计,3\n").Parts.Select(part => part.IsEndUnconfirmed));
    }

    [Theory]
    [InlineData(30L, QuantityIs.Units)]
    [InlineData(3L, null)]
    public void Columns_of_money_without_totals_are_decided_together_by_what_is_expected_of_all(long expected, QuantityIs? first)
    {
        // 10 and 20: bonds if 30 are expected; money they cannot be, for 100 yuan make a bond.
        string[] files = [Money + "0000000001,甲,10,s\n", Money + "0000000002,乙,20,s\n"];
        if (first is { } units)
            Assert.Equal([units, units], Read(new("", ExpectUnits: expected), files).Parts.Select(part => part.QuantityIs));
        else
            Assert.All(Refuse(new("", ExpectUnits: expected), files).Parts, part => Assert.Equal("register.total-quantity", part.Code));
    }

    [Fact]
    public void A_part_that_holds_money_and_one_that_counts_bonds_are_each_read_as_what_they_are()
    {
        string[] files = [Money + "0000000001,甲,1000.00,s\n", Money + "0000000002,乙,20,s\n证券总数量：,20\n", "account,units\n0000000003,7\n"];
        var file = Read(new("", ExpectUnits: 37), files);
        Assert.Equal([QuantityIs.Face, QuantityIs.Units, QuantityIs.Units], file.Parts.Select(part => part.QuantityIs));
        Assert.Equal([10L, 20, 7], file.Units.ToArray());
        Assert.Equal("register.quantity-undecided", Assert.Single(Refuse(new("r"), files[0], files[2]).Parts).Code);
    }

    [Fact]
    public void A_total_of_the_whole_register_decides_what_its_columns_of_money_hold()
    {
        var file = Read(new("r"), Money + "0000000001,甲,1000.00,s\n", Money + "0000000002,乙,2000.00,s\n证券总数量：,30\n");
        Assert.Equal((30L, QuantityIs.Face), (file.Totals.Units, file.Parts[0].QuantityIs));
        Assert.Equal(30, Read(new("r"), Money + "0000000001,甲,1000.00,s\n证券总数量：,10\n", Money + "0000000002,乙,2000.00,s\n合计,,3000.00\n证券总数量：,20\n").Totals.Units);
    }

    [Fact]
    public void The_same_file_twice_is_a_slip_and_two_sheets_of_a_workbook_are_two_parts()
    {
        var one = new Xlsx.Sheet("one", Xlsx.Data(["account", "units"], ["0000000001", 1]));
        var two = new Xlsx.Sheet("two", Xlsx.Data(["account", "units"], ["0000000002", 2]));
        var book = Xlsx.Of(one, two);
        Assert.Equal(["one", "two"], Read(new("r") { Sheets = ["one", "two"] }, book, book).Parts.Select(part => part.Sheet!.Name));
        foreach (var sheets in new[] { new[] { "two" }, ["two", "two"] })
            Assert.Equal(("1", "2"), (Refuse(new("r") { Sheets = [.. sheets] }, book, book).Detail("first"), Refuse(new("r") { Sheets = [.. sheets] }, book, book).Detail("no")));
        Assert.Equal("register.part-twice", Refuse(new("r"), "account,units\n0000000001,1\n", "account,units\n0000000001,1\n").Code);
    }

    [Fact]
    public void Sheets_are_those_of_the_workbooks_among_the_files_in_order()
    {
        var book = Xlsx.Of(new Xlsx.Sheet("a", Xlsx.Data(["account", "units"], ["0000000001", 1])), new Xlsx.Sheet("b", Xlsx.Data(["account", "units"], ["0000000002", 2])));
        var text = Given.Utf8("account,units\n0000000003,1\n");
        Assert.Equal([null, "b"], Read(new("r") { Sheets = ["b"] }, text, book).Parts.Select(part => part.Sheet?.Name));
        Assert.Equal(["b", null, "a"], Read(new("r") { Sheets = ["b", "a"] }, book, text, book).Parts.Select(part => part.Sheet?.Name));
        Assert.Equal("command.mistyped", Refuse(new("r") { Sheets = ["a", "b"] }, text, book).Code);
        Assert.Equal("command.mistyped", Refuse(new("r") { Sheets = ["a"] }, text, Given.Utf8("account,units\n0000000004,1\n")).Code);
        Assert.Equal("file.sheet-unclear", Refuse(new("r"), text, book).Code);
    }

    [Fact]
    public void A_part_without_rows_or_that_cannot_be_read_is_refused_by_its_name()
    {
        Assert.Equal(("file.no-rows", "2.csv"), (Refuse(new("r"), "account,units\n0000000001,1\n", "account,units\n").Code, Refuse(new("r"), "account,units\n0000000001,1\n", "account,units\n").Detail("file")));
        Assert.Equal("file.no-layout", Refuse(new("r"), "account,units\n0000000001,1\n", "nothing\n").Code);
    }

    [Fact]
    public void The_limits_of_rows_and_bonds_are_those_of_all_parts()
    {
        string[] files = ["account,units\n0000000001,1\n0000000002,1\n", "account,units\n0000000003,1\n0000000004,1\n"];
        Assert.Equal(4, Read(new("r") { MaxRows = 4 }, files).Count);
        var fault = Assert.Single(Refuse(new("r") { MaxRows = 3 }, files).Parts);
        Assert.Equal(("register.too-many-accounts", "2", "3"), (fault.Code, fault.Detail("partNo"), fault.Detail("line")));
        Assert.Equal("register.too-many-units", Assert.Single(Refuse(new("r"), $"account,units\n0000000001,{Limits.MaxUnits}\n", files[1]).Parts).Code);
    }

    [Fact]
    public void Read_in_parts_of_text_side_by_side_or_not_it_is_the_same()
    {
        var many = string.Concat(Enumerable.Range(100, 400).Select(i => $"{i:0000000000},P{i},{i}\n"));
        var more = string.Concat(Enumerable.Range(600, 400).Select(i => $"{i:0000000000},P{i},{i}\n"));
        string[] files = ["account,person,units\n" + many, "account,person,units\n" + more, "account,person,units\n0000000700,P9,1\n0000000701,P701,1\n"];
        foreach (var repeated in Enum.GetValues<Repeated>())
        {
            var whole = Text(RegisterReader.Read(Contents([.. files.Select(Given.Utf8)]), Named(new("r") { Repeated = repeated, PartBytes = int.MaxValue }, files.Length)));
            Assert.Equal(whole, Text(RegisterReader.Read(Contents([.. files.Select(Given.Utf8)]), Named(new("r") { Repeated = repeated, PartBytes = 300 }, files.Length))));
        }
    }

    [Fact]
    public void Without_personal_data_rows_are_put_in_order_of_accounts()
    {
        var file = Read(new("r") { KeepsPersonalData = false }, "account,name,units\n0000000003,丙,3\n", "account,name,units\n0000000001,甲,1\n");
        Assert.Equal([1, 0], file.Order!);
        Assert.Empty(file.Personal);
        Assert.Null(Read(new("r") { KeepsPersonalData = false }, "account,units\n0000000001,3\n", "account,units\n0000000002,1\n").Order);
    }

    [Fact]
    public void Rejects_of_several_files_stand_in_one_list_with_the_file_of_each_row()
    {
        using var folder = new TemporaryFolder();
        byte[][] files =
        [
            Given.Utf8("account,name,units\n0000000001,=1+1,x\n0000000002,乙,2\n"), Given.Utf8("units,account,units2\n1,0000000003,\n"),
            Given.Utf8("units,account\n1,0000000002\n7,0000000009\n合计9,\n")
        ];
        files[1] = Given.Utf8("units,account\n1,0000000003\n");
        var options = Named(new("", ExpectUnits: 99), files.Length);
        var rows = RejectsFile.Write(folder["rejects.csv"], Contents(files), options, LayoutUse.Register, RegisterReader.Read(Contents(files), options).Problem!, chinese: false);

        var lines = File.ReadAllLines(folder["rejects.csv"]);
        Assert.Equal("file,line,reason,account,name,units", lines[0]);
        Assert.StartsWith("1.csv,2,\"row.units: part 1 (1.csv): line 2", lines[1], StringComparison.Ordinal);
        Assert.EndsWith(",0000000001,'=1+1,x", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("3.csv,2,\"row.account-in-parts: part 3 (3.csv): line 2", lines[2], StringComparison.Ordinal);
        Assert.EndsWith(",0000000002,,1", lines[2], StringComparison.Ordinal);
        Assert.Equal(lines.Length - 1, rows.Value);
    }

    [Fact]
    public void Rejects_know_rows_that_are_faulty_only_once_it_is_decided_what_the_quantity_is()
    {
        using var folder = new TemporaryFolder();
        byte[][] files = [Given.Utf8(Money + "0000000001,甲,1000.00,s\n"), Given.Utf8(Money + "0000000002,乙,1950.00,s\n0000000003,丙,50.00,s\n")];
        var options = Named(new("", ExpectUnits: 30), files.Length);
        var refusal = RegisterReader.Read(Contents(files), options).Problem!;
        Assert.Equal(["row.not-whole-bonds", "row.not-whole-bonds"], refusal.Parts.Select(part => part.Code));
        Assert.Equal(2, RejectsFile.Write(folder["rejects.csv"], Contents(files), options, LayoutUse.Register, refusal, chinese: true).Value);
        Assert.Equal(["2.csv,2", "2.csv,3"], File.ReadAllLines(folder["rejects.csv"]).Skip(1).Select(line => line[..7]));
    }

    internal static Problem Refuse(RegisterOptions options, params string[] files) => Refuse(options, [.. files.Select(Given.Utf8)]);

    private static Problem Refuse(RegisterOptions options, params byte[][] files)
    {
        var read = RegisterReader.Read(Contents(files), Named(options, files.Length));
        Assert.NotNull(read.Problem);
        return read.Problem!;
    }

    private static RegisterFile Read(RegisterOptions options, params string[] files) => Read(options, [.. files.Select(Given.Utf8)]);

    private static RegisterFile Read(RegisterOptions options, params byte[][] files)
    {
        var read = RegisterReader.Read(Contents(files), Named(options, files.Length));
        Assert.True(read.Problem is null, Given.Text(read.Problem));
        return read.Value;
    }

    private static string Text(Outcome<RegisterFile> read) => read.Problem is { } problem
        ? Given.Text(problem)
        : string.Join('\n', Enumerable.Range(0, read.Value.Count).Select(i => $"{read.Value.LineNumbers[i]} {read.Value.Accounts[i]} {read.Value.Persons?[i]} {read.Value.Units[i]}"));

    private static FileContent[] Contents(byte[][] files) => [.. files.Select((bytes, i) => FileContent.Of(bytes, $"{i + 1}.csv"))];

    private static RegisterOptions Named(RegisterOptions options, int count) => options with { Files = [.. Enumerable.Range(1, count).Select(i => $"{i}.csv")] };
}
