using System.Runtime.CompilerServices;
using BondResolution.EventStore;

namespace BondResolution.Application.Recording;

/// <summary>A store over another that keeps what is appended to itself: what a dry run would record is seen by the commands after it, and by nobody else.</summary>
public sealed class DryRunStore(IEventStore inner, TimeProvider clock) : IEventStore
{
    private readonly List<StoredEvent> _added = [];

    /// <summary>What would have been recorded so far.</summary>
    public IReadOnlyList<StoredEvent> Added => _added;

    public bool IsSequencedByReader => inner.IsSequencedByReader;

    public long MaxBytesTogether => inner.MaxBytesTogether;

    public long BytesOf(int payloadBytes, int metadataBytes) => inner.BytesOf(payloadBytes, metadataBytes);

    public async ValueTask<AppendResult> AppendAsync(string stream, ExpectedVersion expected, IReadOnlyList<NewEvent> events, CancellationToken cancel = default)
    {
        var last = -1L;
        await foreach (var stored in ReadStreamAsync(stream, 0, cancel))
            last = stored.Version;
        if (expected != ExpectedVersion.Any && expected.Value != last)
            return new AppendResult.Conflict(last);
        var head = await inner.ReadHeadAsync(cancel);
        var sequence = head.Sequence + _added.Count;
        var first = sequence + 1;
        foreach (var e in events)
            _added.Add(new StoredEvent(head.Ledger, ++sequence, stream, ++last, e.Id, e.Type, e.On, clock.GetUtcNow(), e.CommandId, e.Metadata, e.Payload));
        return new AppendResult.Recorded(first, sequence, Again: false);
    }

    public IAsyncEnumerable<StoredEvent> ReadStreamAsync(string stream, long fromVersion = 0, CancellationToken cancel = default) =>
        ThenAdded(inner.ReadStreamAsync(stream, fromVersion, cancel), e => e.Stream == stream && e.Version >= fromVersion, cancel);

    public IAsyncEnumerable<StoredEvent> ReadStreamAsync(string stream, IReadOnlyList<(long First, long Last)> ranges, CancellationToken cancel = default) =>
        ThenAdded(inner.ReadStreamAsync(stream, ranges, cancel), e => e.Stream == stream && ranges.Any(r => r.First <= e.Version && e.Version <= r.Last), cancel);

    public IAsyncEnumerable<StoredEvent> ReadAllAsync(long afterSequence = 0, CancellationToken cancel = default) =>
        ThenAdded(inner.ReadAllAsync(afterSequence, cancel), e => e.Sequence > afterSequence, cancel);

    public IAsyncEnumerable<ReadOnlyMemory<byte>> ReadLeavesAsync(CancellationToken cancel = default) => inner.ReadLeavesAsync(cancel);

    public IAsyncEnumerable<StoredEvent> ReadCommandAsync(string commandId, CancellationToken cancel = default) =>
        ThenAdded(inner.ReadCommandAsync(commandId, cancel), e => e.CommandId == commandId, cancel);

    public ValueTask<LedgerHead> ReadHeadAsync(CancellationToken cancel = default) => inner.ReadHeadAsync(cancel);

    public ValueTask<LedgerHead?> ReadHeadAtAsync(long sequence, CancellationToken cancel = default) => inner.ReadHeadAtAsync(sequence, cancel);

    public ValueTask<long> FindSequenceAsync(DateTimeOffset instant, CancellationToken cancel = default) => inner.FindSequenceAsync(instant, cancel);

    /// <summary>The store beneath belongs to whoever opened it.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async IAsyncEnumerable<StoredEvent> ThenAdded(
        IAsyncEnumerable<StoredEvent> recorded, Func<StoredEvent, bool> wanted, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var stored in recorded.WithCancellation(cancel))
            yield return stored;
        foreach (var stored in _added.Where(wanted).ToList())
            yield return stored;
    }
}
