namespace BondResolution.Cli.Tests.Rules;

/// <summary>What cannot be read or breaks a rule: a stable code, where it stands, what was expected, the exit code, and nothing recorded.</summary>
public sealed class RefusalTests(SmallLedger small) : IClassFixture<SmallLedger>
{
    /// <summary>Code, exit code, a part of what is said to have been read or expected, the line.</summary>
    public static TheoryData<string, int, string, string> Lines => new()
    {
        { "command.not-json", 2, "ends too early, after 18 characters", """{"do":"case.warn",""" },
        { "command.not-json", 2, "a list was found", "[1]" },
        { "command.unknown", 2, "no command case.close", """{"do":"case.close","on":"2024-07-01"}""" },
        { "command.missing-field", 2, "the field text is missing", """{"do":"case.warn","on":"2024-07-01","by":"issuer"}""" },
        { "command.missing-field", 2, "the field on is missing", """{"do":"case.warn","by":"issuer","text":"t"}""" },
        { "command.unknown-field", 2, "there is no field texts", """{"do":"case.warn","on":"2024-07-01","by":"issuer","text":"t","texts":"t"}""" },
        { "command.mistyped", 2, "there is no such day: 2024-02 has 29 days", """{"do":"case.warn","on":"2024-02-30","by":"issuer","text":"t"}""" },
        { "command.mistyped", 2, "exactly two decimals", """{"do":"instalment.fund","on":"2024-07-19","no":2,"amount":"1.5"}""" },
        { "command.mistyped", 2, "exactly two decimals", """{"do":"instalment.fund","on":"2024-07-19","no":2,"amount":1.50}""" },
        { "command.mistyped", 2, "one of issuer, trustee", """{"do":"case.warn","on":"2024-07-01","by":"court","text":"t"}""" },
        { "command.mistyped", 2, "label", """{"do":"case.warn","on":"2024-07-01","by":"issuer","text":"t","label":"guessed"}""" },
        { "buyback.above-cap", 1, "the cap leaves 1000", """{"do":"buyback.buy","on":"2024-06-21","offer":"S1","account":"0199000001","units":1001}""" },
        { "buyback.above-eligible", 1, "only 0 can be bought", """{"do":"buyback.buy","on":"2024-06-21","offer":"S1","account":"0299000003","units":1}""" },
        { "buyback.declined", 1, "answered oppose", """{"do":"buyback.buy","on":"2024-06-21","offer":"S1","account":"0199000002","units":1}""" },
        { "buyback.nothing-held", 1, "held no bonds", """{"do":"buyback.tender","on":"2024-06-12","offer":"S1","account":"0199999999","vote":"agree"}""" },
        { "buyback.outside-window", 1, "2024-06-10 to 2024-06-20", """{"do":"buyback.tender","on":"2024-06-21","offer":"S1","account":"0199000001","vote":"agree"}""" },
        { "register.already-imported", 1, "2024-06-03", """{"do":"register.import","on":"2024-06-04","recordDate":"2024-06-03","file":"register-other.csv"}""" },
        { "register.faulty", 1, "4041", """{"do":"register.import","on":"2024-07-04","recordDate":"2024-07-03","file":"register.csv","expectUnits":4041}""" },
        { "instalment.not-declared", 1, "3", """{"do":"instalment.pay","on":"2024-08-10","no":3}""" },
        { "freeze.unknown", 1, "0199000001", """{"do":"units.release","on":"2024-08-10","account":"0199000001","number":"never","units":1}""" },
        { "case.already-defaulted", 1, "2024-06-01", """{"do":"case.default","on":"2024-06-02","units":4040,"principal":"404000.00","interest":"0.00"}""" },
        { "correct.is-reversal", 1, "c0", """{"do":"correct","on":"2024-08-10","reverses":"c0","reason":"r"}""" },
        { "correct.already-reversed", 1, "w0", """{"do":"correct","on":"2024-08-10","reverses":"w0","reason":"r"}""" },
        { "correct.unknown-command", 1, "nothing", """{"do":"correct","on":"2024-08-10","reverses":"nothing","reason":"r"}""" },
        { "command.id-reused", 1, "w1", """{"do":"case.warn","on":"2024-06-15","by":"issuer","text":"other","id":"w1","label":"assumed"}""" },
        { "instalment.funds-short", 1, "31901.60", """{"do":"instalment.pay","on":"2024-07-20","no":2}""" },
        { "instalment.already-paid", 1, "1", """{"do":"instalment.pay","on":"2024-07-11","no":1}""" },
        { "holdings.behind-paid", 1, "2024-07-10", """{"do":"units.transfer","on":"2024-07-01","from":"0199000001","to":"0199000002","units":1,"reason":"gift"}""" },
        { "transfer.frozen", 1, "0299000003", """{"do":"units.transfer","on":"2024-08-01","from":"0299000003","to":"0199000002","units":1,"reason":"gift"}""" },
        { "case.unknown", 1, "999999", """{"do":"case.warn","on":"2024-07-01","case":"999999","by":"issuer","text":"t"}""" },
        { "file.missing", 2, "no-such.csv", """{"do":"register.import","on":"2024-07-04","recordDate":"2024-07-03","file":"no-such.csv"}""" }
    };

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task A_refused_line_stops_the_replay_with_its_number_and_records_nothing(string code, int exit, string told, string line)
    {
        using var bondres = small.Copy();
        var before = await bondres.HeadAsync();
        var script = bondres.Write("script.jsonl", "// given a comment", "", line, """{"do":"case.warn","on":"2024-09-01","case":"129001","by":"other","text":"not reached"}""");

        var answer = bondres.Run("replay", script, "--format", "json");

        Assert.Equal((code, exit), (answer.ErrorCode, answer.ExitCode));
        var error = answer.Json.GetProperty("error");
        Assert.Equal(code, error.At("code"));
        Assert.StartsWith("line 3: ", error.At("message"), StringComparison.Ordinal);
        Assert.Contains(told, error.GetRawText(), StringComparison.Ordinal);
        Assert.Equal($"error {code}: {error.At("message")}", answer.Stderr.Split('\n').First(l => l.StartsWith("error", StringComparison.Ordinal)));
        Assert.True(error.TryGetProperty("details", out _));
        Assert.Equal(before.Sequence, (await bondres.HeadAsync()).Sequence);
    }

