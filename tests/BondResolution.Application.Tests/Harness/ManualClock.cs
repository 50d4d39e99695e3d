namespace BondResolution.Application.Tests.Harness;

/// <summary>A clock that goes on by a second at every look, and otherwise only when it is set.</summary>
public sealed class ManualClock : TimeProvider
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);

    private DateTimeOffset _now = new(2025, 6, 1, 0, 0, 0, TimeSpan.Zero);

    public void Set(DateTimeOffset now) => _now = now;

    public override DateTimeOffset GetUtcNow() => _now += Step;
}
