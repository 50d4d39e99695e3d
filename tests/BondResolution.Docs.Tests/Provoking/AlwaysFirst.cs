using BondResolution.EventStore;

namespace BondResolution.Docs.Tests.Provoking;

/// <summary>A store in which somebody else was always faster.</summary>
internal sealed class AlwaysFirst(IEventStore inner) : IEventStore
{
    public long MaxBytesTogether { get; init; } = 8 * 1024 * 1024;

    public ValueTask<AppendResult> AppendAsync(string stream, ExpectedVersion expected, IReadOnlyList<NewEvent> events, CancellationToken cancel = default) =>
        ValueTask.FromResult<AppendResult>(new AppendResult.Conflict(expected.Value + 1));

    public IAsyncEnumerable<StoredEvent> ReadStreamAsync(string stream, long fromVersion = 0, CancellationToken cancel = default) =>
        inner.ReadStreamAsync(stream, fromVersion, cancel);

    public IAsyncEnumerable<StoredEvent> ReadAllAsync(long afterSequence = 0, CancellationToken cancel = default) => inner.ReadAllAsync(afterSequence, cancel);

    public IAsyncEnumerable<ReadOnlyMemory<byte>> ReadLeavesAsync(CancellationToken cancel = default) => inner.ReadLeavesAsync(cancel);

    public IAsyncEnumerable<StoredEvent> ReadCommandAsync(string commandId, CancellationToken cancel = default) => inner.ReadCommandAsync(commandId, cancel);

    public ValueTask<LedgerHead> ReadHeadAsync(CancellationToken cancel = default) => inner.ReadHeadAsync(cancel);

    public ValueTask<LedgerHead?> ReadHeadAtAsync(long sequence, CancellationToken cancel = default) => inner.ReadHeadAtAsync(sequence, cancel);

    public ValueTask<long> FindSequenceAsync(DateTimeOffset instant, CancellationToken cancel = default) => inner.FindSequenceAsync(instant, cancel);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