    [Theory]
    [InlineData("instalment.funds-short", 1, """{"do":"instalment.pay","on":"2024-07-20","no":2}""")]
    [InlineData("command.unknown", 2, """{"do":"case.close","on":"2024-07-01"}""")]
    [InlineData("file.missing", 2, """{"do":"register.import","on":"2024-07-04","recordDate":"2024-07-03","file":"no-such.csv"}""")]
    public async Task A_refused_command_answers_one_error_object_and_records_nothing(string code, int exit, string line)
    {
        using var bondres = small.Copy();
        var before = await bondres.HeadAsync();

        var answer = bondres.Run("do", line, "--format", "json");

        Assert.Equal((code, exit, code), (answer.ErrorCode, answer.ExitCode, answer.Json.At("error.code")));
        Assert.Equal(before.Sequence, (await bondres.HeadAsync()).Sequence);
    }

    [Theory]
    [InlineData("not UTF-8 at byte 61", new byte[] { 0xD6, 0xD0 })]
    [InlineData("surrogate", new byte[] { (byte)'\\', (byte)'u', (byte)'d', (byte)'8', (byte)'0', (byte)'0' })]
    public async Task Text_that_is_no_text_is_refused_and_not_replaced(string told, byte[] bytes)
    {
        // given: a text in another encoding, or half a character, in a script and on standard input
        using var bondres = small.Copy();
        var before = await bondres.HeadAsync();
        byte[] line = [.. """{"do":"case.warn","on":"2024-07-01","by":"issuer","text":"t """u8, .. bytes, .. "\"}\n"u8];
        var script = Path.Combine(bondres.Home, "script.jsonl");
        File.WriteAllBytes(script, line);

        var replayed = bondres.Run("replay", script);
        var piped = bondres.RunWithInput(line, "do", "-");

        Assert.All([replayed, piped], a => Assert.Equal(("command.not-json", 2), (a.ErrorCode, a.ExitCode)));
        Assert.All([replayed, piped], a => Assert.Contains(told, a.Stderr, StringComparison.Ordinal));
        Assert.Equal(before.Sequence, (await bondres.HeadAsync()).Sequence);
    }

