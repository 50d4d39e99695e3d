using BondResolution.Domain;
using BondResolution.Domain.Problems;
using BondResolution.Files.Registers;
using BondResolution.Files.Text;

namespace BondResolution.Files.Tests;

/// <summary>A faulty register: every fault in one pass, where it is and what was read.</summary>
public sealed class FaultTests
{
    [Fact]
    public void All_faults_are_found_in_one_pass_in_the_order_of_the_lines()
    {
        var problem = Given.Refuse("""
            account,units,class,frozen
            123456789,1,,
            0123456781,1e3,hedge,x
            0123456782,-5,,

            0123456783,1,,2
            0123456783,1,,
            0123456784,1
            总户数：9
            """);

        Assert.Equal(1, problem.Kind.ExitCode);
        Assert.Equal("9", problem.Detail("count"));
        Assert.Equal(
            ["2 row.account-zeros", "3 row.class", "3 row.units", "3 row.units", "4 row.units", "6 row.frozen", "7 row.account-twice", "8 row.columns"],
            problem.Parts.Take(8).Select(part => $"{part.Detail("line")} {part.Code}"));
        Assert.Equal("register.total-accounts", problem.Parts[8].Code);
    }

    [Theory]
    [InlineData("1.23E+10", "row.account-scientific")]
    [InlineData("1.23e10", "row.account-scientific")]
    [InlineData("1E+10", "row.account-scientific")]
    [InlineData("123456789", "row.account-zeros")]
    [InlineData("1", "row.account-zeros")]
    [InlineData("", "row.account")]
    [InlineData("01234567890", "row.account")]
    [InlineData("012345678", "row.account-zeros")]
    [InlineData("01234 6789", "row.account")]
    [InlineData("012345678é", "row.account")]
    [InlineData("0123456789.0", "row.account")]
    [InlineData("'0123456789'", "row.account")]
    [InlineData("０１２３\u200B４５６７８９", "row.hidden-character")]
    [InlineData("0123456789\u202E", "row.hidden-character")]
    public void An_account_is_ten_letters_or_digits_and_what_spreadsheets_did_to_it_is_explained(string account, string code)
    {
        var fault = Given.Fault($"account,units\n{account},1\n");

        Assert.Equal((code, "2", "account"), (fault.Code, fault.Detail("line"), fault.Detail("column")));
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("1,000", 1_000)]
    [InlineData("1，234，567", 1_234_567)]
    [InlineData("１２", 12)]
    [InlineData(" 7 ", 7)]
    [InlineData("100000000000", 100_000_000_000)]
    [InlineData("100,000,000,000", 100_000_000_000)]
    [InlineData("1.0", 1)]
    [InlineData("1,000.00", 1_000)]
    [InlineData("１００．００", 100)]
    [InlineData("'12", 12)]
    [InlineData("=\"12.0\"", 12)]
    [InlineData("100000000000.00", 100_000_000_000)]
    public void Units_are_whole_numbers_with_or_without_groups(string units, long expected) =>
        Assert.Equal(expected, Given.Read($"account;units\n0123456789;{units}\n").Units.Single());

    [Theory]
    [InlineData("")]
    [InlineData("1e3")]
    [InlineData("1.5")]
    [InlineData("-5")]
    [InlineData("+5")]
    [InlineData("1,00")]
    [InlineData("1000,000")]
    [InlineData(",100")]
    [InlineData("1,,000")]
    [InlineData("10,0000")]
    [InlineData("1 000")]
    [InlineData("0x10")]
    [InlineData("五")]
    [InlineData("٥")]
    [InlineData("100000000001")]
    [InlineData("100000000001.00")]
    [InlineData("1.")]
    [InlineData("9223372036854775808")]
    [InlineData("99999999999999999999999999999999999999999")]
    public void Units_that_are_no_whole_number_within_the_limit_are_faults(string units) =>
        Assert.Equal("row.units", Given.Fault($"account;units\n0123456789;{units}\n").Code);

