using BondResolution.Cli.Tests.Output;

namespace BondResolution.Cli.Tests.Rules;

/// <summary>Single commands: tried out, or from standard input.</summary>
public sealed class DoTests(SmallLedger small) : IClassFixture<SmallLedger>
{
    private const string Warn = """{"do":"case.warn","on":"2024-08-01","by":"trustee","text":"tried"}""";

    [Theory]
    [InlineData("case.warned/1", Warn)]
    [InlineData("register.opened/1", """{"do":"register.import","on":"2024-08-04","recordDate":"2024-08-03","file":"register-other.csv"}""")]
    [InlineData("holdings.payment-opened/1", """{"do":"instalment.pay","on":"2024-07-20","no":2}""", """{"do":"instalment.fund","on":"2024-07-20","no":2,"amount":"0.01"}""")]
    public async Task A_dry_run_shows_the_events_and_records_nothing_nowhere(string type, string command, string? first = null)
    {
        using var bondres = small.Copy();
        if (first is not null)
            bondres.Run("do", first).Well();
        var (before, vault) = (await bondres.HeadAsync(), bondres.Vault());

        var tried = bondres.Json("do", "--dry-run", command);

        Assert.Equal(("True", "False", type), (tried.At("dryRun"), tried.At("recorded"), tried.At("events[0].type")));
        Assert.Equal(before.Sequence, (await bondres.HeadAsync()).Sequence);
        Assert.Equal(vault, bondres.Vault());
        Assert.Equal(before.Sequence + 1, tried.Units("events[0].sequence"));
    }

    [Fact]
    public void A_dry_run_of_a_command_that_stands_says_so()
    {
        using var bondres = small.Copy();
        const string command = """{"do":"instalment.fund","on":"2024-07-20","no":2,"amount":"0.01"}""";
        bondres.Run("do", command).Well();

        var tried = bondres.Run("do", "--dry-run", command).Well().Stderr;

        Assert.Contains("warning command.again:", tried, StringComparison.Ordinal);
        Assert.Contains("dry run: nothing was recorded", tried, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_of_several_lines_lets_each_stand_on_the_ones_before()
    {
        using var bondres = small.Copy();
        var before = await bondres.HeadAsync();

        var tried = bondres.RunWithInput("""
            {"do":"instalment.fund","on":"2024-07-20","no":2,"amount":"0.01"}
            {"do":"instalment.pay","on":"2024-07-20","no":2}
            """, "do", "-", "--dry-run");

        Assert.Contains("holdings.payment-sealed/1", tried.Well().Stdout, StringComparison.Ordinal);
        Assert.Equal(before.Sequence, (await bondres.HeadAsync()).Sequence);
    }

    [Fact]
    public async Task A_dry_run_is_refused_as_the_command_would_be()
    {
        using var bondres = small.Copy();

        var tried = bondres.Run("do", "--dry-run", """{"do":"instalment.pay","on":"2024-07-20","no":2}""");

        Assert.Equal(("instalment.funds-short", 1), (tried.ErrorCode, tried.ExitCode));
        Assert.Equal(21, (await bondres.HeadAsync()).Sequence);
    }

    [Fact]
    public async Task Json_lines_on_standard_input_are_recorded_line_by_line_up_to_a_refused_one()
    {
        using var bondres = small.Copy();
        var before = await bondres.HeadAsync();

        var answer = bondres.RunWithInput($"// two good lines\n{Warn}\n\n{Warn}\n{{\"do\":\"no.such\",\"on\":\"2024-08-01\"}}\n{Warn}\n", "do", "-");

        Assert.Equal(("command.unknown", 2), (answer.ErrorCode, answer.ExitCode));
        Assert.Contains("line 5: ", answer.Stderr, StringComparison.Ordinal);
        Assert.Equal(before.Sequence + 2, (await bondres.HeadAsync()).Sequence);
    }

    [Fact]
    public void Exposure_for_programs_has_the_label_of_every_figure_beside_it()
    {
        var rows = CsvText.Rows(small.Bondres.Run("exposure", "--case", "129001", "--format", "csv").Well().Stdout);

        Assert.Equal(["figure", "value", "label"], rows[0]);
        Assert.Equal("assumed", rows.Single(row => row[0] == "investors.units")[2]);
        Assert.Equal(rows.Single(row => row[0] == "outstanding.units")[2], rows.Single(row => row[0] == "cancelled.units")[2]);
        Assert.NotEqual("", rows.Single(row => row[0] == "instalments[0].paid")[2]);
        Assert.Equal("", rows.Single(row => row[0] == "asKnown.sequence")[2]);
    }

    [Fact]
    public void What_is_written_to_a_file_is_said_with_its_count()
    {
        using var bondres = small.Copy();

        Assert.Equal("wrote events.jsonl: 21 events of the whole ledger\n", bondres.Run("export", "events", "--out", "events.jsonl").Well().Stderr);
        Assert.Equal("wrote proof.json: a proof of sequence 7\n", bondres.Run("audit", "prove", "7", "--out", "proof.json").Well().Stderr);
        Assert.StartsWith("已写入 receipt.json：账户 0199000001 的 ", bondres.Run("audit", "prove", "--account", "0199000001", "--out", "receipt.json", "--lang", "zh").Well().Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public void A_register_imported_on_the_command_line_says_its_source_and_label()
    {
        using var bondres = small.Copy();

        bondres.Run("register", "import", "register-other.csv", "--case", "129001", "--record-date", "2024-08-03", "--source", "depository, 2024-08-04", "--label", "reported").Well();

        var facts = bondres.Json("audit", "events", "--stream", "register-129001-2024-08-03");
        Assert.Equal(("depository, 2024-08-04", "reported"), (facts.At("events[0].source"), facts.At("events[0].label")));
    }

    [Fact]
    public async Task The_same_register_can_be_imported_again_behind_its_withdrawal()
    {
        // given: a case with a register and nothing that stands on it
        using var bondres = new Bondres();
        bondres.Run("replay", Bondres.CaseFolder("small"), "--stop-at", "4").Well();
        bondres.Run("do", """{"do":"register.withdraw","on":"2024-06-04","recordDate":"2024-06-03","reason":"to be sure"}""").Well();
        var file = Path.Combine(Bondres.CaseFolder("small"), "register.csv");

        // when
        bondres.Run("do", $$"""{"do":"register.import","on":"2024-06-05","recordDate":"2024-06-03","file":"{{file}}"}""").Well();

        // then: each bond once
        var exposure = bondres.Json("exposure", "--case", "129001");
        Assert.Equal((4040, 0, 4), (exposure.Units("investors.units"), exposure.Units("unallocated.units"), exposure.Units("investors.holders")));
        Assert.True((await bondres.HeadAsync()).Sequence > 0);
    }
}