    [Fact]
    public async Task The_same_id_with_the_same_content_answers_the_same_and_records_nothing()
    {
        using var bondres = small.Copy();
        var before = await bondres.HeadAsync();

        var again = bondres.Json("do", """{"label":"assumed","id":"w1","text":"warned","by":"issuer","on":"2024-06-15","do":"case.warn"}""");

        Assert.Equal(("False", "True", "warned"), (again.At("recorded"), again.At("again"), again.At("events[0].payload.text")));
        Assert.Equal(before.Sequence, (await bondres.HeadAsync()).Sequence);
    }

    [Theory]
    [InlineData("register.csv")]
    [InlineData("register-renamed.csv")]
    public async Task The_same_bytes_under_any_name_are_recorded_once(string name)
    {
        using var bondres = small.Copy();
        var before = await bondres.HeadAsync();
        var file = Path.Combine(Bondres.CaseFolder("small"), name);

        var import = bondres.Run("register", "import", file, "--case", "129001", "--record-date", "2024-06-03");
        var line = bondres.Run("do", $$"""{"do":"register.import","on":"2024-06-09","case":"129001","recordDate":"2024-06-03","file":"{{file}}"}""");

        Assert.Equal((0, 0), (import.ExitCode, line.ExitCode));
        Assert.Contains("register.same", import.Stderr + line.Stderr, StringComparison.Ordinal);
        Assert.Equal(before.Sequence, (await bondres.HeadAsync()).Sequence);
    }

    [Fact]
    public void What_came_before_a_refused_line_stays()
    {
        using var bondres = small.Copy();
        var script = bondres.Write("script.jsonl",
            """{"do":"instalment.fund","on":"2024-07-20","no":2,"amount":"0.01"}""", """{"do":"instalment.pay","on":"2024-07-20","no":2}""", """{"do":"instalment.pay","on":"2024-07-20","no":2,"source":"twice"}""");

        var replay = bondres.Run("replay", script);

        Assert.Equal(("instalment.already-paid", 1), (replay.ErrorCode, replay.ExitCode));
        Assert.Equal("319", bondres.Json("exposure", "--case", "129001").At("instalments[1].paid"));
    }

    [Fact]
    public void An_expected_figure_that_is_not_met_ends_with_1_and_shows_both()
    {
        using var bondres = small.Copy();
        var script = bondres.Write("script.jsonl", """{"do":"expect","on":"2024-07-20","case":"129001","outstanding.units":3687,"no.such.figure":1}""");

        var replay = bondres.Run("replay", script, "--format", "json");

        Assert.Equal(("expect.not-met", 1), (replay.ErrorCode, replay.ExitCode));
        Assert.Equal(("3687", "3686", "False"), (replay.Json.At("expectations[0].expected"), replay.Json.At("expectations[0].actual"), replay.Json.At("expectations[0].isMet")));
        Assert.Equal("expect.not-met", replay.Json.At("error.code"));
    }

    [Theory]
    [InlineData("exposure")]
    [InlineData("holder", "show", "0199000001")]
    [InlineData("payout", "--instalment", "1")]
    [InlineData("audit", "verify")]
    [InlineData("explain", "outstanding.units")]
    [InlineData("views", "status")]
    [InlineData("export", "events")]
    [InlineData("register", "reconcile", "--case", "129001", "--record-date", "2024-06-03")]
    public void A_question_to_a_ledger_that_is_not_there_says_where_it_looked_and_makes_none(params string[] words)
    {
        using var bondres = new Bondres();

        var answer = bondres.Run(words);

        Assert.Equal(("store.no-ledger", 4, ""), (answer.ErrorCode, answer.ExitCode, answer.Stdout));
        Assert.Contains(bondres.LedgerFolder, answer.Stderr, StringComparison.Ordinal);
        Assert.False(Directory.Exists(bondres.LedgerFolder));
    }

