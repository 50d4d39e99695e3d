using System.Collections.Concurrent;
using BondResolution.Application.Places;
using BondResolution.Domain.Problems;

namespace BondResolution.Application.Desk;

/// <summary>
/// One ledger for many requests at once: readers side by side, each with a ledger of its own that stays open, and one lane in which those who
/// record come one after the other. Other servers and command lines work in the ledger meanwhile; whoever asks sees what they recorded.
/// </summary>
/// <param name="place">Where the ledger is.</param>
/// <param name="clock">When.</param>
public sealed class LedgerPool(LedgerPlace place, TimeProvider clock) : IAsyncDisposable
{
    /// <summary>How many are open at once; a request more waits for one.</summary>
    public const int MostOpen = 12;

    private readonly ConcurrentBag<Ledger> _idle = [];
    private readonly SemaphoreSlim _room = new(MostOpen);
    private readonly SemaphoreSlim _lane = new(1);

    public LedgerPlace Place => place;

    public TimeProvider Clock => clock;

    /// <summary>Works on the ledger beside others: reads, or tries a command out.</summary>
    /// <param name="by">Who asks.</param>
    /// <param name="work">What is done; the ledger is its own until it is done.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<Outcome<T>> ReadAsync<T>(string by, Func<Ledger, Task<Outcome<T>>> work, CancellationToken cancel)
        where T : notnull
    {
        await _room.WaitAsync(cancel);
        try
        {
            if (!_idle.TryTake(out var ledger) && !(await Ledger.OpenAsync(place, by, clock, cancel: cancel)).Try(out ledger, out var closed))
                return closed;
            ledger.By = by;
            try
            {
                var answer = await work(ledger);
                ledger.Progress = null;
                _idle.Add(ledger);
                return answer;
            }
            catch
            {
                await ledger.DisposeAsync(); // what state it is in nobody knows
                throw;
            }
        }
        finally
        {
            _room.Release();
        }
    }

    /// <summary>Works on the ledger in the lane of those who record.</summary>
    /// <inheritdoc cref="ReadAsync"/>
    public async Task<Outcome<T>> RecordAsync<T>(string by, Func<Ledger, Task<Outcome<T>>> work, CancellationToken cancel)
        where T : notnull
    {
        await _lane.WaitAsync(cancel);
        try
        {
            return await ReadAsync(by, work, cancel);
        }
        finally
        {
            _lane.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        while (_idle.TryTake(out var ledger))
            await ledger.DisposeAsync();
    }
}
