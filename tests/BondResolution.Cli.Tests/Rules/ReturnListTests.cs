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

    private static string Return(string file, string more = "") => $$"""{"do":"instalment.return","on":"{{On}}","no":1,"file":"{{file}}"{{more}}}""";
}
