namespace BondResolution.EventStore;

/// <summary>When an event is recorded: UTC, never decreasing, whole microseconds, which is what every store can keep exactly.</summary>
public static class RecordedInstant
{
    /// <summary>No event is recorded before this: 1970-01-01T00:00:00Z.</summary>
    public static readonly DateTimeOffset Earliest = DateTimeOffset.UnixEpoch;

    /// <summary>The clock's instant, or the last one recorded where the clock has gone back behind it.</summary>
    public static DateTimeOffset Next(TimeProvider clock, DateTimeOffset last)
    {
        var now = clock.GetUtcNow().ToUniversalTime();
        now = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
        return now > last ? now : last;
    }
}
