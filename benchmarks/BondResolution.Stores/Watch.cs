using System.Diagnostics;
using BondResolution.EventStore;

namespace BondResolution.Stores;

/// <summary>What every store's measurement shares.</summary>
internal static class Watch
{
    public static async Task<double> AppendChunksAsync(IEventStore store, int transactions)
    {
        var events = Enumerable.Range(0, transactions).SelectMany(t => Parts(store, Chunks.Transaction(t))).ToList();
        var watch = Stopwatch.StartNew();
        await foreach (var _ in store.AppendInTurnAsync("register-1", ExpectedVersion.None, events.ToAsyncEnumerable()))
        {
        }

        return watch.Elapsed.TotalSeconds;
    }

    /// <summary>A transaction in as many parts as the store needs.</summary>
    public static IEnumerable<IReadOnlyList<NewEvent>> Parts(IEventStore store, IReadOnlyList<NewEvent> transaction)
    {
        var perPart = (int)long.Min(transaction.Count, store.MaxBytesTogether / store.BytesOf(transaction[0].Payload.Length, transaction[0].Metadata.Length));
        return transaction.Chunk(perPart);
    }

    public static async Task<double> ReadAllAsync(IEventStore store)
    {
        var watch = Stopwatch.StartNew();
        await foreach (var _ in store.ReadAllAsync())
        {
        }

        return watch.Elapsed.TotalSeconds;
    }

    /// <summary>Single appends, each in turn with a bare one of the same event.</summary>
    public static async Task<(IReadOnlyList<double> Store, IReadOnlyList<double> Bare)> OneByOneAsync(IEventStore store, int count, Func<NewEvent, Task> appendBare)
    {
        var (own, bare) = (new List<double>(count), new List<double>(count));
        for (var i = 0; i < count; i++)
        {
            var one = Chunks.One(i);
            own.Add(await TimeAsync(async () => await store.AppendAsync("case-1", ExpectedVersion.Exactly(i - 1), [one])));
            bare.Add(await TimeAsync(() => appendBare(one)));
        }

        return (own, bare);
    }

    private static async Task<double> TimeAsync(Func<Task> work)
    {
        var watch = Stopwatch.StartNew();
        await work();
        return watch.Elapsed.TotalSeconds;
    }
}
