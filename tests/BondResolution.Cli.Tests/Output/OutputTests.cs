using BondResolution.Cli.Tests.Lingnan;

namespace BondResolution.Cli.Tests.Output;

/// <summary>What stands on which stream, in which language and form.</summary>
[Collection(LingnanLedger.Collection)]
public sealed class OutputTests(LingnanLedger lingnan)
{
    private const string Holder = "0399745066";
    private readonly Bondres _bondres = lingnan.Bondres;

    /// <summary>Every command that only reads.</summary>
    public static TheoryData<string> Reads =>
    [
        "exposure --case 128044", "exposure series --case 128044", $"holder show {Holder} --case 128044", "payout --case 128044 --instalment 1",
        "lawsuit show --case 128044", "audit events", "views status", "law court-fee --amount 225756746.10",
        "law interest --base 219958402.00 --rate 0.06 --from 2024-08-15 --to 2025-01-06 --count both --basis 365", "law allocate --fund 100.00 --weights 1,2,3"
    ];

    [Theory]
    [MemberData(nameof(Reads))]
    public void A_pipe_gets_results_without_colours_and_stderr_no_result(string words)
    {
        var answer = _bondres.Run(words.Split(' ')).Well();

        Assert.NotEqual("", answer.Stdout);
        Assert.DoesNotContain('\e', answer.Stdout + answer.Stderr);
        Assert.DoesNotContain('\r', answer.Stdout);
        if (!words.StartsWith("payout", StringComparison.Ordinal))
            Assert.Equal("", answer.Stderr);
        Assert.DoesNotContain(answer.Stdout.Split('\n'), l => l.EndsWith(' '));
    }

    [Theory]
    [MemberData(nameof(Reads))]
    public void Json_is_one_document_and_states_the_ledger_it_was_read_from(string words)
    {
        var json = _bondres.Json(words.Split(' '));

        if (words.Contains("--case", StringComparison.Ordinal))
            Assert.True(json.At("case") == "128044" && json.Units("asKnown.sequence") > 0 && json.At("asKnown.root").Length == 44 && json.At("asOf").Length == 10);
    }

    [Theory]
    [MemberData(nameof(Reads))]
    public void Csv_has_as_many_fields_in_every_row_as_in_its_header(string words)
    {
        var answer = _bondres.Run([.. words.Split(' '), "--format", "csv"]).Well();

        var rows = CsvText.Rows(answer.Stdout);
        Assert.True(rows.Count > 1);
        Assert.All(rows, r => Assert.Equal(rows[0].Count, r.Count));
        Assert.All(rows[0], name => Assert.Matches("^[a-zA-Z_]+$", name));
    }

    [Theory]
    [InlineData("exposure --case 128044", "风险敞口", "exposure")]
    [InlineData("exposure series --case 128044", "敞口变化", "series")]
    [InlineData("holder show 0399745066 --case 128044", "持有人", "holder")]
    [InlineData("lawsuit show --case 128044", "诉讼", "suits")]
    [InlineData("audit events", "事件", "events")]
    [InlineData("views status", "账本序号", "read models")]
    public void A_table_is_in_the_language_asked_for(string words, string chinese, string english)
    {
        Assert.Contains(chinese, _bondres.Run([.. words.Split(' '), "--lang", "zh"]).Well().Stdout, StringComparison.Ordinal);
        Assert.Contains(english, _bondres.Run([.. words.Split(' '), "--lang", "en"]).Well().Stdout, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("case.unknown", 1, "exposure --case 999999")]
    [InlineData("file.missing", 2, "replay no-such-folder")]
    [InlineData("cli.as-known", 2, "exposure --case 128044 --as-known 0x1")]
    public void An_error_begins_with_the_word_error_and_its_code_in_every_language(string code, int exit, string words)
    {
        var chinese = _bondres.Run([.. words.Split(' '), "--lang", "zh"]);
        var english = _bondres.Run([.. words.Split(' '), "--lang", "en"]);

        Assert.Equal((code, exit, ""), (chinese.ErrorCode, chinese.ExitCode, chinese.Stdout));
        Assert.Equal((code, exit, ""), (english.ErrorCode, english.ExitCode, english.Stdout));
        Assert.Contains(chinese.Stderr, c => c is >= '一' and <= '鿿');
        Assert.DoesNotContain(english.Stderr, c => c is >= '一' and <= '鿿');
    }

    [Fact]
    public void Help_is_printed_on_stdout_and_ends_well()
    {
        var help = _bondres.Run("--help").Well();

        foreach (var command in new[] { "replay", "do", "register", "exposure", "holder", "payout", "lawsuit", "law", "audit", "views" })
            Assert.Contains("  " + command, help.Stdout, StringComparison.Ordinal);
    }
}
