namespace BondResolution.LingnanData;

/// <summary>An account of the simulation: what it holds, what of it is frozen and what is still deferred.</summary>
internal sealed class Position(long units, long frozen)
{
    public long Units { get; set; } = units;

    public long Frozen { get; } = frozen;

    public long Deferred { get; set; }
}
