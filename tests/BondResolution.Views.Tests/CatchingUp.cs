using BondResolution.Application.Tests.Harness;
using BondResolution.EventStore;

namespace BondResolution.Views.Tests;

/// <summary>A store that takes one event at a time and calls back behind each.</summary>
public sealed class CatchingUp(IEventStore inner) : IEventStore
{
    public Func<Task>? Appended { get; set; }

    public static CatchingUp Of(TestLedger ledger) => (CatchingUp)ledger.Ledger.Store;

    public async ValueTask<AppendResult> AppendAsync(string stream, ExpectedVersion expected, IReadOnlyList<NewEvent> events, CancellationToken cancel = default)
    {
        var (first, last, version) = (0L, 0L, expected.Value);
        foreach (var happened in events)
        {
            if (await inner.AppendAsync(stream, new ExpectedVersion(version++), [happened], cancel) is not AppendResult.Recorded recorded)
                return new AppendResult.Conflict(version);
            (first, last) = (first == 0 ? recorded.FirstSequence : first, recorded.LastSequence);
            if (Appended is not null)
                await Appended();
        }

        return new AppendResult.Recorded(first, last, Again: false);
    }

    public IAsyncEnumerable<StoredEvent> ReadStreamAsync(string stream, long fromVersion = 0, CancellationToken cancel = default) =>
        inner.ReadStreamAsync(stream, fromVersion, cancel);

    public IAsyncEnumerable<StoredEvent> ReadAllAsync(long afterSequence = 0, CancellationToken cancel = default) => inner.ReadAllAsync(afterSequence, cancel);

    public IAsyncEnumerable<ReadOnlyMemory<byte>> ReadLeavesAsync(CancellationToken cancel = default) => inner.ReadLeavesAsync(cancel);

    public IAsyncEnumerable<StoredEvent> ReadCommandAsync(string commandId, CancellationToken cancel = default) => inner.ReadCommandAsync(commandId, cancel);

    public ValueTask<LedgerHead> ReadHeadAsync(CancellationToken cancel = default) => inner.ReadHeadAsync(cancel);

    public ValueTask<LedgerHead?> ReadHeadAtAsync(long sequence, CancellationToken cancel = default) => inner.ReadHeadAtAsync(sequence, cancel);

    public ValueTask<long> FindSequenceAsync(DateTimeOffset instant, CancellationToken cancel = default) => inner.FindSequenceAsync(instant, cancel);

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
