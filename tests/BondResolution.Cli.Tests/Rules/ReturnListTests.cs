namespace BondResolution.Cli.Tests.Rules;

/// <summary>Payments that came back (退票), in a file: recorded whole, once, and seen in the reports; or refused whole.</summary>
public sealed class ReturnListTests(SmallLedger small) : IClassFixture<SmallLedger>
{
    private const string On = "2024-07-12";

    [Fact]
    public async Task A_list_is_recorded_whole_and_once_under_whatever_name_and_seen_in_the_reports()
    {
        // given: 150 bonds paid to one account, 4 to another
        using var bondres = small.Copy();
        var before = await bondres.HeadAsync();
        var exposure = bondres.Json("exposure", "--as-of", "2024-07-31").GetProperty("instalments").GetRawText();
        bondres.Write("returns.csv", "证券账户号码,退票金额,退票原因", "0199000001,15000.00,账户已销户", "0199000002,400.00,户名不符", "总金额：,15400.00,");
        bondres.Write("copy.txt", "证券账户号码\t退票金额\t退票原因", "0199000001\t15000\t账户已销户", "0199000002\t400\t户名不符");

        // when: it is recorded, again, and once more from another place in another form
        bondres.Run("do", Return("returns.csv", ",\"expectAmount\":\"15400.00\",\"expectHolders\":2")).Well();
        var again = bondres.Json("do", Return("returns.csv", ",\"expectAmount\":\"15400.00\",\"expectHolders\":2"));
        var copy = bondres.Run("do", Return("copy.txt")).Well();

        // then
        Assert.Equal((before.Sequence + 2, "True"), ((await bondres.HeadAsync()).Sequence, again.At("again")));
        Assert.Contains("warning instalment.same-list: ", copy.Stderr, StringComparison.Ordinal);
        var holder = bondres.Json("holder", "show", "0199000001", "--as-of", "2024-07-31");
        Assert.Equal(("pay", "return", "15000.00"), (holder.At("payments[0].kind"), holder.At("payments[1].kind"), holder.At("payments[1].net")));
        Assert.Equal(before.Sequence + 1, holder.Units("payments[1].sequence"));
        Assert.Equal(exposure, bondres.Json("exposure", "--as-of", "2024-07-31").GetProperty("instalments").GetRawText());

        // and: it is paid again, and not once more
        bondres.Run("do", Return("returns.csv").Replace("instalment.return", "instalment.repay", StringComparison.Ordinal).Replace(On, "2024-07-15", StringComparison.Ordinal)).Well();
        var twice = bondres.Run("do", """{"do":"instalment.repay","on":"2024-07-16","no":1,"account":"0199000001","amount":"0.01","reason":"r"}""");
        Assert.Equal(("instalment.repay-too-much", 1), (twice.ErrorCode, twice.ExitCode));
    }

    [Fact]
    public void The_lines_passed_over_are_told_by_a_command_and_by_a_script_that_brings_the_list()
    {
        using var bondres = small.Copy();
        bondres.Write("returns.csv", "退票清单", "证券账户号码,退票金额,退票原因", "0199000001,15000.00,账户已销户", "合计：人民币15000.00元,,", "制表人：王某,,");
        bondres.Write("script.jsonl", Return("returns.csv"));

        var told = bondres.Run("do", "--dry-run", Return("returns.csv")).Well();
        var json = bondres.Json("do", "--dry-run", Return("returns.csv"));
        var replayed = bondres.Json("replay", "script.jsonl");

        Assert.Contains("line passed over", told.Stdout, StringComparison.Ordinal);
        Assert.Equal(("3", "title", "total", "note"), (json.At("passedOverCount"), json.At("passedOver[0].why"), json.At("passedOver[1].why"), json.At("passedOver[2].why")));
        Assert.Equal(("1", "3", "4"), (replayed.At("passedOver[0].line"), replayed.At("passedOver[0].count"), replayed.At("passedOver[0].listed[1].line")));
    }

    [Theory]
    [InlineData("en", "line 3: 400.01 cannot be returned by account 0199000002: instalment 1 has 400.00 standing as paid to it")]
    [InlineData("zh", "第 3 行：账户 0199000002 不能退回 400.01：第 1 期对其已付 400.00")]
    public async Task A_list_with_a_row_that_cannot_stand_records_nothing_and_names_every_such_row(string lang, string expected)
    {
        using var bondres = small.Copy();
        var before = await bondres.HeadAsync();
        bondres.Write("returns.csv", "account,amount,reason", "0199000001,15000.00,closed", "0199000002,400.01,closed", "0199999999,1.00,closed");

        var refused = bondres.Run("do", Return("returns.csv"), "--lang", lang);

        Assert.Equal(("instalment.bad-returns", 1), (refused.ErrorCode, refused.ExitCode));
        Assert.Contains(expected, refused.Stderr, StringComparison.Ordinal);
        Assert.Contains("0199999999", refused.Stderr, StringComparison.Ordinal);
        Assert.Equal(before.Sequence, (await bondres.HeadAsync()).Sequence);
    }

    [Fact]
    public async Task The_bad_rows_of_a_list_are_given_back_to_whoever_asks_by_a_command_or_a_script()
    {
        using var bondres = small.Copy();
        var before = await bondres.HeadAsync();
        bondres.Write("returns.csv", "account,amount,reason", "0199000001,15000.00,closed", "0199000002,400.01,closed");
        bondres.Write("votes.csv", "account,vote", "0199000001,agree", "0199999999,agree", "0899900001,agree");
        bondres.Write("script.jsonl", """{"do":"buyback.tender","case":"129001","on":"2024-06-13","offer":"S1","file":"votes.csv"}""");

        var done = bondres.Run("do", Return("returns.csv"), "--rejects", "rejects.csv", "--format", "json");
        var replayed = bondres.Run("replay", "script.jsonl", "--rejects", "votes-rejected.csv", "--lang", "zh");

        Assert.Equal(("rejects.csv", 1), (done.Json.At("error.rejects.file"), done.Json.Units("error.rejects.rows")));
        Assert.Contains("rejects: rejects.csv, 1 row with the reasons", done.Stderr, StringComparison.Ordinal);
        var lines = File.ReadAllLines(Path.Combine(bondres.Home, "rejects.csv"));
        Assert.Equal(("line,reason,account,amount,reason", 2), (lines[0], lines.Length));
        Assert.Matches("^3,.*instalment.return-too-much: line 3: .*,0199000002,400.01,closed$", lines[1]);
        Assert.Equal("buyback.bad-tenders", replayed.ErrorCode);
        Assert.Contains("错误行已写入 votes-rejected.csv：2 行", replayed.Stderr, StringComparison.Ordinal);
        Assert.Equal(["line", "3", "4"], File.ReadAllLines(Path.Combine(bondres.Home, "votes-rejected.csv")).Select(line => line.Split(',')[0]));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(bondres.Home, "votes-rejected.csv")));
        Assert.Equal(before.Sequence, (await bondres.HeadAsync()).Sequence);

        // A refusal that is none of rows gives nothing back.
        Assert.DoesNotContain("rejects", bondres.Run("do", Return("none.csv"), "--rejects", "none-rejected.csv").Stderr, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(bondres.Home, "none-rejected.csv")));
    }

    private static string Return(string file, string more = "") => $$"""{"do":"instalment.return","on":"{{On}}","no":1,"file":"{{file}}"{{more}}}""";
}
