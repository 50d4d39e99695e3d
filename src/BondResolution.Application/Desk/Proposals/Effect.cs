using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using BondResolution.Domain.People;
using BondResolution.Domain.Recording;
using BondResolution.EventStore;
using BondResolution.EventStore.Codec;

namespace BondResolution.Application.Desk.Proposals;

/// <summary>
/// What a command records, or would record: its events in order without ids, salts, sequences and instants. Acts that were cut off and
/// given up are no part of it, nor is that an erasure
/// was carried out. A correction is bound to the streams that it touches: each of its events has the version at which it stands there.
/// </summary>
public sealed class Effect
{
    private static readonly byte[] Domain = "bondresolution/effect/1\n"u8.ToArray();

    private static readonly string[] Bound = ["correct", "register.withdraw"];

    private readonly List<(StoredEvent Stored, byte[] Hash)> _events = [];

    private Effect()
    {
    }

    /// <summary>How many events.</summary>
    public int Count => _events.Count;

    /// <summary>Bytes of their payloads.</summary>
    public long Bytes => _events.Sum(e => (long)e.Stored.Payload.Length);

    /// <summary>SHA-256, lower hex (docs/integrity.md §7).</summary>
    public string Digest { get; private set; } = "";

    /// <summary>Nothing at all: what a command that would be refused records.</summary>
    public static Effect None { get; } = new() { Digest = Convert.ToHexStringLower(SHA256.HashData(Domain)) };

    /// <summary>The events in order.</summary>
    public IEnumerable<IDomainEvent> Events => _events.Select(e => e.Stored.DecodedPayload());

    /// <summary>The effect of a command as a store knows it: of one that was tried out, the store of the dry run.</summary>
    public static async Task<Effect> OfAsync(IEventStore store, string commandId, CancellationToken cancel)
    {
        Effect effect = new();
        await foreach (var stored in store.ReadCommandAsync(commandId, cancel))
            effect.Append(stored);
        effect.Seal();
        return effect;
    }

    /// <summary>The effect of a command whose events are at hand, in order.</summary>
    internal static Effect Of(IEnumerable<StoredEvent> events)
    {
        Effect effect = new();
        foreach (var stored in events)
            effect.Append(stored);
        effect.Seal();
        return effect;
    }

    /// <summary><c>[{"stream","type","on","content"}]</c>, of a correction with <c>version</c>.</summary>
    /// <param name="from">The first of them, from 0.</param>
    /// <param name="most">At most so many.</param>
    public JsonArray ToJson(int from, int most) => new([.. _events.Skip(from).Take(most).Select(e => (JsonNode)Json(e.Stored))]);

    private void Append(StoredEvent stored)
    {
        var role = EventCatalogue.Find(stored.Type)?.Role;
        if (role is EventRole.GivesUp or EventRole.Opens)
        {
            while (_events.FindLastIndex(e => e.Stored.Stream == stored.Stream) is >= 0 and var at
                && EventCatalogue.Find(_events[at].Stored.Type) is { LeavesUnsealed: true })
                _events.RemoveAt(at);
        }

        if (role is EventRole.GivesUp || stored.DecodedPayload() is PersonalData.Event.Erased)
            return;
        var bytes = new ArrayBufferWriter<byte>(1024);
        CanonicalBytes.Write(bytes, JsonSerializer.SerializeToElement(Json(stored)));
        _events.Add((stored, SHA256.HashData(bytes.WrittenSpan)));
    }

    private void Seal()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Domain);
        foreach (var (_, one) in _events)
            hash.AppendData(one);
        Digest = Convert.ToHexStringLower(hash.GetCurrentHash());
    }

    private static JsonObject Json(StoredEvent stored)
    {
        var json = new JsonObject
        {
            ["stream"] = stored.Stream, ["type"] = stored.Type, ["on"] = stored.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["content"] = JsonNode.Parse(Encoding.UTF8.GetString(EventJson.Show(stored.DecodedPayload())))
        };
        if (Bound.Contains(stored.DecodedMetadata().Do))
            json["version"] = stored.Version;
        return json;
    }
}