    [Theory]
    [InlineData("18000000001")]
    [InlineData("1800000000011")]
    [InlineData("18000000000A")]
    [InlineData("1.8E+11")]
    public void A_person_of_a_depository_register_has_twelve_digits(string person) =>
        Assert.Equal("row.person", Given.Fault($"证券账户号码,一码通账户号码,持有数量,序号\n0123456789,{person},1,1\n").Code);

    [Fact]
    public void An_account_twice_names_both_lines()
    {
        var fault = Given.Fault("account,units\n0123456789,1\n0123456780,1\n０123456789,1\n");

        Assert.Equal(("4", "2", "0123456789"), (fault.Detail("line"), fault.Detail("first"), fault.Detail("read")));
    }

    [Fact]
    public void Accounts_that_differ_in_case_are_two() =>
        Assert.Equal(2, Given.Read("account,units\nA123456789,1\na123456789,1\n").Count);

    [Theory]
    [InlineData("account,units\n0123456789,1\n", 2, null)]
    [InlineData("account,units\n0123456789,1\n", null, 2)]
    public void Expected_totals_must_agree(string text, int? units, int? holders)
    {
        var fault = Given.Fault(text, new RegisterOptions("r", ExpectUnits: units, ExpectHolders: holders));

        Assert.Equal((units is null ? "register.total-accounts" : "register.total-units", "1", "2"),
            (fault.Code, fault.Detail("read"), fault.Detail("expected")));
    }

    [Fact]
    public void A_column_name_that_is_not_known_is_answered_with_the_layouts_there_are()
    {
        foreach (var text in new[] { "account,units,colour\n0123456789,1,red\n", "x,y\n1,2\n", "account,name\n0123456789,n\n" })
        {
            var problem = Given.Refuse(text);

            Assert.Equal(2, problem.Kind.ExitCode);
            Assert.All(RegisterLayouts.All, layout => Assert.Contains(layout.Name, problem.Message(chinese: true)));
        }
    }

    [Fact]
    public void A_layout_that_is_named_is_the_only_one_tried()
    {
        var text = "证券账户号码,持有数量\n0123456789,1\n";

        Assert.Equal("szse-t1", Given.Read(text, new RegisterOptions("r", Layout: "szse-t1")).Layout);
        Assert.Equal("file.unknown-column", Given.Refuse(text, new RegisterOptions("r", Layout: "szse-bondholder")).Code);
    }

    [Fact]
    public void Faults_beyond_the_limit_are_counted_and_not_described()
    {
        var rows = string.Concat(Enumerable.Repeat("x,1\n", Limits.MaxFaultsListed + 1));

        var problem = Given.Refuse("account,units\n" + rows);

        Assert.Equal(($"{Limits.MaxFaultsListed + 1}", $"{Limits.MaxFaultsListed}"), (problem.Detail("count"), problem.Detail("shown")));
        Assert.Equal(Limits.MaxFaultsListed, problem.Parts.Length);
    }

    [Fact]
    public void One_fault_in_every_row_does_not_hide_the_first_hundred_of_another_kind()
    {
        var rows = string.Concat(Enumerable.Repeat("x,1\n", Limits.MaxFaultsListed)) + string.Concat(Enumerable.Repeat("x,-1\n", Limits.MaxFaultsShown + 1));

        var problem = Given.Refuse("account,units\n" + rows);

        Assert.Equal(Limits.MaxFaultsShown, problem.Parts.Count(part => part.Code == "row.units"));
        Assert.Equal($"row.account {Limits.MaxFaultsListed + Limits.MaxFaultsShown + 1}, row.units {Limits.MaxFaultsShown + 1}", problem.Detail("kinds"));
    }

