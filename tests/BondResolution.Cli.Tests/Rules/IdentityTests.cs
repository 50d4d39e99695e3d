using BondResolution.Views.Reports;
using Xunit.Abstractions;

namespace BondResolution.Cli.Tests.Rules;

/// <summary>What the exposure report promises at every date and every sequence from the default on.</summary>
public sealed class IdentityTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("lingnan")]
    [InlineData("tender")]
    [InlineData("suit")]
    public async Task What_was_owed_at_default_is_owed_still_or_accounted_for_at_every_date_and_every_sequence(string name)
    {
        await using var watch = new ScriptWatch(name);
        var answers = new Dictionary<(long Sequence, DateOnly AsOf), string>();
        var checks = 0;

        // given: the script, line by line; when asked behind every line as of every date; then the identity holds
        await watch.RunAsync(async (line, sequence) =>
        {
            foreach (var date in watch.Dates)
            {
                if (await watch.ExposureAsync(date, sequence) is not { AtDefault: not null } report)
                    continue;
                Hold(report, $"line {line}, as of {date:yyyy-MM-dd}");
                answers[(sequence, date)] = ScriptWatch.Text(report);
                checks++;
            }
        });

        // when asked behind the last line as known at every sequence; then it holds, and behind a line the answer is what it was then
        var last = answers.Keys.Max(k => k.Sequence);
        DateOnly[] ends = [watch.Dates[0], watch.Dates[^1]];
        for (var sequence = 1L; sequence <= last; sequence++)
        {
            foreach (var date in name == "lingnan" ? ends : watch.Dates)
            {
                if (await watch.ExposureAsync(date, sequence) is not { AtDefault: not null } report)
                    continue;
                Hold(report, $"as known at {sequence}, as of {date:yyyy-MM-dd}");
                if (answers.TryGetValue((sequence, date), out var then))
                    Assert.Equal(then, ScriptWatch.Text(report));
                checks++;
            }
        }

        output.WriteLine($"{checks} reports over {watch.Dates.Count} dates and {last} sequences");
        Assert.True(checks > 500, $"{checks} reports are too few to say anything");
    }

    [Fact]
    public void Every_figure_computed_by_hand_for_the_issuers_own_tender_is_met()
    {
        using var bondres = new Bondres();

        var replay = bondres.Run("replay", Bondres.CaseFolder("tender"));

        Assert.Equal("", string.Join('\n', replay.Stdout.Split('\n').Where(l => l.Contains('✗', StringComparison.Ordinal))));
        Assert.True(replay.Well().Stdout.Count(c => c == '✓') > 80);
        Assert.Contains("warning transfer.judicial-frozen: line ", replay.Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_figure_computed_by_hand_for_the_course_of_a_suit_is_met()
    {
        using var bondres = new Bondres();

        var replay = bondres.Run("replay", Bondres.CaseFolder("suit"));

        Assert.Equal("", string.Join('\n', replay.Stdout.Split('\n').Where(l => l.Contains('✗', StringComparison.Ordinal))));
        Assert.True(replay.Well().Stdout.Count(c => c == '✓') > 60);
        Assert.Contains("warning lawsuit.deferral-decided-late: line ", replay.Stderr, StringComparison.Ordinal);
        Assert.Contains("warning lawsuit.surplus: line ", replay.Stderr, StringComparison.Ordinal);
    }

    private static void Hold(ExposureReport report, string where)
    {
        var (owed, lost) = (report.Outstanding, report.Cancelled);
        Assert.True(report.AtDefault!.Units == owed.Units + lost.Units, $"{where}: at default {report.AtDefault.Units}, outstanding {owed.Units}, cancelled {lost.Units}");
        Assert.True(owed.Units == report.Investors.Units + report.Purchasers.Units + report.Unallocated.Units,
            $"{where}: outstanding {owed.Units}, investors {report.Investors.Units}, purchasers {report.Purchasers.Units}, unallocated {report.Unallocated.Units}");
        Assert.True(report.AtDefault.Principal == owed.Principal!.Value + report.Repaid.Amount,
            $"{where}: at default {report.AtDefault.Principal}, outstanding {owed.Principal}, repaid {report.Repaid.Amount}");
        Assert.Equal(lost.Units, lost.Instalments + lost.Tender + lost.Recoveries);
        Assert.True(report.Deferred.Units <= owed.Units && report.Investors.Units >= 0 && report.Purchasers.Units >= 0, where);
    }
}
