namespace BondResolution.Cli.Tests.Rules;

/// <summary>Mistakes that clerks make, and what they read: what, where, what to do, in both languages.</summary>
public sealed class ClerksMistakesTests(SmallLedger small) : IClassFixture<SmallLedger>
{
    /// <summary>A command that cannot be read, and what is told in English and in Chinese.</summary>
    public static TheoryData<string, string, string> Unread => new()
    {
        { "{“do”:“case.warn”}", "character 2 is “, a Chinese quotation mark; type the straight one, \"", "第 2 个字符是中文引号 “；请改用英文直引号 \"" },
        { """{"do":"case.warn"，"on":"2024-06-15"}""", "character 18 is ，, a Chinese sign; type ,", "第 18 个字符是中文标点 ，；请改用英文 ," },
        { """{"do":"case.warn","on":"2024-06-15",}""", "before } is a comma too many; take it out", "之前多了一个逗号；请删除" },
        { """{"do":"case.warn" "on":"2024-06-15"}""", "before \" a comma is missing", "之前缺少逗号" },
        { "{do:case.warn}", "a name has no quotation marks; on a command line put the whole command in single ones", "名称没有引号" },
        { "{'do':'case.warn'}", "character 2 is a single quotation mark", "第 2 个字符是单引号" },
        { """{"do":"case.warn""", "it ends too early", "过早结束" },
        { """{"do":"case.warn","do":"case.warn"}""", "the field do stands twice", "字段 do 出现两次" },
        { """{"do":"units.freeze","account":0199000001}""", "a number begins with 0; an account, a code or a date is a text", "数字以 0 开头" },
        { """{"do":"case.warn"}{"do":"case.warn"}""", "a second command begins", "开始了第二条命令" },
        { "case.jsonl", "'case.jsonl' is the name of a file, and a command was expected. For the commands in a file type: bondres do - < FILE", "“case.jsonl”是文件名" },
        { """{"do":"case.warn","on":"2024-06-31","by":"issuer","text":"t"}""", "there is no such day: 2024-06 has 30 days", "没有这一天：2024 年 6 月只有 30 天" },
        { """{"do":"case.warn","on":"2024/6/3","by":"issuer","text":"t"}""", "write it \"2024-06-03\"", "请写作 \"2024-06-03\"" },
        { """{"do":"case.warn","onn":"2024-06-15","by":"issuer","text":"t"}""", "the field on is missing. Write on in place of onn", "请将 onn 改为 on" },
    };

