using System.Collections.Concurrent;

namespace BondResolution.Application;

/// <summary>
/// How long each stage of a job was at work, in the order the stages began. Stages overlap, and one that works on several processors counts
/// the time of each: together they may come to more than the clock on the wall.
/// </summary>
public sealed class StageTimes(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, Stage> _stages = new(StringComparer.Ordinal);

    private sealed class Stage(int order)
    {
        public int Order { get; } = order;

        public long Ticks;
    }

    /// <summary>Seconds by stage.</summary>
    public IReadOnlyList<(string Name, TimeSpan Time)> All =>
        [.. _stages.OrderBy(s => s.Value.Order).Select(s => (s.Key, clock.GetElapsedTime(0, Interlocked.Read(ref s.Value.Ticks))))];

    /// <summary>Counts from now to its disposal.</summary>
    public Running Measure(string stage) => new(this, _stages.GetOrAdd(stage, _ => new Stage(_stages.Count)), clock.GetTimestamp());

    /// <summary>A stage at work.</summary>
    public readonly struct Running : IDisposable
    {
        private readonly StageTimes _times;
        private readonly Stage _stage;
        private readonly long _began;

        internal Running(StageTimes times, object stage, long began) => (_times, _stage, _began) = (times, (Stage)stage, began);

        public void Dispose() => Interlocked.Add(ref _stage.Ticks, _times.Now - _began);
    }

    private long Now => clock.GetTimestamp();
}
