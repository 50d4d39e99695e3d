using System.Globalization;
using BondResolution.Application;

namespace BondResolution.Cli.Output;

/// <summary>
/// A line on a terminal that says how far a stage has come, how fast it goes and how long it will take: of a stage that takes longer than a
/// second, and only there. It takes itself away when the stage is done.
/// </summary>
/// <param name="terminal">Where it is drawn.</param>
/// <param name="clock">What time it is.</param>
/// <param name="chinese">The language.</param>
internal sealed class ProgressLine(TextWriter terminal, TimeProvider clock, bool chinese) : IWorkProgress
{
    private const int BarLength = 24;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BetweenDrawings = TimeSpan.FromMilliseconds(100);

    private readonly Lock _gate = new();
    private string _stage = "";
    private long _began;
    private long _drawn;
    private long _done;
    private bool _isShown;

    public void Report(string stage, long done, long total)
    {
        lock (_gate)
        {
            if (stage != _stage || done < _done)
            {
                Clear();
                (_stage, _began, _drawn) = (stage, clock.GetTimestamp(), 0);
            }

            _done = done;
            if (done >= total)
                Clear();
            else if (clock.GetElapsedTime(_began) >= Patience && (_drawn == 0 || clock.GetElapsedTime(_drawn) >= BetweenDrawings))
                Draw(done, total);
        }
    }

    /// <summary>Takes the line away, so that something else can be written.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            if (_isShown)
                terminal.Write("\r\u001b[K");
            _isShown = false;
        }
    }

    private void Draw(long done, long total)
    {
        var elapsed = clock.GetElapsedTime(_began);
        var aSecond = done * TimeSpan.TicksPerSecond / elapsed.Ticks;
        var left = aSecond == 0 ? 0 : (total - done + aSecond - 1) / aSecond;
        var filled = (int)(BarLength * done / total);
        var bar = new string('█', filled) + new string('░', BarLength - filled);
        terminal.Write("\r\u001b[K" + (chinese
            ? string.Create(CultureInfo.InvariantCulture, $"{_stage} {bar} {100 * done / total}% {done:N0}/{total:N0} 行，每秒 {aSecond:N0} 行，还需 {left} 秒")
            : string.Create(CultureInfo.InvariantCulture, $"{_stage} {bar} {100 * done / total}% {done:N0} of {total:N0} rows, {aSecond:N0} rows/s, {left} s left")));
        (_drawn, _isShown) = (clock.GetTimestamp(), true);
    }
}