    [Fact]
    public void Every_bad_row_is_in_the_rejects_however_many_and_also_those_found_out_by_a_control_total()
    {
        using var folder = new TemporaryFolder();
        var many = Given.Utf8("account,units\n" + string.Concat(Enumerable.Repeat("x,1\n", Limits.MaxFaultsListed + 5)) + "总户数：1\n");
        var late = Given.Utf8("证券账户号码,持有金额（元）\n0123456789,1050\n0123456780,950\n0123456781,100\n证券总数量：21\n");

        Assert.Equal(Limits.MaxFaultsListed + 6, Given.Rejects(folder["many.csv"], many, new RegisterOptions("r.csv"), chinese: false).Value);
        Assert.Equal(2, Given.Rejects(folder["late.csv"], late, new RegisterOptions("r.csv"), chinese: true).Value);

        var lines = File.ReadAllLines(folder["many.csv"]);
        Assert.Equal(Limits.MaxFaultsListed + 7, lines.Length);
        Assert.StartsWith(",\"register.total-accounts: ", lines[^1], StringComparison.Ordinal);
        Assert.Equal(["line", "2", "3"], File.ReadAllLines(folder["late.csv"]).Select(line => line.Split(',')[0]));
    }

    [Theory]
    [InlineData("account,units,name\n0123456789,1,a\n0123456780,1")]
    [InlineData("account,units,name\n0123456789,1,a\n01234567")]
    [InlineData("account,units,name\r\n0123456789,1,a\r\n0123456780,")]
    public void A_file_that_ends_inside_a_row_is_truncated(string text)
    {
        var problem = Given.Refuse(text);

        Assert.Equal(("file.truncated-row", 2, "3"), (problem.Code, problem.Kind.ExitCode, problem.Detail("line")));
    }

    [Fact]
    public void A_last_row_without_line_end_is_confirmed_by_a_control_total_alone()
    {
        var text = "account,units\n0123456789,12";

        Assert.True(Given.Read(text).IsEndUnconfirmed);
        Assert.False(Given.Read(text + "\n").IsEndUnconfirmed);
        Assert.False(Given.Read(text, new RegisterOptions("r", ExpectUnits: 12)).IsEndUnconfirmed);
        Assert.False(Given.Read(text + "\n总户数：1").IsEndUnconfirmed);
        Assert.False(Given.Read(Given.In("utf-16le", text + "\r\n")).IsEndUnconfirmed);
        Assert.True(Given.Read(Given.In("utf-16be", text)).IsEndUnconfirmed);
    }

    [Fact]
    public void A_header_may_stand_in_record_50_and_no_later()
    {
        var titles = string.Concat(Enumerable.Repeat("title\n", Limits.MaxHeaderLine - 1));

        Assert.Equal(50, Given.Read(titles + "account,units\n0123456789,1\n").HeaderLine);
        Assert.Equal("file.no-layout", Given.Refuse("title\n" + titles + "account,units\n0123456789,1\n").Code);
    }

    [Fact]
    public void Rejected_rows_are_written_with_line_and_reason_for_the_owner_alone()
    {
        using var folder = new TemporaryFolder();
        var bytes = Given.In("gb18030", "证券账户号码;数量;姓名\n0123456789;1;张三\n123;x;\"=HYPERLINK(\"\"a\"\")\"\n0123456780;2;李四\n");

        var failed = Given.Rejects(folder["rejects.csv"], bytes, new RegisterOptions("r.csv"), chinese: false).Problem;

        Assert.Null(failed);
        var lines = File.ReadAllLines(folder["rejects.csv"]);
        Assert.Equal(2, lines.Length);
        Assert.Equal("line,reason,证券账户号码,数量,姓名", lines[0]);
        Assert.StartsWith("3,\"row.account-zeros: ", lines[1], StringComparison.Ordinal);
        Assert.Contains(" | row.units: ", lines[1], StringComparison.Ordinal);
        Assert.EndsWith(",123,x,\"'=HYPERLINK(\"\"a\"\")\"", lines[1], StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder["rejects.csv"]));
    }
}
