using System.Security.Cryptography;
using System.Text;
using BondResolution.Application.Commands;
using BondResolution.Domain.Recording;
using BondResolution.EventStore;
using BondResolution.EventStore.Codec;
using BondResolution.EventStore.Codec.Lines;
using BondResolution.Integrity;

namespace BondResolution.Application.Recording;

/// <summary>
/// Turns the events of one command in one stream into the bytes that are recorded and hashed: in order, lines in blocks on all
/// processors, a bounded number of blocks ahead of whoever records them.
/// </summary>
internal sealed class EventEncoder<TEvent>(
    IPendingEvents<TEvent> pending, CommandEnvelope command, string stream, long firstVersion, DateOnly on, EventMetadata metadata, Func<string, byte[]> secretOf, StageTimes stages)
    where TEvent : class, IDomainEvent
{
    private const int LinesPerBlock = 8;

    /// <summary>Some ten megabytes: more than a transaction takes, so that work goes on while the store waits for its disk.</summary>
    private const int BlocksAhead = 32;

    private readonly byte[] _plainMetadata = metadata.Encode();
    private readonly List<byte[]> _chunkRoots = [];
    private string _linesType = "";

    /// <summary>An event with the bytes it is recorded as.</summary>
    /// <param name="ChunkRoot">Of lines: the root over them.</param>
    public sealed record Encoded(TEvent Event, NewEvent Bytes, byte[]? ChunkRoot);

    public async IAsyncEnumerable<Encoded> InOrderAsync()
    {
        for (var index = 0; index < pending.Count;)
        {
            if (!pending.IsLines(index))
            {
                yield return Pass(index, Encode(index, place: 0));
                index++;
                continue;
            }

            var (first, end) = (index, index);
            while (end < pending.Count && pending.IsLines(end))
                end++;
            var lines = Enumerable.Range(index, end - index).ToAsyncEnumerable();
            await foreach (var encoded in InOrder.SelectAsync(lines, at => Encode(at, at - first), LinesPerBlock, BlocksAhead))
                yield return Pass(index++, encoded);
        }
    }

    private Encoded Pass(int index, Encoded encoded)
    {
        if (encoded.ChunkRoot is { } root)
        {
            _chunkRoots.Add(root);
            _linesType = encoded.Bytes.Type;
        }

        pending.Passed(index, encoded.Bytes.PayloadDigest.Span);
        return encoded;
    }

    /// <param name="index">Which event.</param>
    /// <param name="place">Of lines: the chunk's place in its act.</param>
    private Encoded Encode(int index, int place)
    {
        using var encoding = stages.Measure("encode and hash");
        var happened = pending.At(index);
        var entry = EventCatalogue.Of(happened);
        var version = firstVersion + index;
        if (LineTable.Of(happened) is { } lines)
        {
            var secret = secretOf($"{command.Id}\n{stream}\n{version}");
            var chunkRoot = lines.Chunk(entry.Name, stream, command.Id, place).Root(lines.Root(secret));
            return Of(happened, entry, version, WithRoot(chunkRoot), lines.Encode(secret), chunkRoot);
        }

        var meta = entry.Seals ? WithRoot(LineChunk.ActRoot(_linesType, _chunkRoots)) : _plainMetadata;
        return Of(happened, entry, version, meta, EventJson.Encode(happened), null);
    }

    private byte[] WithRoot(byte[] root) => (metadata with { LinesRoot = Convert.ToHexStringLower(root) }).Encode();

    private Encoded Of(TEvent happened, EventEntry entry, long version, byte[] meta, byte[] payload, byte[]? chunkRoot) =>
        new(happened, new NewEvent(EventId(version), entry.Name, on, command.Id, meta, payload), chunkRoot);

    /// <summary>A UUID of version 8 over command, stream and version: the same event again has the same id.</summary>
    private Guid EventId(long version)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"bondresolution/event-id/1\n{command.Id}\n{stream}\n{version}"));
        hash[6] = (byte)((hash[6] & 0x0f) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3f) | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }
}
