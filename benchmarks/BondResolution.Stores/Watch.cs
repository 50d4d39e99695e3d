using System.Diagnostics;
using BondResolution.EventStore;

namespace BondResolution.Stores;

/// <summary>What every store's measurement shares.</summary>
internal static class Watch
{
    public static async Task<double> AppendChunksAsync(IEventStore store, int transactions)
    {
        var events = Enumerable.Range(0, transactions).Select(Chunks.Transaction).ToList();
        var watch = Stopwatch.StartNew();
        foreach (var batch in events)
            await store.AppendAsync("register-1", ExpectedVersion.Any, batch);
        return watch.Elapsed.TotalSeconds;
    }

    public static async Task<double> ReadAllAsync(IEventStore store)
    {
        var watch = Stopwatch.StartNew();
        await foreach (var _ in store.ReadAllAsync())
        {
        }

        return watch.Elapsed.TotalSeconds;
    }

    public static async Task<IReadOnlyList<double>> OneByOneAsync(IEventStore store, int count)
    {
        var times = new List<double>(count);
        for (var i = 0; i < count; i++)
        {
            var one = Chunks.One(i);
            var watch = Stopwatch.StartNew();
            await store.AppendAsync("case-1", ExpectedVersion.Exactly(i - 1), [one]);
            times.Add(watch.Elapsed.TotalSeconds);
        }

        return times;
    }
}