    [Theory]
    [MemberData(nameof(Unread))]
    public void What_cannot_be_read_is_told_with_its_place_and_what_to_type(string command, string english, string chinese)
    {
        var (told, inChinese) = (small.Bondres.Run("do", command), small.Bondres.Run("do", command, "--lang", "zh"));

        Assert.Contains(english, told.Stderr, StringComparison.Ordinal);
        Assert.Contains(chinese, inChinese.Stderr, StringComparison.Ordinal);
        Assert.Equal((2, 2), (told.ExitCode, inChinese.ExitCode));
        Assert.DoesNotContain("System.", told.Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_field_that_cannot_be_read_is_told_at_once()
    {
        var told = small.Bondres.Run("do", """{"do":"instalment.declare","on":"2024-07-30","no":"3","recordDat":"2024-07-25","paydate":"2024-08-01","schem":{}}""");

        Assert.Equal(("command.mistyped", 2), (told.ErrorCode, told.ExitCode));
        Assert.Contains("no is \"3\"; a whole number", told.Stderr, StringComparison.Ordinal);
        Assert.Contains("command.missing-field: instalment.declare: the field payDate is missing. Write payDate in place of paydate",
            told.Stderr, StringComparison.Ordinal);
        Assert.Contains("command.missing-field: instalment.declare: the field scheme is missing. Write scheme in place of schem",
            told.Stderr, StringComparison.Ordinal);
        Assert.Contains("command.unknown-field: instalment.declare: there is no field recordDat. Did you mean recordDate?", told.Stderr,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("exposure --as-of 2024-06-31", "--as-of is 2024-06-31; there is no such day")]
    [InlineData("register import register.csv --record-date 2024-06-31", "--record-date is 2024-06-31; there is no such day")]
    [InlineData("payout --instalment two", "--instalment is two; a whole number was expected")]
    [InlineData("law court-fee --amount 1.234", "--amount is 1.234; yuan with at most two decimals was expected")]
    public void An_option_is_called_as_it_is_typed(string words, string expected)
    {
        var told = small.Bondres.Run(words.Split(' '));

        Assert.Equal(("cli.arguments", 2), (told.ErrorCode, told.ExitCode));
        Assert.Contains(expected, told.Stderr, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("100")]
    [InlineData("100.0")]
    [InlineData("100.00")]
    public void Yuan_are_typed_as_people_write_them(string amount) =>
        Assert.Equal("50.00", small.Bondres.Json("law", "court-fee", "--amount", amount).At("fee"));

    [Fact]
    public void Equal_faults_are_one_line_with_their_count_and_hide_no_other()
    {
        using var bondres = small.Copy();
        bondres.Write("bad.csv", ["account,class,units,frozen", "0199000001,individual,5,9",
            .. Enumerable.Range(0, 54).Select(i => $"01990010{i:00},individual,many,0"), "12,individual,-1,x"]);

        var told = bondres.Run("register", "import", "bad.csv", "--record-date", "2024-12-31");

        Assert.Single(told.Stderr.Split('\n'), line => line.Contains("many", StringComparison.Ordinal));
        Assert.Contains("row.units: line 3–56 (54 rows), column units: ", told.Stderr, StringComparison.Ordinal);
        Assert.Contains("line 2", told.Stderr, StringComparison.Ordinal);
        // the last row: its account, its bonds and what is frozen, each told
        Assert.Equal(3, told.Stderr.Split('\n').Count(line => line.Contains("line 57", StringComparison.Ordinal)));
    }

    [Fact]
    public void All_columns_that_are_not_known_are_told_at_once()
    {
        using var bondres = small.Copy();
        bondres.Write("odd.csv", "account,units,colour,shape", "0199000001,5,red,round");

        Assert.Contains("columns 3, 4 are called \"colour\", \"shape\"",
            bondres.Run("register", "import", "odd.csv", "--record-date", "2024-12-31", "--layout", "plain").Stderr.Replace('“',
                '"').Replace('”', '"').Replace('\'', '"'), StringComparison.Ordinal);
    }

    [Fact]
    public void Where_a_case_must_be_named_those_there_are_told()
    {
        using var bondres = small.Copy();
        bondres.Run("do", """{"do":"case.open","on":"2018-06-01","code":"129009","name":"另一债","issuer":"i","trustee":"t","face":"100.00","issuedUnits":10,"issueDate":"2018-06-01","maturityDate":"2024-06-01","maturityPrice":"107.00"}""").Well();

        Assert.Contains("the ledger holds 2 (129001, 129009)", bondres.Run("exposure").Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public void A_correction_takes_a_sequence_and_a_refusal_names_commands_beside_sequences()
    {
        using var bondres = small.Copy();
        var events = bondres.Json("audit", "events").GetProperty("events").EnumerateArray().ToList();
        var warned = events.First(e => e.At("command") == "w1").Units("sequence");
        var declared = events.First(e => e.At("type") == "instalment.declared/1");

        Assert.Contains(", commands ", bondres.Run("do", $$"""{"do":"correct","on":"2024-08-01","reverses":{{declared.At("sequence")}},"reason":"r"}""").Stderr, StringComparison.Ordinal);
        bondres.Run("do", $$"""{"do":"correct","on":"2024-08-01","reverses":{{warned}},"reason":"never published either"}""").Well();
        Assert.Equal(("w1", "never published either"), (Last(bondres).At("payload.commandId"), Last(bondres).At("payload.reason")));
    }

    [Fact]
    public void What_is_refused_or_tried_leaves_no_ledger_where_there_was_none()
    {
        using var bondres = new Bondres();

        Assert.Equal("command.no-case", bondres.Run("do", """{"do":"case.warn","on":"2024-06-15","by":"issuer","text":"t"}""").ErrorCode);
        Assert.Equal("file.missing", bondres.Run("replay", "no-such-script.jsonl").ErrorCode);
        var tried = bondres.Run("replay", Bondres.CaseFolder("small"), "--dry-run").Well();

        Assert.Contains("nothing was recorded", tried.Stdout, StringComparison.Ordinal);
        Assert.False(Directory.Exists(bondres.LedgerFolder));
        bondres.RunWithInput(string.Join('\n', File.ReadLines(Path.Combine(Bondres.CaseFolder("small"), "case.jsonl")).Take(3)), "do",
            "-").Well();
        Assert.Equal("4040", bondres.Json("exposure", "--as-of", "2024-06-02").At("outstanding.units"));
    }

    private static System.Text.Json.JsonElement Last(Bondres bondres) => bondres.Json("audit", "events").GetProperty("events").EnumerateArray().Last();
}
