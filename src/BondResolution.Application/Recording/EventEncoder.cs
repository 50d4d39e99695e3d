using System.Security.Cryptography;
using System.Text;
using BondResolution.Application.Commands;
using BondResolution.Domain.Recording;
using BondResolution.EventStore;
using BondResolution.EventStore.Codec;
using BondResolution.Integrity;

namespace BondResolution.Application.Recording;

/// <summary>
/// Turns the events of one command in one stream into the bytes that are recorded and hashed: in order, lines in blocks on all
/// processors, a bounded number of blocks ahead of whoever records them.
/// </summary>
internal sealed class EventEncoder<TEvent>(
    IPendingEvents<TEvent> pending, CommandEnvelope command, string stream, long firstVersion, DateOnly on, EventMetadata metadata, Func<string, byte[]> saltOf, StageTimes stages)
    where TEvent : class, IDomainEvent
{
    private const int LinesPerBlock = 8;

    /// <summary>Some ten megabytes: more than a transaction takes, so that work goes on while the store waits for its disk.</summary>
    private const int BlocksAhead = 32;

    private readonly byte[] _plainMetadata = metadata.Encode();
    private readonly List<byte[]> _chunkRoots = [];

    /// <summary>An event with the bytes it is recorded as.</summary>
    /// <param name="ChunkRoot">Of lines: the root over them.</param>
    public sealed record Encoded(TEvent Event, NewEvent Bytes, byte[]? ChunkRoot);

    public async IAsyncEnumerable<Encoded> InOrderAsync()
    {
        for (var index = 0; index < pending.Count;)
        {
            if (!pending.IsLines(index))
            {
                yield return Pass(index, Encode(index));
                index++;
                continue;
            }

            var end = index;
            while (end < pending.Count && pending.IsLines(end))
                end++;
            var lines = Enumerable.Range(index, end - index).ToAsyncEnumerable();
            await foreach (var encoded in InOrder.SelectAsync(lines, Encode, LinesPerBlock, BlocksAhead))
                yield return Pass(index++, encoded);
        }
    }

    private Encoded Pass(int index, Encoded encoded)
    {
        if (encoded.ChunkRoot is { } root)
            _chunkRoots.Add(root);
        pending.Passed(index, encoded.Bytes.PayloadDigest.Span);
        return encoded;
    }

    private Encoded Encode(int index)
    {
        using var encoding = stages.Measure("encode and hash");
        var happened = pending.At(index);
        var payload = EventJson.Encode(happened);
        var type = EventCatalogue.Of(happened).Name;
        var version = firstVersion + index;
        byte[]? chunkRoot = null;
        var meta = _plainMetadata;
        if (EventCatalogue.Find(type) is { HoldsLines: true })
        {
            var salt = saltOf($"{command.Id}\n{stream}\n{version}");
            chunkRoot = ChunkRoot.Of(salt, payload);
            meta = (metadata with { Salt = Convert.ToHexStringLower(salt), LinesRoot = Convert.ToHexStringLower(chunkRoot) }).Encode();
        }
        else if (EventCatalogue.Find(type) is { Seals: true })
        {
            meta = (metadata with { LinesRoot = Convert.ToHexStringLower(LineTree.RootOfChunks(_chunkRoots)) }).Encode();
        }

        return new Encoded(happened, new NewEvent(EventId(version), type, on, command.Id, meta, payload), chunkRoot);
    }

    /// <summary>A UUID of version 8 over command, stream and version: the same event again has the same id.</summary>
    private Guid EventId(long version)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"bondresolution/event-id/1\n{command.Id}\n{stream}\n{version}"));
        hash[6] = (byte)((hash[6] & 0x0f) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3f) | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }
}
