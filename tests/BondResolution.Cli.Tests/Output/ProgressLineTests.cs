using BondResolution.Cli.Output;

namespace BondResolution.Cli.Tests.Output;

public sealed class ProgressLineTests
{
    private const string Away = "\r\u001b[K";

    private sealed class Clock : TimeProvider
    {
        public long Milliseconds { get; set; } = 1;

        public override long TimestampFrequency => 1000;

        public override long GetTimestamp() => Milliseconds;
    }

    [Fact]
    public void A_stage_that_is_done_within_a_second_draws_nothing()
    {
        var (clock, terminal) = (new Clock(), new StringWriter());
        var line = new ProgressLine(terminal, clock, chinese: false);

        line.Report("parse", 10, 100);
        clock.Milliseconds += 999;
        line.Report("parse", 90, 100);
        line.Report("parse", 100, 100);

        Assert.Equal("", terminal.ToString());
    }

    [Fact]
    public void A_longer_one_tells_how_far_it_is_how_fast_and_how_long_it_will_take_and_takes_itself_away()
    {
        var (clock, terminal) = (new Clock(), new StringWriter());
        var line = new ProgressLine(terminal, clock, chinese: false);

        line.Report("record", 0, 1_000_000);
        clock.Milliseconds += 2000;
        line.Report("record", 250_000, 1_000_000);
        clock.Milliseconds += 50;
        line.Report("record", 260_000, 1_000_000);
        line.Report("record", 1_000_000, 1_000_000);

        Assert.Equal($"{Away}record ██████░░░░░░░░░░░░░░░░░░ 25% 250,000 of 1,000,000 rows, 125,000 rows/s, 6 s left{Away}", terminal.ToString());
    }

    [Fact]
    public void Each_stage_has_a_second_of_its_own_and_speaks_the_language_of_the_run()
    {
        var (clock, terminal) = (new Clock(), new StringWriter());
        var line = new ProgressLine(terminal, clock, chinese: true);

        line.Report("parse", 1, 10);
        clock.Milliseconds += 5000;
        line.Report("record", 1, 10);
        clock.Milliseconds += 1000;
        line.Report("record", 5, 10);
        line.Clear();

        Assert.Equal($"{Away}record ████████████░░░░░░░░░░░░ 50% 5/10 行，每秒 5 行，还需 1 秒{Away}", terminal.ToString());
    }
}
