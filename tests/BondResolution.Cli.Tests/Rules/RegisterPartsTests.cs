namespace BondResolution.Cli.Tests.Rules;

/// <summary>A register in several files, from the command line: what is typed, what is told, and what a script says of the same.</summary>
public sealed class RegisterPartsTests : IDisposable
{
    private static readonly string[] Of = ["--case", "123456", "--record-date", "2024-03-01"];

    private readonly Bondres _bondres = new();

    public RegisterPartsTests()
    {
        _bondres.Run("do", """{"do":"case.open","on":"2020-03-01","code":"123456","name":"N","issuer":"I","trustee":"T","face":"100.00","issuedUnits":2000,"issueDate":"2020-03-01","maturityDate":"2024-03-01","maturityPrice":"106.00"}""").Well();
        _bondres.Run("do", """{"do":"case.default","on":"2024-03-01","case":"123456","units":1000,"principal":"100000.00","interest":"0.00"}""").Well();
        _bondres.Write("a.csv", "account,person,name,units", "0100000001,P1,张三,100", "0100000002,P2,李四,200");
        _bondres.Write("b.csv", "证券账户号码;持有人名称;持有数量", "0600000003;王五;300", "0600000004;赵六;400", "合计;;1000");
    }

    public void Dispose() => _bondres.Dispose();

    [Fact]
    public void Several_files_are_told_one_by_one_and_together_and_explained_by_part_and_line()
    {
        var dry = _bondres.Json(["register", "import", "a.csv", "b.csv", .. Of, "--dry-run"]);
        Assert.Equal(("a.csv", "0", "b.csv", "3", "700"),
            (dry.At("parts[0].file"), dry.At("parts[0].linesBefore"), dry.At("parts[1].file"), dry.At("parts[1].linesBefore"), dry.At("parts[1].units")));
        Assert.Equal((1000L, 4L), (dry.Units("units"), dry.Units("accounts")));

        var told = _bondres.Run(["register", "import", "a.csv", "b.csv", .. Of]).Well().Stdout;
        Assert.Matches("(?s)part 1: a.csv.*part 2: b.csv.*all parts.*accounts +4", told);

        var explained = _bondres.Json("explain", "--case", "123456", "holder[0600000004].units");
        Assert.Equal(("2", "3"), (explained.At("steps[0].part"), explained.At("steps[0].line")));
        Assert.Contains("line 3 of part 2 (", _bondres.Run("explain", "--case", "123456", "holder[0600000004].units").Stdout, StringComparison.Ordinal);
        Assert.Contains("第 1 部分（", _bondres.Run("explain", "--case", "123456", "holder[0100000001].units", "--lang", "zh").Stdout, StringComparison.Ordinal);
    }

    [Fact]
    public void A_script_names_the_files_relative_to_itself_and_adds_nothing_the_second_time()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_bondres.Home, "case")).FullName;
        foreach (var file in new[] { "a.csv", "b.csv" })
            File.Move(Path.Combine(_bondres.Home, file), Path.Combine(folder, file));
        File.WriteAllText(Path.Combine(folder, "case.jsonl"), """{"do":"register.import","on":"2024-03-01","case":"123456","recordDate":"2024-03-01","file":["a.csv","b.csv"]}""" + "\n");
        Assert.Equal("4", _bondres.Json("replay", "case").At("events"));
        Assert.Equal("0", _bondres.Json("replay", "case").At("events"));
        _bondres.Run("audit", "verify").Well();
    }

    [Fact]
    public void The_commands_that_a_refusal_gives_are_those_to_type()
    {
        _bondres.Run(["register", "import", "a.csv", .. Of]).Well();
        var refused = _bondres.Run(["register", "import", "a.csv", "b.csv", .. Of]);
        Assert.Equal(("register.part-stands", 1), (refused.ErrorCode, refused.ExitCode));
        const string Withdraw = """{"do":"register.withdraw","on":"2024-03-01","case":"123456","recordDate":"2024-03-01","reason":"one part of several"}""";
        Assert.Contains($"bondres do '{Withdraw}'; bondres register import a.csv b.csv --case 123456 --record-date 2024-03-01", refused.Stderr, StringComparison.Ordinal);
        _bondres.Run("do", Withdraw).Well();
        Assert.DoesNotContain("warning", _bondres.Run(["register", "import", "a.csv", "b.csv", .. Of]).Well().Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public void Rejects_of_several_files_go_to_a_file_that_is_none_of_them()
    {
        _bondres.Write("c.csv", "account,units", "0100000001,1", "0600000009,x");
        foreach (var input in new[] { "a.csv", "c.csv" })
            Assert.Equal("file.output-is-input", _bondres.Run(["register", "import", "a.csv", "c.csv", .. Of, "--rejects", input, "--force"]).ErrorCode);

        var refused = _bondres.Run(["register", "import", "a.csv", "c.csv", .. Of, "--rejects", "bad.csv"]);

        Assert.Equal(("register.faulty", 1), (refused.ErrorCode, refused.ExitCode));
        Assert.Contains("part 2 (c.csv): line 2, column account: account 0100000001 stands in line 2 of a.csv already", refused.Stderr, StringComparison.Ordinal);
        var rows = File.ReadAllLines(Path.Combine(_bondres.Home, "bad.csv"));
        Assert.Equal(["c.csv,2", "c.csv,3"], rows[1..].Select(row => row[..7]));
    }

    [Fact]
    public void A_payment_is_computed_straight_from_several_files()
    {
        const string Scheme = """{"type":"one-per","per":10,"rounding":"ceiling"}""";
        foreach (var register in new[] { new[] { "--register", "a.csv", "b.csv" }, ["--register", "a.csv", "--register", "b.csv"] })
            Assert.Equal("1000", _bondres.Json(["payout", "compute", .. register, "--scheme", Scheme]).At("totals.units"));
        Assert.Equal("file.output-is-input", _bondres.Run("payout", "compute", "--register", "a.csv", "b.csv", "--scheme", Scheme, "--out", "b.csv").ErrorCode);
        Assert.Equal("register.part-twice", _bondres.Run("payout", "compute", "--register", "a.csv", "a.csv", "--scheme", Scheme).ErrorCode);
        Assert.Equal("command.mistyped", _bondres.Run("payout", "compute", "--register", "a.csv", "--scheme", Scheme, "--sheet", "x", "--sheet", "y").ErrorCode);
    }
}
