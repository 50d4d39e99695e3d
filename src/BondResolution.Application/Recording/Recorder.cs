using System.Collections.Immutable;
using BondResolution.Application.Commands;
using BondResolution.Domain;
using BondResolution.Domain.Problems;
using BondResolution.Domain.Recording;
using BondResolution.EventStore;
using BondResolution.EventStore.Codec;
using BondResolution.Integrity;

namespace BondResolution.Application.Recording;

/// <summary>
/// Records decisions: loads the stream, decides, appends at the version it decided on; where somebody was faster,
/// loads and decides again. Event ids derive from command, stream and version, so a repeat is known for one.
/// </summary>
/// <param name="store">Where it records.</param>
/// <param name="streams">Loads what it decides on.</param>
/// <param name="by">Who records.</param>
/// <param name="secretOf">The secret of a chunk of lines, 32 bytes, by a text that names the chunk: the same for the same.</param>
/// <param name="stages">Told what it takes.</param>
/// <param name="tell">Told every event that was recorded.</param>
/// <param name="approval">Under which approval it records; null: none is needed.</param>
/// <param name="progress">Told the lines recorded of an act, and how many there are.</param>
public sealed class Recorder(IEventStore store, Streams streams, string by, Func<string, byte[]> secretOf, StageTimes stages, Action<RecordedEvent>? tell = null,
    Action<long, long>? progress = null, Approval? approval = null)
{
    /// <summary>What must still be so at the next append, beside the stream's version; null: nothing. Under an approval nobody else may come in between the appends of a command.</summary>
    public AppendGuard? Guard { get; set; }

    /// <summary>How often a decision is made anew because somebody was faster.</summary>
    public const int Attempts = 100;

    /// <param name="command">The command that records.</param>
    /// <param name="stream">The stream it writes.</param>
    /// <param name="on">The date the events take effect.</param>
    /// <param name="decide">The decision on the stream's events; called again after a conflict.</param>
    /// <param name="giveUp">For a stream that may end in unsealed lines: whether it does, and the event that gives them up.</param>
    /// <param name="cancel">Cancels.</param>
    /// <param name="together">Whether events that each count by themselves are recorded in one append, or refused: nothing of them may stand alone.</param>
    /// <param name="load">Loads all events of the stream, perhaps without lines that the decision does not need; null: with all of
    /// them.</param>
    public async Task<CommandOutcome> RecordAsync<TEvent>(
        CommandEnvelope command, string stream, DateOnly on, Func<IReadOnlyList<Recorded<TEvent>>, Task<Decision<TEvent>>> decide,
        Func<IReadOnlyList<Recorded<TEvent>>, TEvent?>? giveUp = null, CancellationToken cancel = default, bool together = false,
        Func<Task<IReadOnlyList<Recorded<TEvent>>>>? load = null)
        where TEvent : class, IDomainEvent
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var events = await (load?.Invoke() ?? streams.LoadAsync<TEvent>(stream, cancel));
            var unsealed = giveUp?.Invoke(events);
            var own = events.Where(e => e.CommandId == command.Id).ToList();
            if (own.Count > 0 && !EventCatalogue.Of(own[^1].Event).LeavesUnsealed)
                return new CommandOutcome(null, [], [.. own.Select(e => new RecordedEvent(e.Sequence, stream, e.On, e.Event))], Again: true);
            var deciding = stages.Measure("compute");
            var decision = await decide(events);
            deciding.Dispose();
            if (decision.Refusal is not null)
                return decision.Refusal;
            if (decision.Events.IsEmpty)
                return CommandOutcome.Nothing with { Warnings = decision.Warnings };
            ImmutableArray<TEvent> toRecord = unsealed is null ? decision.Events : [unsealed, .. decision.Events];
            if (together && BytesOf(toRecord, command) is var bytes && bytes > store.MaxBytesTogether)
                return CommandProblems.TooMuchTogether.With(("rows", toRecord.Length), ("bytes", bytes), ("most", store.MaxBytesTogether));
            if (await AppendAsync(command, stream, events.Count, on, new DecidedEvents<TEvent>(toRecord), cancel) is { } recorded)
                return new CommandOutcome(null, decision.Warnings, recorded, Again: false);
        }

        return CommandProblems.Busy.With(("stream", stream), ("attempts", Attempts));
    }

    /// <summary>Appends in transactions of bounded size; null where somebody was faster.</summary>
    /// <param name="command">The command that records.</param>
    /// <param name="stream">The stream it writes.</param>
    /// <param name="version">How many events the stream has.</param>
    /// <param name="on">The date the events take effect.</param>
    /// <param name="events">What is recorded.</param>
    /// <param name="cancel">Cancels between transactions.</param>
    /// <param name="beforeLines">What must be done before the first lines are appended, and behind what opens them; lines are encoded meanwhile.</param>
    public async Task<ImmutableArray<RecordedEvent>?> AppendAsync<TEvent>(
        CommandEnvelope command, string stream, long version, DateOnly on, IPendingEvents<TEvent> events, CancellationToken cancel, Func<Task>? beforeLines = null)
        where TEvent : class, IDomainEvent
    {
        var encoder = new EventEncoder<TEvent>(events, command, stream, version - events.Standing, on, Metadata(command), secretOf, stages);
        var recorded = ImmutableArray.CreateBuilder<RecordedEvent>(events.Count - events.Standing);
        var unanswered = new Queue<List<TEvent>>();
        var expected = version == 0 ? ExpectedVersion.None : ExpectedVersion.Exactly(version - 1);
        var results = Guard is { } guard
            ? store.AppendInTurnAsync(stream, expected, BatchesAsync(), guard, cancel)
            : store.AppendInTurnAsync(stream, expected, BatchesAsync(), cancel);
        await foreach (var result in results)
        {
            if (result is AppendResult.Overtaken)
                throw new OvertakenException();
            if (result is not AppendResult.Recorded done)
                return null;
            var sequence = done.FirstSequence;
            foreach (var e in unanswered.Dequeue())
            {
                recorded.Add(new RecordedEvent(sequence++, stream, on, e));
                tell?.Invoke(recorded[^1]);
            }
        }

        Guard = approval is not null && recorded.Count > 0 ? new AppendGuard(null, recorded[^1].Sequence) : null;
        return recorded.ToImmutable();

        async IAsyncEnumerable<IReadOnlyList<NewEvent>> BatchesAsync()
        {
            var (batch, happened, bytes, passed) = (new List<NewEvent>(), new List<TEvent>(), 0L, 0);
            await foreach (var encoded in encoder.InOrderAsync())
            {
                if (passed++ < events.Standing)
                    continue;
                var more = store.BytesOf(encoded.Bytes.Payload.Length, encoded.Bytes.Metadata.Length);
                var isFirstOfLines = beforeLines is not null && events.IsLines(passed - 1);
                if (batch.Count > 0 && (isFirstOfLines || bytes + more > store.MaxBytesTogether))
                {
                    unanswered.Enqueue(happened);
                    using (stages.Measure("store"))
                        yield return batch;
                    (batch, happened, bytes) = ([], [], 0);
                }

                if (isFirstOfLines)
                {
                    await beforeLines!();
                    beforeLines = null;
                }

                batch.Add(encoded.Bytes);
                happened.Add(encoded.Event);
                bytes += more;
                progress?.Invoke((long)passed * Limits.LinesPerChunk, (long)events.Count * Limits.LinesPerChunk);
            }

            if (batch.Count == 0)
                yield break;
            unanswered.Enqueue(happened);
            using (stages.Measure("store"))
                yield return batch;
        }
    }

    private long BytesOf<TEvent>(ImmutableArray<TEvent> events, CommandEnvelope command)
        where TEvent : class, IDomainEvent
    {
        var metadata = Metadata(command).Encode().Length;
        return events.Sum(happened => store.BytesOf(EventJson.Encode(happened, new byte[LineTree.SecretBytes]).Length, metadata));
    }

    private EventMetadata Metadata(CommandEnvelope command) =>
        new(command.Case.Length == 0 ? null : command.Case, command.Do, command.Digest, by, command.Source, command.Label, command.Labels, command.Between,
            Proposal: approval?.Proposal, Approvers: approval?.Approvers ?? default);
}
