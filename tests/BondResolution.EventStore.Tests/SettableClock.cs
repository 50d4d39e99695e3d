namespace BondResolution.EventStore.Tests;

/// <summary>A clock that stands where it was set.</summary>
public sealed class SettableClock(DateTimeOffset now) : TimeProvider
{
    private long utcTicks = now.UtcTicks;

    /// <summary>What else happens at the moment somebody looks at the clock.</summary>
    public Action? Looked { get; set; }

    public void Set(DateTimeOffset now) => Interlocked.Exchange(ref utcTicks, now.UtcTicks);

    public override DateTimeOffset GetUtcNow()
    {
        Looked?.Invoke();
        return new(Interlocked.Read(ref utcTicks), TimeSpan.Zero);
    }
}
