namespace BondResolution.Domain.Payouts;

/// <summary>What becomes of the bonds that do not fill a group in a one-per payment.</summary>
public enum OnePerRounding
{
    /// <summary>A part of a group counts as one (128044: 不足 10 张的偿付 1 张).</summary>
    Ceiling,

    /// <summary>A part of a group counts as none.</summary>
    Floor,

    /// <summary>Rounded down, but at least one to everyone with a base.</summary>
    FloorMin1
}