    [Theory]
    [InlineData("there is no command 'expsure' (did you mean 'exposure'?). See", "en", "expsure")]
    [InlineData("没有命令“expsure”（是否想输入“exposure”？）。", "zh", "expsure")]
    [InlineData("there is no option '--as-off' (did you mean '--as-of'?)", "en", "exposure", "--as-off", "2025-01-27")]
    [InlineData("there is no option '--case' of 'bondres audit prove'; it works on the whole ledger: leave --case out; its options: --account, --out", "en", "audit", "prove", "--account", "A", "--case", "1")]
    [InlineData("there is no option '--on' of 'bondres register import'; its date is --record-date: type --record-date 2025-01-27 with your date", "en", "register", "import", "f.csv", "--on", "2025-01-27", "--record-date", "2025-01-27")]
    [InlineData("“bondres audit prove”没有选项“--case”；该命令针对整个账本，请去掉 --case", "zh", "audit", "prove", "--account", "A", "--case", "1")]
    [InlineData("or an account, as in bondres audit prove --account 0199407528", "en", "audit", "prove")]
    [InlineData("the field recordDate is missing. Write recordDate in place of recordDat, if that is meant", "en", "do", """{"do":"register.withdraw","on":"2024-06-12","recordDat":"2024-06-12","reason":"r"}""")]
    [InlineData("缺少字段 recordDate。如指该字段，请将 recordDat 改为 recordDate", "zh", "do", """{"do":"register.withdraw","on":"2024-06-12","recordDat":"2024-06-12","reason":"r"}""")]
    [InlineData("Write principal in place of principle", "en", "do", """{"do":"instalment.declare","on":"2024-06-12","no":9,"payDate":"2024-06-12","scheme":{"type":"per-unit","principle":"1","interest":"0"}}""")]
    [InlineData("its fields are: group, interest, principal, tax, type, unitPriceScale", "en", "do", """{"do":"instalment.declare","on":"2024-06-12","no":9,"payDate":"2024-06-12","scheme":{"type":"per-unit","principal":"1","interest":"0","colour":"red"}}""")]
    [InlineData("Type --ledger file:./bonds if the folder ./bonds is meant", "en", "exposure", "--ledger", "./bonds")]
    [InlineData("如指文件夹 ./bonds，请输入 --ledger file:./bonds", "zh", "exposure", "--ledger", "./bonds")]
    [InlineData("there is no command 'nothing'; there are: import, reconcile", "en", "register", "nothing")]
    [InlineData("nothing is expected where 'again' stands", "en", "replay", "folder", "again")]
    [InlineData("Did you mean buyback.tender?", "en", "do", """{"do":"buyback.tenders","on":"2024-06-12"}""")]
    [InlineData("是否想用 buyback.tender？", "zh", "do", """{"do":"buyback.tenders","on":"2024-06-12"}""")]
    [InlineData("--base is 1,000; yuan with at most two decimals was expected, here 1000.00", "en", "law", "interest", "--base", "1,000", "--rate", "0.06", "--from", "2024-08-15", "--to", "2025-01-06", "--count", "both", "--basis", "365")]
    [InlineData("--amount 为 1e3；应为至多两位小数的金额（元），例如 100.00", "zh", "law", "court-fee", "--amount", "1e3")]
    public void A_mistyped_word_is_told_with_the_one_that_was_meant(string told, string lang, params string[] words)
    {
        var answer = small.Bondres.Run([.. words, "--lang", lang]);

        Assert.Equal(2, answer.ExitCode);
        Assert.Contains(told, answer.Stderr, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cli.arguments", 2, "exposures")]
    [InlineData("cli.arguments", 2, "exposure", "--as-of", "2025-13-01", "--case", "129001")]
    [InlineData("cli.arguments", 2, "exposure", "--lang", "fr")]
    [InlineData("cli.arguments", 2, "exposure", "--format", "xml", "--format", "json")]
    [InlineData("cli.arguments", 2, "payout", "--case", "129001", "--instalment", "one")]
    [InlineData("cli.as-known", 2, "exposure", "--case", "129001", "--as-known", "999999")]
    [InlineData("store.unknown-kind", 2, "exposure", "--ledger", "ftp://somewhere")]
    [InlineData("file.missing", 2, "replay", "no-such-folder")]
    [InlineData("case.unknown", 1, "exposure", "--case", "999999")]
    [InlineData("case.not-yet", 1, "exposure", "--case", "129001", "--as-of", "2018-05-31")]
    [InlineData("instalment.not-paid", 1, "payout", "--case", "129001", "--instalment", "9")]
    [InlineData("holdings.unknown-account", 1, "holder", "show", "0199999999", "--case", "129001")]
    [InlineData("lawsuit.unknown", 1, "lawsuit", "show", "--case", "129001", "--suit", "9")]
    public void Words_that_cannot_be_read_end_with_2_and_questions_without_an_answer_with_1(string code, int exit, params string[] words)
    {
        var answer = small.Bondres.Run([.. words, "--format", "json"]);

        Assert.Equal((code, exit), (answer.ErrorCode, answer.ExitCode));
        Assert.Equal(code, answer.Json.At("error.code"));
    }
}
