using System.Security.Cryptography;
using System.Text;
using BondResolution.Integrity;

namespace BondResolution.EventStore.Tests;

/// <summary>Events to append.</summary>
public static class Sample
{
    public static readonly DateOnly On = new(2023, 8, 16);

    /// <summary>The id of every ledger of these tests.</summary>
    public static readonly LedgerId Ledger = LedgerId.Parse("0f1e2d3c4b5a69788796a5b4c3d2e1f0")!.Value;

    /// <summary>Given to stores that make a ledger.</summary>
    public static LedgerId NewLedger() => Ledger;

    /// <summary>The event of a command at an index: the same arguments give the same event.</summary>
    public static NewEvent Event(string commandId, int index = 0, byte[]? payload = null) =>
        new(
            new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{commandId}/{index}"))[..16], bigEndian: true), "case.defaulted/1", On, commandId,
            Encoding.UTF8.GetBytes($$"""{"by":"受托管理人","index":{{index}}}"""), payload ?? Encoding.UTF8.GetBytes($$"""{"command":"{{commandId}}"}"""));

    public static List<NewEvent> Events(string commandId, int count) => [.. Enumerable.Range(0, count).Select(i => Event(commandId, i))];

    /// <summary>Events whose payloads have these sizes in bytes.</summary>
    public static List<NewEvent> Sized(string commandId, params int[] payloadBytes) =>
        [.. payloadBytes.Select((bytes, i) => Event(commandId, i, new byte[bytes]))];
}
