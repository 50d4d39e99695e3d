namespace BondResolution.Cli.Tests.Rules;

/// <summary>Who recorded what and when, what was taken back and why, and what changed between two states as known.</summary>
public sealed class AuditListTests(SmallLedger small) : IClassFixture<SmallLedger>
{
    [Fact]
    public void Events_say_who_when_what_and_by_what_they_were_taken_back()
    {
        var table = small.Bondres.Run("audit", "events").Well().Stdout;
        var events = small.Bondres.Json("audit", "events").GetProperty("events").EnumerateArray().ToList();
        var (wrong, reversal) = (events.First(e => e.At("command") == "w0"), events.First(e => e.At("command") == "c0"));

        Assert.Equal(reversal.At("sequence"), wrong.At("reversedBy"));
        Assert.All(events.Where(e => e.At("command") != "w0"), e => Assert.Equal("", e.At("reversedBy")));
        Assert.Contains("warned in error", table.Split('\n').Single(line => line.Contains(" w0 ", StringComparison.Ordinal)),
            StringComparison.Ordinal);
        Assert.All(events.Where(e => e.At("type") == "register.lines/2"), e => Assert.True(e.Units("lines") > 0));
        Assert.Contains("tester", table, StringComparison.Ordinal);
    }

    [Fact]
    public void The_register_of_corrections_has_reason_before_and_after()
    {
        var register = small.Bondres.Json("audit", "corrections");

        Assert.Equal(("1", "never published", "correct", "c0"), ($"{register.GetProperty("corrections").GetArrayLength()}",
            register.At("corrections[0].reason"), register.At("corrections[0].do"), register.At("corrections[0].command")));
        Assert.Equal(("w0", "warned in error"), (register.At("corrections[0].before.command"),
            register.At("corrections[0].before.content[0].payload.text")));
        Assert.Equal(("w1", "warned"), (register.At("corrections[0].after.command"),
            register.At("corrections[0].after.content[0].payload.text")));
        Assert.Equal(2, Output.CsvText.Rows(small.Bondres.Run("audit", "corrections", "--format", "csv").Well().Stdout).Count);
    }

    [Fact]
    public async Task What_changed_between_two_states_is_told_figure_by_figure_with_the_commands_between()
    {
        using var bondres = small.Copy();
        var before = (await bondres.HeadAsync()).Sequence;
        bondres.Run("do", """{"do":"instalment.fund","on":"2024-07-20","no":2,"amount":"0.01","source":"bank slip"}""").Well();
        bondres.Run("do", """{"do":"instalment.pay","on":"2024-07-20","no":2}""").Well();

        var diff = bondres.Json("exposure", "diff", "--from", $"{before}", "--as-of", "2024-07-31");

        var outstanding = diff.GetProperty("figures").EnumerateArray().Single(f => f.At("figure") == "outstanding.units");
        Assert.Equal(("3686", "3367", "-319"), (outstanding.At("from"), outstanding.At("to"), outstanding.At("difference")));
        var paid = diff.GetProperty("figures").EnumerateArray().Single(f => f.At("figure") == "instalments[1].cash");
        Assert.Equal(("0.00", "31900.00", "31900.00"), (paid.At("from"), paid.At("to"), paid.At("difference")));
        Assert.Equal(["instalment.fund", "instalment.pay"], diff.GetProperty("acts").EnumerateArray().Select(a => a.At("do")));
        Assert.Equal("0", $"{bondres.Json("exposure", "diff", "--from", $"{before}", "--to", $"{before}").GetProperty("figures").GetArrayLength()}");
        Assert.Equal("cli.as-known", bondres.Run("exposure", "diff", "--from", "9999").ErrorCode);
    }
}
