namespace BondResolution.Domain.Holdings;

/// <summary>How a change treats the amount by which an account's bonds owe less than their face.</summary>
public enum Lowering
{
    /// <summary>The change states it: <see cref="PositionChange.PaidDownFen"/>.</summary>
    Stated,

    /// <summary>Bonds leave and take their share along (<see cref="DifferenceCarry.Leaving"/>).</summary>
    Leaves,

    /// <summary>Bonds arrive with all that the bonds of the same event took along when they left.</summary>
    Arrives,

    /// <summary>A later register shows more or fewer bonds than the ledger: <see cref="DifferenceCarry"/> decides.</summary>
    Reconciled
}
