using BondResolution.EventStore;

namespace BondResolution.Application.Tests.Harness;

/// <summary>The power went out.</summary>
public sealed class CutOffException() : Exception("cut off");

/// <summary>
/// A store whose transactions take one event each, and that is cut off after so many: what a machine that stops in
/// between two transactions leaves behind, at every place a transaction may end.
/// </summary>
public sealed class CutOffStore(IEventStore inner) : IEventStore
{
    /// <summary>Events still taken; null: any number.</summary>
    public int? Left { get; set; }

    public async ValueTask<AppendResult> AppendAsync(string stream, ExpectedVersion expected, IReadOnlyList<NewEvent> events, CancellationToken cancel = default)
    {
        var (first, last, version) = (0L, 0L, expected.Value);
        foreach (var happened in events)
        {
            if (Left-- == 0)
                throw new CutOffException();
            var result = await inner.AppendAsync(stream, new ExpectedVersion(version++), [happened], cancel);
            if (result is not AppendResult.Recorded recorded)
                return result;
            (first, last) = (first == 0 ? recorded.FirstSequence : first, recorded.LastSequence);
        }

        return new AppendResult.Recorded(first, last, Again: false);
    }

    public IAsyncEnumerable<StoredEvent> ReadStreamAsync(string stream, long fromVersion = 0, CancellationToken cancel = default) =>
        inner.ReadStreamAsync(stream, fromVersion, cancel);

    public IAsyncEnumerable<StoredEvent> ReadAllAsync(long afterSequence = 0, CancellationToken cancel = default) =>
        inner.ReadAllAsync(afterSequence, cancel);

    public IAsyncEnumerable<ReadOnlyMemory<byte>> ReadLeavesAsync(CancellationToken cancel = default) => inner.ReadLeavesAsync(cancel);

    public IAsyncEnumerable<StoredEvent> ReadCommandAsync(string commandId, CancellationToken cancel = default) =>
        inner.ReadCommandAsync(commandId, cancel);

    public ValueTask<LedgerHead> ReadHeadAsync(CancellationToken cancel = default) => inner.ReadHeadAsync(cancel);

    public ValueTask<LedgerHead?> ReadHeadAtAsync(long sequence, CancellationToken cancel = default) => inner.ReadHeadAtAsync(sequence, cancel);

    public ValueTask<long> FindSequenceAsync(DateTimeOffset instant, CancellationToken cancel = default) => inner.FindSequenceAsync(instant, cancel);

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
