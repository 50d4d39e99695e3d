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
    public long ReceivedFen;
    public bool WasRegistered;
    public readonly List<JsonNode> Movements = [];
    public readonly List<JsonNode> Purchases = [];
    public readonly List<JsonNode> Payments = [];
    public readonly List<JsonNode> Recoveries = [];
    public readonly List<JsonNode> Successions = [];

    public long Frozen => long.Min(Units, Freezes);
}
