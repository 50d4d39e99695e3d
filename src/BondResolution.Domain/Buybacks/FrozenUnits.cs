namespace BondResolution.Domain.Buybacks;

/// <summary>What an offer says of pledged and frozen bonds (质押、冻结).</summary>
public enum FrozenUnits
{
    Exclude,
    Include
}
