using System.Runtime.CompilerServices;

namespace BondResolution.EventStore;

/// <summary>Work on the items of a sequence on all processors, its results in the sequence's order, a bounded number of blocks ahead.</summary>
public static class InOrder
{
    private const int EventsPerBlock = 16;
    private const int EventBlocksAhead = 16;

    /// <summary>Of events, in blocks whose lines are some hundred kilobytes.</summary>
    /// <inheritdoc cref="SelectAsync{T, TResult}(IAsyncEnumerable{T}, Func{T, TResult}, int, int, CancellationToken)"/>
    public static IAsyncEnumerable<TResult> SelectAsync<TResult>(IAsyncEnumerable<StoredEvent> source, Func<StoredEvent, TResult> work, CancellationToken cancel) =>
        SelectAsync(source, work, EventsPerBlock, EventBlocksAhead, cancel);

    /// <param name="source">Read on the caller's thread while blocks are at work.</param>
    /// <param name="work">Called once an item, on any thread.</param>
    /// <param name="perBlock">Items a block, at least 1.</param>
    /// <param name="blocksAhead">Blocks that may be at work or done before the first of them is taken, at least 1.</param>
    /// <param name="cancel">Cancels between items.</param>
    public static async IAsyncEnumerable<TResult> SelectAsync<T, TResult>(
        IAsyncEnumerable<T> source, Func<T, TResult> work, int perBlock, int blocksAhead, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        var ahead = new Queue<Task<TResult[]>>();
        var block = new List<T>(perBlock);
        await foreach (var item in source.WithCancellation(cancel))
        {
            block.Add(item);
            if (block.Count < perBlock)
                continue;
            ahead.Enqueue(Start(block, work));
            block = new List<T>(perBlock);
            if (ahead.Count < blocksAhead)
                continue;
            foreach (var result in await ahead.Dequeue())
                yield return result;
        }

        // The last block is not worth a thread of its own.
        while (ahead.Count > 0)
        {
            foreach (var result in await ahead.Dequeue())
                yield return result;
        }

        foreach (var item in block)
            yield return work(item);
    }

    private static Task<TResult[]> Start<T, TResult>(List<T> block, Func<T, TResult> work) => Task.Run(() =>
    {
        var results = new TResult[block.Count];
        for (var i = 0; i < results.Length; i++)
            results[i] = work(block[i]);
        return results;
    });
}
