using BondResolution.EventStore;

namespace BondResolution.Web.Tests.Proposals;

/// <summary>A program that does not look at policies: what somebody might write who writes past ours.</summary>
internal sealed class WithoutPolicy(IEventStore inner) : IEventStore
{
    public ValueTask<AppendResult> AppendAsync(string stream, ExpectedVersion expected, IReadOnlyList<NewEvent> events, CancellationToken cancel = default) =>
        inner.AppendAsync(stream, expected, events, cancel);

    public IAsyncEnumerable<StoredEvent> ReadStreamAsync(string stream, long fromVersion = 0, CancellationToken cancel = default) =>
        stream.StartsWith("policy-", StringComparison.Ordinal) ? AsyncEnumerable.Empty<StoredEvent>() : inner.ReadStreamAsync(stream, fromVersion, cancel);

    public IAsyncEnumerable<StoredEvent> ReadAllAsync(long afterSequence = 0, CancellationToken cancel = default) => inner.ReadAllAsync(afterSequence, cancel);

    public IAsyncEnumerable<ReadOnlyMemory<byte>> ReadLeavesAsync(CancellationToken cancel = default) => inner.ReadLeavesAsync(cancel);

    public IAsyncEnumerable<StoredEvent> ReadCommandAsync(string commandId, CancellationToken cancel = default) => inner.ReadCommandAsync(commandId, cancel);

    public ValueTask<LedgerHead> ReadHeadAsync(CancellationToken cancel = default) => inner.ReadHeadAsync(cancel);

    public ValueTask<LedgerHead?> ReadHeadAtAsync(long sequence, CancellationToken cancel = default) => inner.ReadHeadAtAsync(sequence, cancel);

    public ValueTask<long> FindSequenceAsync(DateTimeOffset instant, CancellationToken cancel = default) => inner.FindSequenceAsync(instant, cancel);

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
