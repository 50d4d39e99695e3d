using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
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
/// <param name="saltOf">The secret salt of a chunk of lines, 32 bytes, by a text that names the chunk: the same for the same.</param>
public sealed class Recorder(IEventStore store, Streams streams, string by, Func<string, byte[]> saltOf)
{
    /// <summary>How often a decision is made anew because somebody was faster.</summary>
    public const int Attempts = 100;

    /// <param name="command">The command that records.</param>
    /// <param name="stream">The stream it writes.</param>
    /// <param name="on">The date the events take effect.</param>
    /// <param name="decide">The decision on the stream's events; called again after a conflict.</param>
    /// <param name="giveUp">For a stream that may end in unsealed lines: whether it does, and the event that gives them up.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<CommandOutcome> RecordAsync<TEvent>(
        CommandEnvelope command, string stream, DateOnly on, Func<IReadOnlyList<Recorded<TEvent>>, Task<Decision<TEvent>>> decide,
        Func<IReadOnlyList<Recorded<TEvent>>, TEvent?>? giveUp = null, CancellationToken cancel = default)
        where TEvent : class
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var events = await streams.LoadAsync<TEvent>(stream, cancel);
            var unsealed = giveUp?.Invoke(events);
            var own = events.Where(e => e.CommandId == command.Id).ToList();
            if (own.Count > 0 && !EventTypes.LeavesUnsealed(EventTypes.NameOf(own[^1].Event.GetType())))
                return new CommandOutcome(null, [], [.. own.Select(e => new RecordedEvent(e.Sequence, stream, e.On, e.Event))], Again: true);
            var decision = await decide(events);
            if (decision.Refusal is not null)
                return decision.Refusal;
            if (decision.Events.IsEmpty)
                return CommandOutcome.Nothing with { Warnings = decision.Warnings };
            ImmutableArray<TEvent> toRecord = unsealed is null ? decision.Events : [unsealed, .. decision.Events];
            if (await AppendAsync(command, stream, events.Count, on, toRecord, cancel) is { } recorded)
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
    /// <param name="earlierChunks">Roots of the chunks of the same act that stand already, in order.</param>
    public async Task<ImmutableArray<RecordedEvent>?> AppendAsync<TEvent>(
        CommandEnvelope command, string stream, long version, DateOnly on, IReadOnlyList<TEvent> events, CancellationToken cancel,
        IReadOnlyList<byte[]>? earlierChunks = null)
        where TEvent : class
    {
        var metadata = Metadata(command);
        var plain = metadata.Encode();
        var chunks = new List<byte[]>(earlierChunks ?? []);
        var recorded = ImmutableArray.CreateBuilder<RecordedEvent>(events.Count);
        var batch = new List<NewEvent>();
        long bytes = 0;
        var from = 0;
        for (var i = 0; i <= events.Count; i++)
        {
            byte[] payload = i < events.Count ? EventJson.Encode(events[i]) : [];
            if (batch.Count > 0 && (i == events.Count || bytes + payload.Length > Limits.MaxTransactionBytes))
            {
                var result = await store.AppendAsync(stream, version == 0 ? ExpectedVersion.None : ExpectedVersion.Exactly(version - 1), batch, cancel);
                if (result is not AppendResult.Recorded done)
                    return null;
                for (var j = 0; j < batch.Count; j++)
                    recorded.Add(new RecordedEvent(done.FirstSequence + j, stream, on, events[from + j]));
                version += batch.Count;
                (from, bytes) = (i, 0);
                batch.Clear();
            }

            if (i == events.Count)
                break;
            bytes += payload.Length;
            var type = EventTypes.NameOf(events[i].GetType());
            var meta = plain;
            if (EventTypes.HoldsLines(type))
            {
                var salt = saltOf($"{command.Id}\n{stream}\n{version + batch.Count}");
                chunks.Add(ChunkRoot.Of(salt, payload));
                meta = (metadata with { Salt = Convert.ToHexStringLower(salt), LinesRoot = Convert.ToHexStringLower(chunks[^1]) }).Encode();
            }
            else if (EventTypes.Seals(type))
            {
                meta = (metadata with { LinesRoot = Convert.ToHexStringLower(LineTree.RootOfChunks(chunks)) }).Encode();
            }

            batch.Add(new NewEvent(EventId(command.Id, stream, version + batch.Count), type, on, command.Id, meta, payload));
        }

        return recorded.ToImmutable();
    }

    private EventMetadata Metadata(CommandEnvelope command) =>
        new(command.Case, command.Do, command.Digest, by, command.Source, command.Label, command.Labels, command.Between);

    /// <summary>A UUID of version 8 over command, stream and version: the same event again has the same id.</summary>
    private static Guid EventId(string commandId, string stream, long version)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"bondresolution/event-id/1\n{commandId}\n{stream}\n{version}"));
        hash[6] = (byte)((hash[6] & 0x0f) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3f) | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }
}
