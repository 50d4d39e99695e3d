using System.Text.Json.Nodes;

namespace BondResolution.Views.Tests.Refold;

/// <summary>One account as the refold keeps it; money in fen.</summary>
public sealed class Holder
{
    public string Class = "other";
    public long Units;
    public long Freezes;
    public long DeferredUnits;
    public long DeferredFen;
    public long PaidDownFen;

    /// <summary>Principal that payments in money hold back.</summary>
    public long HeldBackFen;
    public long ReceivedFen;
    public bool WasRegistered;
    public readonly List<JsonNode> Movements = [];
    public readonly List<JsonNode> Purchases = [];
    public readonly List<JsonNode> Payments = [];
    public readonly List<JsonNode> Recoveries = [];
    public readonly List<JsonNode> Successions = [];

    public long Frozen => long.Min(Units, Freezes);

    /// <summary>What goes with bonds that leave: each not set aside was lowered by the same, paid or held back; rounded down, all with the last of them.</summary>
    public long Leaving(long units)
    {
        var (lowered, bonds) = (PaidDownFen + HeldBackFen, long.Max(0, Units - DeferredUnits));
        return units >= bonds ? lowered : (long)((Int128)lowered * units / bonds);
    }
}
